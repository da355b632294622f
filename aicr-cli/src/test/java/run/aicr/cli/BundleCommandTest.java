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
package run.aicr.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.attestation.key.SigningKey;

class BundleCommandTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void makeARecipe() {
        run("recipe", "--service", "eks", "--gpu", "h100", "--intent", "training", "-o", "recipe.yaml");
    }

    private InProcess run(String... args) {
        return InProcess.run(folder, Map.of(), args);
    }

    @Test
    void aBundleThatAKeySignedVerifies() throws IOException {
        Path keys = Files.createDirectory(folder.resolve("keys"));
        Path key = Files.writeString(
                folder.resolve("key.pem"), SigningKey.inFolder(keys).publicKey().toPem());
        InProcess made = run("bundle", "-r", "recipe.yaml", "-o", "b", "--attest", "--key-folder", "keys");
        assertEquals(0, made.exitCode(), made.err());
        InProcess good = run("verify", "b", "--key", key.toString(), "--min-trust-level", "attested", "--strict");
        assertEquals(0, good.exitCode(), good.err());
        assertTrue(good.out().contains("Bundle attested by: pem:"), good.out());
        assertFalse(Files.readString(folder.resolve("b/attestation/bundle-attestation.sigstore.json"))
                .contains(folder.toString()));
        Files.writeString(folder.resolve("b/recipe.yaml"), "x: 1\n");
        assertEquals(4, run("verify", "b", "--key", key.toString()).exitCode());
        InProcess again = run("bundle", "-r", "recipe.yaml", "-o", "b");
        assertEquals(0, again.exitCode(), again.err());
        assertFalse(Files.exists(folder.resolve("b/attestation")), "a signature over other files must not stay");
    }

    @Test
    void aMissingKeyIsNoticedAlsoWhenNobodySigned() {
        run("bundle", "-r", "recipe.yaml", "-o", "b");
        assertEquals(3, run("verify", "b", "--key", "none.pem").exitCode());
        assertEquals(6, run("verify", "b", "--key", "awskms://k").exitCode());
        assertEquals(
                3,
                run("bundle", "-r", "recipe.yaml", "-o", "c", "--attest", "--key-folder", "none")
                        .exitCode());
        assertFalse(Files.exists(folder.resolve("c")));
    }

    @Test
    void theReportIsAlsoADocument() {
        InProcess json = run("bundle", "-r", "recipe.yaml", "-o", "b", "--format", "json");
        assertEquals(0, json.exitCode(), json.err());
        assertTrue(json.out().contains("\"type\": \"Helm per-component bundle\""), json.out());
        assertEquals(2, run("bundle", "-r", "recipe.yaml", "--format", "xml").exitCode());
    }

    @Test
    void flagsWinOverTheConfigurationAndClearIt() throws IOException {
        Files.writeString(folder.resolve("c.yaml"), """
                kind: AICRConfig
                apiVersion: aicr.run/v1alpha2
                spec:
                  bundle:
                    input: {recipe: recipe.yaml}
                    deployment: {deployer: argocd, appName: my-app, set: ["gpuoperator:a=1"]}
                    scheduling: {workloadGate: "x:NoSchedule", storageClass: slow, nodes: 4}
                """);
        InProcess made =
                run("bundle", "--config", "c.yaml", "-o", "b", "--storage-class", "fast", "--workload-gate", "");
        assertEquals(0, made.exitCode(), made.err());
        assertTrue(made.err().contains("CLI flag overriding config value"), made.err());
        assertTrue(Files.readString(folder.resolve("b/app-of-apps.yaml")).contains("name: my-app"));
        InProcess refused = run("bundle", "--config", "c.yaml", "-o", "c", "-d", "helm");
        assertEquals(2, refused.exitCode());
        assertTrue(refused.err().contains("--app-name"), refused.err());
    }

    @Test
    void aMirrorListHasRulesOfItsOwn() {
        InProcess strict = run("mirror", "list", "-r", "recipe.yaml", "--strict");
        assertEquals(8, strict.exitCode(), strict.err());
        assertTrue(strict.out().startsWith("images:"), strict.out());
        assertEquals(
                2,
                run("mirror", "list", "-r", "recipe.yaml", "--service", "eks").exitCode());
        assertEquals(0, run("mirror").exitCode());
    }
}
