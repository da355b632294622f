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
package run.aicr.catalog.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Each rule notices what it is for: a copy of the catalogue with one thing broken is reported, in words that help. */
class BrokenTreeTest {
    private static final Path SOURCES = Path.of("src/main/catalog");
    private static final String LEAF = "overlays/h100-eks-ubuntu-training.yaml";
    private static final String BASE = "overlays/base.yaml";
    private static final String UBUNTU = "mixins/os-ubuntu.yaml";
    private static final String GATEWAY = "components/agentgateway/manifests/inference-gateway.yaml";
    private static final String INJECTOR = "components/gke-nccl-tcpxo/manifests/nri-device-injector.yaml";
    private static final String CHECK = "checks/nfd/health-check.yaml";

    @TempDir
    private Path folder = Path.of("");

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1).replace(".yaml", "");
    }

    /** One way to break the tree; with an empty {@code old} a file is written, with an empty {@code now} text goes. */
    private record Break(int rule, String path, String old, String now, String told) {}

    private static Break put(int rule, String path, String text, String told) {
        return new Break(rule, path, "", text, told);
    }

    /** A new overlay with the given lines below its spec. */
    private static Break overlay(int rule, String path, String spec, String told) {
        String head =
                "kind: RecipeMetadata\napiVersion: aicr.run/v1alpha2\nmetadata:\n  name: " + name(path) + "\nspec:\n";
        return put(rule, path, head + spec.indent(2), told);
    }

    private static final List<Break> BREAKS = List.of(
            new Break(1, LEAF, "kind: RecipeMetadata", "kind: Recipe", LEAF + ": kind is \"Recipe\""),
            new Break(1, LEAF, "v1alpha2", "v1alpha1", LEAF + ": apiVersion is \"aicr.run/v1alpha1\""),
            new Break(1, LEAF, "name: h100-eks-ubuntu-training", "name: other", "metadata.name is \"other\""),
            new Break(1, UBUNTU, "kind: RecipeMixin", "kind: RecipeMetadata", UBUNTU + ": kind is"),
            put(1, "overlays/broken.yaml", "a: [", "overlays/broken.yaml"),
            put(1, "overlays/list.yaml", "- a", "a mapping is expected"),
            overlay(1, "overlays/typo.yaml", "criteria: {service: metal3}\ncomponentRef: []", "componentRef"),
            overlay(
                    2,
                    "overlays/unknown.yaml",
                    "criteria: {service: nowhere}",
                    "service \"nowhere\" is no known value"),
            overlay(2, "overlays/capital.yaml", "criteria: {service: EKS}", "service \"EKS\""),
            overlay(
                    2,
                    "overlays/twin.yaml",
                    "criteria: {service: eks, os: any}",
                    "the criteria are those of overlays/eks.yaml"),
            overlay(2, "overlays/vague.yaml", "base: eks\ncriteria: {platform: nim}", "needs one of service"),
            overlay(3, "overlays/orphan.yaml", "base: ghost\ncriteria: {service: metal3}", "the parent \"ghost\""),
            overlay(3, "overlays/self.yaml", "base: self\ncriteria: {service: metal3}", "a cycle of parents"),
            new Break(
                    4,
                    LEAF,
                    "mixins:",
                    "componentRefs:\n    - name: nfd\n      valuesFile: components/nfd/no.yaml\n  mixins:",
                    "components/nfd/no.yaml does not exist"),
            new Break(
                    4,
                    "mixins/platform-inference.yaml",
                    "manifests/gateway-api-crds",
                    "manifests/gone",
                    "gone.yaml does not exist"),
            put(4, "components/nfd/values.yaml", "a: [", "components/nfd/values.yaml"),
            overlay(
                    5,
                    "overlays/stray.yaml",
                    "criteria: {service: metal3}\ncomponentRefs:\n  - name: stray",
                    "stray: the registry has no such"),
            overlay(
                    5,
                    "overlays/lost.yaml",
                    "criteria: {service: metal3}\ncomponentRefs:\n  - name: nfd\n    dependencyRefs: [grove]",
                    "unknown dependency \"grove\""),
            overlay(
                    5,
                    "overlays/ring.yaml",
                    "criteria: {service: metal3}\ncomponentRefs:\n  - name: nfd\n    dependencyRefs: [gpu-operator]",
                    "circular dependency"),
            new Break(6, UBUNTU, "name: OS.release.ID", "name: Os.release.ID", "constraint \"Os.release.ID\""),
            new Break(6, UBUNTU, "name: OS.release.ID", "name: OS.ID", "constraint \"OS.ID\""),
            new Break(6, BASE, ">= 1.25", ">=", "cannot be empty"),
            new Break(6, BASE, ">= 1.25", "=> 1.25", "is an operator meant?"),
            new Break(6, "overlays/h100-gke-cos-training.yaml", ">= 300", "~> 300", "nccl-all-reduce-bw"),
            new Break(
                    7,
                    "mixins/platform-inference.yaml",
                    "version: v2.2.1",
                    "version: v2.2.0",
                    "version v2.2.0 is pinned"),
            new Break(7, "overlays/aks.yaml", "83.7.0", "84.4.0", "is not needed any more"),
            overlay(
                    7,
                    "overlays/old.yaml",
                    "criteria: {service: metal3}\ncomponentRefs:\n  - name: nfd\n    version: 0.1.0",
                    "version 0.1.0 is pinned"),
            new Break(
                    8,
                    BASE,
                    "        - prometheus-operator-crds\n",
                    "",
                    "no direct dependency on prometheus-operator-crds"),
            new Break(9, GATEWAY, "helm.sh/hook: post-install,post-upgrade", "helm.sh/hook: post-install", GATEWAY),
            new Break(9, GATEWAY, "    helm.sh/hook-weight: \"5\"\n", "", "AgentgatewayParameters"),
            new Break(9, GATEWAY, "before-hook-creation", "hook-succeeded", GATEWAY),
            new Break(
                    9,
                    "components/slinky-slurm/manifests/compute-domain.yaml",
                    "\"true\"",
                    "\"false\"",
                    "ComputeDomain"),
            new Break(
                    10,
                    INJECTOR,
                    "@sha256:7704e2bd74b8edbb76b6913c7904cc2362f1fa887c4d4aba7b19778ea353537c",
                    "",
                    "has no digest"),
            new Break(
                    10,
                    INJECTOR,
                    ":1.0.25-gke.6@sha256:7704e2bd74b8edbb76b6913c7904cc2362f1fa887c4d4aba7b19778ea353537c",
                    "",
                    "neither tag nor digest"),
            new Break(
                    10,
                    "components/nodewright-customizations/manifests/tuning-gke.yaml",
                    "      containerSHA:",
                    "      other:",
                    "nvidia-tuning-gke:0.1.2 has no digest"),
            new Break(
                    10,
                    "components/nodewright-customizations/manifests/no-op.yaml",
                    "skyhook-packages/shellscript",
                    "skyhook-packages/other",
                    "shellscript\" is not needed any more"),
            new Break(
                    11,
                    "registry.yaml",
                    "    displayName: Node Feature Discovery\n",
                    "",
                    "name and displayName are needed"),
            new Break(11, "registry.yaml", "      - gpuoperator\n", "      - nfd\n", "\"nfd\" is used twice"),
            new Break(11, "registry.yaml", "  - name: gpu-operator\n", "  - name: nfd\n", "the name is used twice"),
            new Break(
                    11,
                    "registry.yaml",
                    "checks/nfd/",
                    "checks/none/",
                    "\"checks/none/health-check.yaml\" does not exist"),
            new Break(
                    11,
                    "registry.yaml",
                    "    helm:\n",
                    "    kustomize:\n      defaultSource: https://example.com/x\n    helm:\n",
                    "both helm and kustomize are set"),
            new Break(11, CHECK, "- assert:", "- delete:", "[delete] does more than assert"),
            new Break(11, CHECK, "      try:", "      cleanup: []\n      try:", "a step may not have \"cleanup\""),
            new Break(11, CHECK, "kind: Test", "kind: Job", "the kind is not Test"),
            new Break(
                    12,
                    "overlays/h100-any.yaml",
                    "gpu-operator-version",
                    "operator-health",
                    "the check gpu-operator-version"),
            new Break(12, "overlays/eks.yaml", "    conformance:", "    readiness:", "no conformance phase"),
            new Break(
                    13,
                    "components/gpu-operator/values.yaml",
                    "driverInstallDir: ",
                    "driverInstallDir: / # ",
                    "the root of the host"),
            new Break(
                    13,
                    "components/nvidia-dra-driver-gpu/values.yaml",
                    "nvidiaDriverRoot: ",
                    "nvidiaDriverRoot: /other # ",
                    "nvidiaDriverRoot is \"/other\""),
            new Break(
                    14,
                    "overlays/h100-eks-training.yaml",
                    "        - nodewright-customizations\n",
                    "",
                    "gpu-operator does not depend on nodewright-customizations"),
            new Break(14, BASE, "        - gpu-operator\n", "", "nvsentinel does not depend on gpu-operator"),
            new Break(
                    14,
                    "overlays/h100-eks-ubuntu-inference-dynamo.yaml",
                    "        - kai-scheduler\n",
                    "",
                    "dynamo-platform does not depend on kai-scheduler"),
            new Break(
                    14,
                    "mixins/platform-kubeflow.yaml",
                    "        - gpu-operator\n",
                    "",
                    "kubeflow-trainer does not depend on gpu-operator"),
            new Break(
                    15,
                    "overlays/h100-gke-cos-training-kubeflow.yaml",
                    "  componentRefs:",
                    "  validation: {performance: {constraints: [{name: nccl-all-reduce-bw, value: '>= 1'}]}}\n  componentRefs:",
                    "[>= 1, >= 300]"),
            new Break(
                    15,
                    "overlays/h100-gke-cos-training-slurm.yaml",
                    "checks: []",
                    "checks: [nccl-all-reduce-bw]",
                    "h100-gke-cos-training-slurm: the performance phase is not cleared"));

    @TestFactory
    Stream<DynamicTest> everyFaultIsReportedByItsRule() throws IOException {
        TreeCopy.of(SOURCES, folder);
        return BREAKS.stream()
                .map(broken -> DynamicTest.dynamicTest(
                        broken.rule() + " " + broken.path() + ": " + broken.told(), () -> reported(broken)));
    }

    @Test
    void everyRuleHasItsFaults() {
        assertEquals(
                Lint.RULES.stream().map(Rule::number).toList(),
                BREAKS.stream().map(Break::rule).distinct().sorted().toList());
    }

    @Test
    void aRecommendedPerformancePhaseIsRequiredOnRequest() {
        LintTree tree = LintTree.read(SOURCES);
        List<String> findings = ValidationFloor.check(tree, true);
        assertTrue(
                findings.stream().allMatch(finding -> finding.endsWith("no performance phase")), findings.toString());
        assertTrue(findings.stream().noneMatch(finding -> finding.contains("-kind-")), findings.toString());
        assertEquals(List.of(), ValidationFloor.check(tree, false));
    }

    private void reported(Break broken) throws IOException {
        Path file = folder.resolve(broken.path());
        boolean isNew = Files.notExists(file);
        String before = isNew ? "" : Files.readString(file);
        assertTrue(before.contains(broken.old()), "nothing to break: " + broken.old());
        Files.writeString(file, broken.old().isEmpty() ? broken.now() : before.replace(broken.old(), broken.now()));
        try {
            List<String> findings = Lint.rule(broken.rule()).findings(LintTree.read(folder));
            assertTrue(findings.stream().anyMatch(finding -> finding.contains(broken.told())), findings.toString());
        } finally {
            if (isNew) {
                Files.delete(file);
            } else {
                Files.writeString(file, before);
            }
        }
    }
}
