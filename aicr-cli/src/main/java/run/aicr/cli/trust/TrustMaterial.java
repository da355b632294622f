/*
 * Copyright (c) 2026, NVIDIA CORPORATION & AFFILIATES. All rights reserved.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
package run.aicr.cli.trust;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import run.aicr.attestation.trust.TrustedRoot;
import run.aicr.cli.console.Session;
import run.aicr.error.AicrException;
import run.aicr.file.BoundedBytes;

/**
 * The trust roots of one run (spec cli §11.6, bundle §23 item 10, release §2.6). Nothing of this uses the network: the
 * public root is the one that was fetched last into {@code ~/.sigstore/root}, else the one in the program.
 */
public final class TrustMaterial {
    private static final String REHEARSAL = "AICR_REHEARSAL_TRUST_ROOT";
    private static final Path REPOSITORY = Path.of(".sigstore", "root", "tuf-repo-cdn.sigstore.dev");
    private static final Path CACHE = REPOSITORY.resolve(Path.of("targets", "trusted_root.json"));

    private static final TrustedRoot NOBODY = new TrustedRoot(List.of(), List.of(), List.of(), List.of());

    private final Session session;
    private final Optional<TrustedRoot> additional;

    private TrustMaterial(Session session, Optional<TrustedRoot> additional) {
        this.session = session;
        this.additional = additional;
    }

    /** Without a root that the user names. */
    public static TrustMaterial of(Session session) {
        return new TrustMaterial(session, Optional.empty());
    }

    /**
     * With a further root, read at once.
     *
     * @param name file as the user wrote it; empty for none
     * @throws AicrException INVALID_REQUEST when it is no root
     */
    public static TrustMaterial with(String name, Session session) {
        if (name.isEmpty()) {
            return of(session);
        }
        Path file = session.environment().workingDirectory().resolve(name);
        if (!Files.isRegularFile(file)) {
            throw AicrException.invalidRequest("--trust-root " + file + " is not a regular file");
        }
        try {
            return new TrustMaterial(session, Optional.of(TrustedRoot.read(file)));
        } catch (AicrException e) {
            throw AicrException.invalidRequest("--trust-root " + file + " is no trusted root: " + e.sentence());
        }
    }

    /** The root of the public instance. */
    public TrustedRoot publicRoot() {
        String home = session.environment().variable("HOME");
        Path cached = Path.of(home).resolve(CACHE);
        if (home.isEmpty() || !Files.exists(cached)) {
            return TrustedRoot.publicInstance();
        }
        try {
            return TrustedRoot.read(cached);
        } catch (AicrException e) {
            throw AicrException.internal(
                    "the trust root " + cached + " is not usable; delete it, then the one in the program counts", e);
        }
    }

    /**
     * The roots for signatures over bundles: the one that the user named, then the public one. They are not mixed, so what
     * one of them vouches for is known; and the first does its work also when the second cannot be had.
     */
    public List<Supplier<TrustedRoot>> bundleRoots() {
        return additional
                .map(root -> List.<Supplier<TrustedRoot>>of(() -> root, this::publicRootIfReadable))
                .orElseGet(() -> List.of(this::publicRoot));
    }

    private TrustedRoot publicRootIfReadable() {
        try {
            return publicRoot();
        } catch (AicrException e) {
            session.log()
                    .warn("only --trust-root counts: the public trust root cannot be read", "error", e.getMessage());
            return NOBODY;
        }
    }

    /**
     * The bytes of the public root, and where they come from.
     *
     * @param asOf when it was taken from the public instance, as far as that is known
     */
    @SuppressWarnings("ArrayRecordComponent") // read once, written into a kit
    public record PublicRoot(byte[] json, String source, Instant asOf) {
        /** The public instance changes its keys about once a year and announces that months ahead. */
        private static final Duration OLD = Duration.ofDays(180);

        /** What to say when the root is old. */
        public Optional<String> warning(Instant now) {
            return asOf.plus(OLD).isBefore(now)
                    ? Optional.of("the public trust root of " + source + " is of "
                            + asOf.toString().substring(0, 10)
                            + ": newer signatures may be of keys that it does not know; see: aicr trust update --help")
                    : Optional.empty();
        }
    }

    /**
     * The folder in which a root of the user is kept, in the form of clients of TUF.
     *
     * @throws AicrException INVALID_REQUEST when the user has no home folder
     */
    static Path storeOf(Session session) {
        String home = session.environment().variable("HOME");
        if (home.isEmpty()) {
            throw AicrException.invalidRequest("HOME is not set, so there is no place for the trust root; set it");
        }
        return Path.of(home).resolve(REPOSITORY);
    }

    /** The root that {@link #publicRoot} reads, as it is. */
    public PublicRoot publicRootBytes() {
        String home = session.environment().variable("HOME");
        Path cached = Path.of(home).resolve(CACHE);
        try {
            return home.isEmpty() || !Files.exists(cached)
                    ? new PublicRoot(TrustedRoot.publicInstanceJson(), "this program", TrustedRoot.PUBLIC_AS_OF)
                    : new PublicRoot(
                            BoundedBytes.ofFile(cached, cached.toString(), 1 << 20),
                            cached.toString(),
                            Files.getLastModifiedTime(cached).toInstant());
        } catch (IOException e) {
            throw AicrException.internal("cannot read the trust root " + cached, e);
        }
    }

    /** The root of a rehearsal, which a program made in one believes for its own statement. */
    public Optional<TrustedRoot> rehearsalRoot() {
        return rehearsalRootFile().map(TrustedRoot::read);
    }

    /** The file of {@link #rehearsalRoot}. */
    public Optional<Path> rehearsalRootFile() {
        String name = session.environment().variable(REHEARSAL);
        if (name.isEmpty()) {
            return Optional.empty();
        }
        if (!session.stamp().rehearsal()) {
            session.log().warn(REHEARSAL + " is ignored: this program does not come from a rehearsal");
            return Optional.empty();
        }
        return Optional.of(session.environment().workingDirectory().resolve(name));
    }
}
