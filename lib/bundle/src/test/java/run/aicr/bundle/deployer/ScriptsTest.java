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
package run.aicr.bundle.deployer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import run.aicr.bundle.BundleFolder;
import run.aicr.bundle.BundleGenerator;
import run.aicr.bundle.Recipes;
import run.aicr.bundle.value.Overrides;

/** The generated scripts, run by bash with programs in place of helm and kubectl that write down their calls. */
class ScriptsTest {
    @TempDir
    private Path temporary;

    private Path bundle;
    private Path bin;
    private Path calls;

    record Result(int exitCode, String output) {}

    @BeforeEach
    void makeABundleAndPrograms() throws IOException {
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "needs bash");
        bundle = temporary.resolve("bundle");
        bin = Files.createDirectory(temporary.resolve("bin"));
        calls = Files.createFile(temporary.resolve("calls"));
        program("helm", """
                if [ "$1" = version ]; then echo "${HELM_VERSION:-v3.18.0}"; exit 0; fi
                echo "helm $*" >> "$CALLS"
                case "$*" in *"${FAIL_ON:-nothing-at-all}"*) exit 7;; esac
                """);
        program("kubectl", """
                echo "kubectl $*" >> "$CALLS"
                case "$*" in "get namespace ${TERMINATING:-none} "*) echo Terminating;; esac
                """);
        program("sleep", "echo \"sleep $*\" >> \"$CALLS\"");
        generate(Overrides.NONE);
    }

    private void generate(Overrides overrides) {
        BundleFolder.write(
                bundle,
                BundleGenerator.generate(Recipes.request(Recipes.small(), run.aicr.deployment.Deployer.HELM, overrides))
                        .files());
    }

    private void program(String name, String text) throws IOException {
        Path file = Files.writeString(bin.resolve(name), "#!/bin/bash\n" + text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Result run(Map<String, String> variables, String script, String... arguments) throws IOException {
        List<String> command =
                new ArrayList<>(List.of("/bin/bash", bundle.resolve(script).toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("PATH", bin + ":/usr/bin:/bin");
        builder.environment().put("CALLS", calls.toString());
        builder.environment().putAll(variables);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            return new Result(process.waitFor(), output);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private List<String> helmCalls() throws IOException {
        return Files.readAllLines(calls).stream()
                .filter(l -> l.startsWith("helm"))
                .toList();
    }

    @Test
    void releasesAreInstalledInOrderAndWaitedFor() throws IOException {
        Result result = run(Map.of(), "deploy.sh");
        assertEquals(0, result.exitCode(), result.output());
        assertEquals(
                List.of(
                        "helm upgrade --install cert-manager cert-manager --repo https://charts.jetstack.io"
                                + " --version v1.20.2 --namespace cert-manager --create-namespace -f values.yaml"
                                + " -f cluster-values.yaml --wait --timeout 10m0s",
                        "helm upgrade --install network-operator network-operator --repo"
                                + " https://helm.ngc.nvidia.com/nvidia --version 26.1.1 --namespace net --create-namespace"
                                + " -f values.yaml -f cluster-values.yaml --wait --timeout 10m0s",
                        "helm upgrade --install network-operator-post ./ --namespace net --create-namespace"
                                + " -f values.yaml -f cluster-values.yaml --wait --timeout 10m0s",
                        "helm upgrade --install gpu-operator oci://registry.example.com/charts/gpu-operator --version"
                                + " v26.3.2 --namespace gpu-operator --create-namespace -f values.yaml"
                                + " -f cluster-values.yaml --wait --timeout 10m0s"),
                helmCalls());
        assertTrue(result.output().contains("[1/4] cert-manager → cert-manager"), result.output());
    }

    @Test
    void flagsAreHandedOn() throws IOException {
        Result result = run(
                Map.of("HELM_VERSION", "v4.0.1", "KUBECONFIG_FLAG", "--kubeconfig k", "HELM_DEBUG_FLAG", "--debug"),
                "deploy.sh",
                "--no-wait",
                "--dry-run");
        assertEquals(0, result.exitCode(), result.output());
        assertTrue(helmCalls()
                .get(0)
                .endsWith("--force-conflicts --timeout 10m0s --dry-run=client --kubeconfig k --debug"));
    }

    @Test
    void aFailureIsRetriedWithGrowingPausesAndThenStops() throws IOException {
        Result result = run(Map.of("FAIL_ON", "network-operator-post"), "deploy.sh", "--retries", "2");
        assertEquals(1, result.exitCode(), result.output());
        assertEquals(
                List.of("sleep 5", "sleep 20"),
                Files.readAllLines(calls).stream()
                        .filter(l -> l.startsWith("sleep"))
                        .toList());
        assertFalse(helmCalls().toString().contains("--install gpu-operator"));
    }

    @Test
    void bestEffortGoesOnAndStillFails() throws IOException {
        Result result = run(Map.of("FAIL_ON", "network-operator-post"), "deploy.sh", "--best-effort", "--retries=0");
        assertEquals(3, result.exitCode(), result.output());
        assertTrue(helmCalls().toString().contains("--install gpu-operator"));
        assertTrue(result.output().contains("1 of 4 releases failed: network-operator-post"), result.output());
    }

    @Test
    void undeployGoesBackwards() throws IOException {
        Result result = run(Map.of(), "deploy.sh", "--undeploy");
        assertEquals(0, result.exitCode(), result.output());
        assertEquals(
                List.of(
                        "helm uninstall gpu-operator --namespace gpu-operator --ignore-not-found",
                        "helm uninstall network-operator-post --namespace net --ignore-not-found",
                        "helm uninstall network-operator --namespace net --ignore-not-found",
                        "helm uninstall cert-manager --namespace cert-manager --ignore-not-found"),
                helmCalls());
        assertEquals(
                3,
                run(Map.of("FAIL_ON", "uninstall cert"), "deploy.sh", "--undeploy", "--best-effort")
                        .exitCode());
        assertEquals(
                1,
                run(Map.of("FAIL_ON", "uninstall gpu"), "deploy.sh", "--undeploy")
                        .exitCode());
    }

    @Test
    void aNamespaceThatIsBeingDeletedStopsEverything() throws IOException {
        Result result = run(Map.of("TERMINATING", "net"), "deploy.sh");
        assertEquals(1, result.exitCode(), result.output());
        assertEquals(List.of(), helmCalls());
        assertTrue(result.output().contains("namespace net is being deleted"), result.output());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--colour", "--retries", "--retries=x", "--retries=-1", "x"})
    void aWrongCallIsRefused(String argument) throws IOException {
        assertEquals(1, run(Map.of(), "deploy.sh", argument).exitCode());
        assertEquals(List.of(), helmCalls());
    }

    @Test
    void helpIsGivenAndMissingProgramsAreNamed() throws IOException {
        assertEquals(0, run(Map.of(), "deploy.sh", "--help").exitCode());
        Files.delete(bin.resolve("helm"));
        Result result = run(Map.of("PATH", bin + ":/bin"), "deploy.sh");
        Assumptions.assumeFalse(Files.exists(Path.of("/bin/helm")), "a real helm is there");
        assertEquals(1, result.exitCode());
        assertTrue(result.output().contains("helm is not on PATH"), result.output());
    }

    @Test
    void anEmptyPlaceholderStopsTheInstallation() throws IOException {
        generate(Recipes.dynamic("gpuoperator:site.name"));
        Result result = run(Map.of(), "004-gpu-operator/install.sh");
        assertEquals(1, result.exitCode());
        assertTrue(result.output().contains("'name' is still empty"), result.output());
        assertEquals(
                0,
                run(Map.of("AICR_ALLOW_EMPTY_VALUES", "true"), "004-gpu-operator/install.sh")
                        .exitCode());
        Path values = bundle.resolve("004-gpu-operator/cluster-values.yaml");
        Files.writeString(values, Files.readString(values).replace("name: \"\"", "name: north"));
        assertEquals(0, run(Map.of(), "004-gpu-operator/install.sh").exitCode());
    }

    @Test
    void theExitCodeOfAnInstallationIsHelms() throws IOException {
        assertEquals(
                7,
                run(Map.of("FAIL_ON", "cert-manager"), "001-cert-manager/install.sh")
                        .exitCode());
    }

    @Test
    void aReferenceWithQuotesIsLiteralText() throws IOException {
        assertEquals("'a'\\''$(touch x)'", ShellText.quoted("a'$(touch x)"));
    }

    @Test
    void everyScriptIsValidBashAndShellcheckHasNothingToSay() throws IOException {
        List<Path> scripts = List.of(bundle.resolve("deploy.sh"), bundle.resolve("001-cert-manager/install.sh"));
        Path checker = List.of("/usr/bin/shellcheck", "/usr/local/bin/shellcheck").stream()
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(Path.of(""));
        for (Path script : scripts) {
            assertEquals(
                    0,
                    new ProcessBuilder("/bin/bash", "-n", script.toString())
                            .start()
                            .onExit()
                            .join()
                            .exitValue());
            if (!checker.toString().isEmpty()) {
                Process process = new ProcessBuilder(checker.toString(), script.toString()).start();
                String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                assertEquals("", output);
            }
        }
    }
}
