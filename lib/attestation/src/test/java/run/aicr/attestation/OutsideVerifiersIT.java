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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.attestation.policy.IdentityPolicy;
import run.aicr.rehearsal.Addresses;

/**
 * Verifiers of others, where they are installed (spec sigstore-loopback §5): they must accept what the signer writes, and
 * refuse it for another identity. The packages of Node are found by {@code NODE_PATH}.
 */
class OutsideVerifiersIT {
    @TempDir
    Path folder;

    private Path artefact;
    private Path bundle;
    private Path root;

    @BeforeEach
    void sign() throws IOException {
        artefact = Files.writeString(folder.resolve("app.bin"), Scene.ARTEFACT);
        bundle = folder.resolve("app.bin.sigstore.json");
        root = folder.resolve("trusted_root.json");
        try (Scene scene = new Scene(folder.resolve("rehearsal"))) {
            Files.write(
                    bundle,
                    scene.attestor(Duration.ofMinutes(1))
                            .attest(Scene.STATEMENT)
                            .toJson());
            Files.copy(scene.rehearsal.trustedRoot(), root);
            Files.copy(
                    scene.rehearsal.trustedRoot().resolveSibling("trusted_root.jsonl"),
                    folder.resolve("trusted_root.jsonl"));
            writeConfig(scene.rehearsal.addresses());
        }
    }

    @Test
    void pythonAccepts() throws IOException {
        assume(List.of("sigstore", "--version"));
        check(name -> List.of(
                "sigstore",
                "--trust-config",
                folder.resolve("client.json").toString(),
                "verify",
                "identity",
                "--offline",
                "--bundle",
                bundle.toString(),
                "--cert-identity",
                name,
                "--cert-oidc-issuer",
                IdentityPolicy.CI_ISSUER,
                artefact.toString()));
    }

    @Test
    void nodeAccepts() throws IOException {
        assume(List.of(
                "node",
                "-e",
                "require('@sigstore/verify');require('@sigstore/bundle');" + "require('@sigstore/protobuf-specs')"));
        Path script = Files.writeString(folder.resolve("verify.cjs"), """
                const fs = require('fs');
                const {TrustedRoot} = require('@sigstore/protobuf-specs');
                const {bundleFromJSON} = require('@sigstore/bundle');
                const {Verifier, toTrustMaterial, toSignedEntity} = require('@sigstore/verify');
                const [root, file, subjectAlternativeName, issuer] = process.argv.slice(2);
                const json = path => JSON.parse(fs.readFileSync(path, 'utf8'));
                new Verifier(toTrustMaterial(TrustedRoot.fromJSON(json(root)))).verify(
                  toSignedEntity(bundleFromJSON(json(file))), {subjectAlternativeName, extensions: {issuer}});
                """);
        check(name -> List.of(
                "node",
                script.toString(),
                root.toString(),
                bundle.toString(),
                // A pattern, for this verifier.
                "^" + name.replace(".", "\\.") + "$",
                IdentityPolicy.CI_ISSUER));
    }

    @Test
    void cosignAccepts() throws IOException {
        assume(List.of("cosign", "version"));
        check(name -> List.of(
                "cosign",
                "verify-blob-attestation",
                "--bundle",
                bundle.toString(),
                "--trusted-root",
                root.toString(),
                "--type",
                "slsaprovenance1",
                "--certificate-identity",
                name,
                "--certificate-oidc-issuer",
                IdentityPolicy.CI_ISSUER,
                artefact.toString()));
    }

    @Test
    void ghAccepts() throws IOException {
        assume(List.of("gh", "--version"));
        check(name -> List.of(
                "gh",
                "attestation",
                "verify",
                artefact.toString(),
                "--bundle",
                bundle.toString(),
                "--custom-trusted-root",
                folder.resolve("trusted_root.jsonl").toString(),
                "--repo",
                Scene.REPOSITORY,
                "--cert-identity",
                name,
                "--source-ref",
                "refs/tags/" + Scene.TAG,
                "--deny-self-hosted-runners"));
    }

    /** A command for an identity. */
    private interface Command {
        List<String> of(String name);
    }

    private static void check(Command command) throws IOException {
        Ended right = run(command.of(Scene.NAME));
        assertEquals(0, right.status(), right.said());
        Ended wrong = run(command.of(Scene.NAME.replace("1.3.0", "1.4.0")));
        assertNotEquals(0, wrong.status(), wrong.said());
    }

    private static void assume(List<String> command) throws IOException {
        Assumptions.assumeTrue(run(command).status() == 0, () -> command.get(0) + " is not installed");
    }

    private void writeConfig(Addresses at) throws IOException {
        Files.writeString(
                folder.resolve("client.json"),
                "{\"mediaType\":\"application/vnd.dev.sigstore.clienttrustconfig.v0.1+json\",\"trustedRoot\":"
                        + Files.readString(root)
                        + ",\"signingConfig\":{\"mediaType\":\"application/vnd.dev.sigstore.signingconfig.v0.2+json\","
                        + service("caUrls", at.fulcio().toString())
                        + service("oidcUrls", at.issuer().toString())
                        + service("rekorTlogUrls", at.log().toString())
                        + service("tsaUrls", at.timestamp().toString())
                        + "\"rekorTlogConfig\":{\"selector\":\"ANY\"},\"tsaConfig\":{\"selector\":\"ANY\"}}}");
    }

    private static String service(String name, String uri) {
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
