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
package run.aicr.attestation.trust;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import run.aicr.error.AicrException;
import run.aicr.file.BoundedBytes;

/**
 * Whom a verifier believes (spec sigstore-loopback §2, release-practice §7.2).
 *
 * @param logs transparency logs
 * @param certificateAuthorities that issue the certificates of signers
 * @param certificateLogs that those certificates are entered in
 * @param timestampAuthorities that witness times
 */
public record TrustedRoot(
        List<TrustedLog> logs,
        List<Authority> certificateAuthorities,
        List<TrustedLog> certificateLogs,
        List<Authority> timestampAuthorities) {
    private static final long MAX_BYTES = 1 << 20;
    private static final String PUBLIC = "public-good-trusted_root.json";

    public TrustedRoot {
        logs = List.copyOf(logs);
        certificateAuthorities = List.copyOf(certificateAuthorities);
        certificateLogs = List.copyOf(certificateLogs);
        timestampAuthorities = List.copyOf(timestampAuthorities);
    }

    /**
     * Reads a {@code trusted_root.json} of at most 1 MiB.
     *
     * @throws AicrException INVALID_REQUEST when it is none; NOT_FOUND when the file is absent
     */
    public static TrustedRoot read(Path file) {
        try {
            return parse(file.toString(), BoundedBytes.ofFile(file, file.toString(), MAX_BYTES));
        } catch (NoSuchFileException e) {
            throw AicrException.notFound("trust root not found: " + file);
        } catch (IOException e) {
            throw AicrException.invalidRequest("cannot read the trust root " + file + ": " + e.getMessage());
        }
    }

    /**
     * Reads the content of a {@code trusted_root.json}: media type of version 0.1, no unknown keys.
     *
     * @param source name for messages
     * @throws AicrException INVALID_REQUEST when it is something else
     */
    public static TrustedRoot parse(String source, byte[] json) {
        return new RootReader(source).read(json);
    }

    /** When the root of {@link #publicInstance} was taken from the public instance. */
    public static final Instant PUBLIC_AS_OF = Instant.parse("2026-11-24T00:00:00Z");

    /** The root of the public instance of Sigstore, as this build carries it; its date is in the README beside it. */
    public static TrustedRoot publicInstance() {
        return parse(PUBLIC, publicInstanceJson());
    }

    /** The bytes of {@link #publicInstance}. */
    public static byte[] publicInstanceJson() {
        return resource(PUBLIC);
    }

    /** The root of the TUF repository of the public instance, from which newer roots of trust can be reached. */
    public static byte[] publicTufRoot() {
        return resource("public-good-tuf-root.json");
    }

    private static byte[] resource(String name) {
        try (@Nullable InputStream in = TrustedRoot.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("this build lacks the resource " + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw AicrException.internal("cannot read the resource " + name, e);
        }
    }
}
