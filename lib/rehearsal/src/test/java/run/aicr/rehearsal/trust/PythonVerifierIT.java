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
package run.aicr.rehearsal.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.digest.Sha256;
import run.aicr.rehearsal.Rehearsal;
import run.aicr.rehearsal.Setup;

/** An outside verifier: the program {@code sigstore} (Python), which is the strictest about certificates and schemas. */
class PythonVerifierIT {
    private static final String URL_SPAN =
            ",\"validFor\":{\"start\":\"2026-01-01T00:00:00Z\"},\"operator\":\"rehearsal.test\"}]";

    @TempDir
    Path folder;

    @Test
    void aBundleIsVerifiedOffline() throws IOException, GeneralSecurityException {
        Assumptions.assumeTrue(run(List.of("sigstore", "--version")).status() == 0, "sigstore is not installed");
        Path file = Files.writeString(folder.resolve("app.bin"), "content");
        Path bundle = folder.resolve("app.bin.sigstore.json");
        Path config = folder.resolve("client_trust.json");
        try (Rehearsal rehearsal = Rehearsal.start(folder.resolve("rehearsal"), Setup.of("NVIDIA/aicr"))) {
            Files.write(bundle, new SampleSigner(rehearsal).bundle(Sha256.ofFile(file)));
            Files.writeString(config, clientTrust(Files.readString(rehearsal.trustedRoot())));
        }
        String identity = "https://github.com/NVIDIA/aicr/.github/workflows/attest-images.yaml@refs/tags/v1.3.0";
        Ended right = verify(config, bundle, identity, file);
        assertEquals(0, right.status(), right.said());
        assertEquals(
                1,
                verify(config, bundle, identity.replace("1.3.0", "1.4.0"), file).status());
    }

    private Ended verify(Path config, Path bundle, String identity, Path file) throws IOException {
        return run(List.of(
                "sigstore",
                "--trust-config",
                config.toString(),
                "verify",
                "identity",
                "--offline",
                "--bundle",
                bundle.toString(),
                "--cert-identity",
                identity,
                "--cert-oidc-issuer",
                "https://token.actions.githubusercontent.com",
                file.toString()));
    }

    private static String clientTrust(String trustedRoot) {
        return "{\"mediaType\":\"application/vnd.dev.sigstore.clienttrustconfig.v0.1+json\",\"trustedRoot\":"
                + trustedRoot
                + ",\"signingConfig\":{\"mediaType\":\"application/vnd.dev.sigstore.signingconfig.v0.2+json\","
                + "\"caUrls\":[{\"url\":\"http://127.0.0.1:1\",\"majorApiVersion\":1" + URL_SPAN + ","
                + "\"oidcUrls\":[{\"url\":\"http://127.0.0.1:1/auth\",\"majorApiVersion\":1" + URL_SPAN + ","
                + "\"rekorTlogUrls\":[{\"url\":\"http://127.0.0.1:1\",\"majorApiVersion\":1" + URL_SPAN + ","
                + "\"tsaUrls\":[{\"url\":\"http://127.0.0.1:1/api/v1/timestamp\",\"majorApiVersion\":1" + URL_SPAN + ","
                + "\"rekorTlogConfig\":{\"selector\":\"ANY\"},\"tsaConfig\":{\"selector\":\"ANY\"}}}";
    }

    private record Ended(int status, String said) {}

    private static Ended run(List<String> command) throws IOException {
        Process process;
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            return new Ended(127, e.toString());
        }
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            return new Ended(process.waitFor(), said);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            throw new IOException(e);
        }
    }
}
