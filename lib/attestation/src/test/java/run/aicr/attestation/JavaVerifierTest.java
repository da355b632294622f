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
package run.aicr.attestation;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sigstore.KeylessVerificationException;
import dev.sigstore.KeylessVerifier;
import dev.sigstore.TrustedRootProvider;
import dev.sigstore.VerificationOptions;
import dev.sigstore.VerificationOptions.CertificateMatcher;
import dev.sigstore.bundle.Bundle;
import dev.sigstore.strings.StringMatcher;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.attestation.policy.IdentityPolicy;

/** An outside verifier: that of sigstore-java. */
class JavaVerifierTest {
    @TempDir
    Path folder;

    @Test
    void whatWeSignIsVerified() throws Exception {
        Path artefact = Files.writeString(folder.resolve("app.bin"), Scene.ARTEFACT);
        Path file = folder.resolve("app.bin.sigstore.json");
        try (Scene scene = new Scene(folder.resolve("rehearsal"))) {
            Files.write(
                    file,
                    scene.attestor(Duration.ofMinutes(1))
                            .attest(Scene.STATEMENT)
                            .toJson());
            KeylessVerifier verifier = KeylessVerifier.builder()
                    .trustedRootProvider(TrustedRootProvider.from(scene.rehearsal.trustedRoot()))
                    .build();
            Bundle bundle = Bundle.from(file, StandardCharsets.UTF_8);
            assertDoesNotThrow(() -> verifier.verify(artefact, bundle, of(Scene.NAME)));
            assertThrows(
                    KeylessVerificationException.class, () -> verifier.verify(artefact, bundle, of(Scene.NAME + "0")));
        }
    }

    private static VerificationOptions of(String name) {
        return VerificationOptions.builder()
                .addCertificateMatchers(CertificateMatcher.fulcio()
                        .subjectAlternativeName(StringMatcher.string(name))
                        .issuer(StringMatcher.string(IdentityPolicy.CI_ISSUER))
                        .build())
                .build();
    }
}
