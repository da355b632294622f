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
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.digest.Sha256;
import run.aicr.rehearsal.Addresses;
import run.aicr.rehearsal.Rehearsal;
import run.aicr.rehearsal.Setup;

/** An outside verifier: the program {@code sigstore} (Python), which is the strictest about certificates and schemas. */
class PythonVerifierIT {
    private static final String IDENTITY =
            "https://github.com/NVIDIA/aicr/.github/workflows/attest-images.yaml@refs/tags/v1.3.0";

    @TempDir
    Path folder;

    @Test
    void aBundleIsVerifiedOffline() throws IOException, GeneralSecurityException {
        Path file = file();
        Path bundle = folder.resolve("app.bin.sigstore.json");
        try (Rehearsal rehearsal = Rehearsal.start(folder.resolve("rehearsal"), Setup.of("NVIDIA/aicr"))) {
            Files.write(bundle, new SampleSigner(rehearsal).bundle(Sha256.ofFile(file)));
            config(rehearsal);
        }
        Ended right = verify(bundle, IDENTITY, file);
        assertEquals(0, right.status(), right.said());
        Ended wrong = verify(bundle, IDENTITY.replace("1.3.0", "1.4.0"), file);
        assertTrue(wrong.status() != 0 && wrong.said().contains("SAN"), wrong.said());
    }

    @Test
    void anOutsideClientSignsAFile() throws IOException {
        Path file = file();
        Path bundle = folder.resolve("signed.sigstore.json");
        try (Rehearsal rehearsal = Rehearsal.start(folder.resolve("rehearsal"), Setup.of("NVIDIA/aicr"))) {
            Path config = config(rehearsal);
            Ended signed = run(List.of(
                    "sigstore",
                    "--trust-config",
                    config.toString(),
                    "sign",
                    "--identity-token",
                    new SampleSigner(rehearsal).token("sigstore"),
                    "--bundle",
                    bundle.toString(),
                    file.toString()));
            assertEquals(0, signed.status(), signed.said());
        }
        Ended verified = verify(bundle, IDENTITY, file);
        assertEquals(0, verified.status(), verified.said());
    }

    private Path file() throws IOException {
        Assumptions.assumeTrue(run(List.of("sigstore", "--version")).status() == 0, "sigstore is not installed");
        return Files.writeString(folder.resolve("app.bin"), "content");
    }

    private Ended verify(Path bundle, String identity, Path file) throws IOException {
        return run(List.of(
                "sigstore",
                "--trust-config",
                configFile().toString(),
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

    private Path configFile() {
        return folder.resolve("client_trust.json");
    }

    /** Trust root and addresses in the form that the program wants. */
    private Path config(Rehearsal rehearsal) throws IOException {
        Addresses at = rehearsal.addresses();
        String content = "{\"mediaType\":\"application/vnd.dev.sigstore.clienttrustconfig.v0.1+json\",\"trustedRoot\":"
                + Files.readString(rehearsal.trustedRoot())
                + ",\"signingConfig\":{\"mediaType\":\"application/vnd.dev.sigstore.signingconfig.v0.2+json\","
                + service("caUrls", at.fulcio()) + service("oidcUrls", at.issuer()) + service("rekorTlogUrls", at.log())
                + service("tsaUrls", at.timestamp())
                + "\"rekorTlogConfig\":{\"selector\":\"ANY\"},\"tsaConfig\":{\"selector\":\"ANY\"}}}";
        return Files.writeString(configFile(), content);
    }

    private static String service(String name, URI uri) {
        return "\"" + name + "\":[{\"url\":\"" + uri + "\",\"majorApiVersion\":1,"
                + "\"validFor\":{\"start\":\"2026-01-01T00:00:00Z\"},\"operator\":\"rehearsal.test\"}],";
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
