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

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import run.aicr.attestation.trust.TrustedRoot;
import run.aicr.cli.console.Session;
import run.aicr.error.AicrException;

/**
 * The trust roots of one run (spec cli §11.6, bundle §23 item 10, release §2.6). Nothing of this uses the network: the
 * public root is the one that was fetched last into {@code ~/.sigstore/root}, else the one in the program.
 */
public final class TrustMaterial {
    private static final String REHEARSAL = "AICR_REHEARSAL_TRUST_ROOT";
    private static final Path CACHE =
            Path.of(".sigstore", "root", "tuf-repo-cdn.sigstore.dev", "targets", "trusted_root.json");

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

    /** The root of a rehearsal, which a program made in one believes for its own statement. */
    public Optional<TrustedRoot> rehearsalRoot() {
        String name = session.environment().variable(REHEARSAL);
        if (name.isEmpty()) {
            return Optional.empty();
        }
        if (!session.stamp().rehearsal()) {
            session.log().warn(REHEARSAL + " is ignored: this program does not come from a rehearsal");
            return Optional.empty();
        }
        return Optional.of(
                TrustedRoot.read(session.environment().workingDirectory().resolve(name)));
    }
}
