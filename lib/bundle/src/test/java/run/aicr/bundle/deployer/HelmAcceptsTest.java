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
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import run.aicr.bundle.Bundle;
import run.aicr.bundle.BundleFolder;
import run.aicr.bundle.BundleGenerator;
import run.aicr.bundle.Recipes;
import run.aicr.bundle.value.Overrides;
import run.aicr.deployment.BundleTarget;
import run.aicr.deployment.BundleTarget.Artefact;
import run.aicr.deployment.Deployer;
import run.aicr.document.Limits;
import run.aicr.document.Mapping;
import run.aicr.document.Node;
import run.aicr.document.YamlReader;
import run.aicr.document.YamlWriter;

/** The real Helm reads and renders every chart that is generated; skipped with a message where it is not installed. */
class HelmAcceptsTest {
    private static Path helm = Path.of("");

    @TempDir
    private Path temporary;

    private record Result(int exitCode, String output) {}

    @BeforeAll
    static void findHelm() {
        Optional<Path> found = Stream.of(System.getenv("PATH").split(Pattern.quote(File.pathSeparator)))
                .map(folder -> Path.of(folder, "helm"))
                .filter(Files::isExecutable)
                .findFirst();
        if (found.isEmpty()) {
            Assumptions.abort("helm is not on the PATH");
        }
        helm = found.get();
    }

    private Result helm(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(helm.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(Map.of("HOME", temporary.toString(), "HELM_DEBUG", "false"));
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.waitFor(), output);
    }

    private Path written(Deployer deployer, Overrides overrides) {
        Optional<Artefact> artefact = Optional.of((Artefact) BundleTarget.parse("oci://r.example.com/a/stack:1.2.3"));
        DeploySettings settings = deployer == Deployer.ARGOCD_HELM
                ? new DeploySettings(
                        "", "", "", DeploySettings.FLUX_NAMESPACE, DeploySettings.FLUX_SOURCE, artefact, Map.of())
                : DeploySettings.DEFAULT;
        Bundle bundle = BundleGenerator.generate(Recipes.request(Recipes.large(), deployer, overrides, settings));
        Path folder = temporary.resolve(deployer.word());
        BundleFolder.write(folder, bundle.files());
        return folder;
    }

    private static List<Path> charts(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(f -> f.endsWith("Chart.yaml"))
                    .map(Path::getParent)
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @EnumSource(Deployer.class)
    void everyChartIsSoundAndRenders(Deployer deployer) throws IOException, InterruptedException {
        List<Path> charts = charts(written(deployer, Overrides.NONE));
        assertFalse(charts.isEmpty());
        for (Path chart : charts) {
            Result lint = helm("lint", "--quiet", chart.toString());
            assertEquals(0, lint.exitCode(), lint.output());
            Result template = helm("template", "x", chart.toString(), "--values", values(chart, deployer));
            assertEquals(0, template.exitCode(), template.output());
        }
    }

    /** A file of values: none, or those that Flux takes from the release beside the chart. */
    private String values(Path chart, Deployer deployer) throws IOException {
        Path file = temporary.resolve("values.yaml");
        Node values = Mapping.EMPTY;
        if (deployer == Deployer.FLUX) {
            Node release = YamlReader.readAll(
                            "release", Files.readAllBytes(chart.resolve("helmrelease.yaml")), Limits.DOCUMENT)
                    .getLast();
            Mapping spec = (Mapping) ((Mapping) release).find("spec").orElseThrow();
            values = spec.find("values").orElse(Mapping.EMPTY);
        }
        return Files.write(file, YamlWriter.write(values)).toString();
    }

    @Test
    void theChartOfApplicationsGivesTheParentAndItsChildren() throws IOException, InterruptedException {
        Path chart = written(Deployer.ARGOCD_HELM, Recipes.dynamic("gpuoperator:driver.version"));
        Result given = helm("template", "x", chart.toString(), "--set", "gpuoperator.driver.version=570.133.20");
        assertEquals(0, given.exitCode(), given.output());
        Forms forms = Forms.read();
        List<Node> applications =
                YamlReader.readAll("template", given.output().getBytes(StandardCharsets.UTF_8), Limits.DOCUMENT);
        List<String> faults = new ArrayList<>();
        for (Node application : applications) {
            faults.addAll(forms.faults(name(application), application));
        }
        assertEquals(List.of(), faults);
        try (Stream<Path> templates = Files.list(chart.resolve("templates"))) {
            assertEquals(templates.count(), applications.size());
        }
        assertTrue(given.output().contains("version: 570.133.20"), "a value of the installation reaches the child");
        assertTrue(given.output().contains("repoURL: 'oci://r.example.com/a/stack'"), given.output());
    }

    private static String name(Node application) {
        return ((Mapping) application).find("metadata").orElseThrow().toString();
    }

    @Test
    void wrongValuesOfTheInstallationAreRefused() throws IOException, InterruptedException {
        String chart = written(Deployer.ARGOCD_HELM, Overrides.NONE).toString();
        assertNotEquals(0, helm("template", "x", chart, "--set", "repoURL=").exitCode());
        assertNotEquals(
                0, helm("template", "x", chart, "--set", "deployer.foo=1").exitCode());
        Result tooLong = helm("template", "x", chart, "--set", "deployer.namePrefix=" + "p".repeat(50));
        assertTrue(tooLong.exitCode() != 0 && tooLong.output().contains("53"), tooLong.output());
        Result moved = helm("template", "x", chart, "--set", "repoURL=oci://other.example.com/x");
        assertTrue(moved.output().contains("repoURL: 'oci://other.example.com/x/stack'"), moved.output());
    }
}
