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
package run.aicr.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import run.aicr.criteria.Criteria;
import run.aicr.criteria.Dimension;
import run.aicr.criteria.KnownValues;
import run.aicr.document.JsonWriter;
import run.aicr.snapshot.Fingerprint.Count;
import run.aicr.snapshot.Fingerprint.Detected;
import run.aicr.snapshot.Fingerprint.Os;

class FingerprintTest {
    private static final String LABEL = "nodeTopology.label.nvidia.com/gpu.product";
    private static final String MODEL = "gpu.hardware.model";

    private static Fingerprint labels(String data) {
        return Fingerprint.of(Documents.one("NodeTopology", "label", data));
    }

    @ParameterizedTest
    @CsvSource({
        "eks, eks",
        "oci, oke",
        "ocid1.instance.oc1, oke",
        "oci://x, oke",
        "ocix, ocix",
        "linode, lke",
        "linode://7, lke",
        "linodes, linodes"
    })
    void theProviderGivesTheService(String provider, String service) {
        Fingerprint fingerprint = Fingerprint.of(Documents.one("K8s", "node", "provider: '" + provider + "'"));
        assertEquals(new Detected(service, "k8s.node.provider", ""), fingerprint.service());
    }

    @ParameterizedTest
    @CsvSource({
        "Ubuntu, ubuntu",
        "' redhat ', rhel",
        "redhatenterpriselinux, rhel",
        "amzn, amazonlinux",
        "al2023, amazonlinux",
        "cos, cos",
        "ol, ol",
        "talos, talos"
    })
    void theReleaseGivesTheOperatingSystem(String id, String os) {
        Fingerprint fingerprint =
                Fingerprint.of(Documents.one("OS", "release", "ID: '" + id + "', VERSION_ID: '24.04'"));
        assertEquals(new Os(os, "24.04", "os.release"), fingerprint.os());
    }

    @Test
    void anUnknownOperatingSystemIsNothing() {
        assertEquals(
                Os.NOTHING,
                Fingerprint.of(Documents.one("OS", "release", "ID: arch, VERSION_ID: 1"))
                        .os());
    }

    @Test
    void theVersionOfKubernetesLosesOneV() {
        assertEquals(
                new Detected("1.33.1", "k8s.server.version", ""),
                Fingerprint.of(Documents.one("K8s", "server", "version: v1.33.1"))
                        .k8sVersion());
        assertEquals(
                Detected.NOTHING,
                Fingerprint.of(Documents.one("K8s", "server", "version: 1.33")).k8sVersion());
    }

    @ParameterizedTest
    @CsvSource({
        "NVIDIA-H100-80GB-HBM3, h100",
        "NVIDIA-H100-PCIe, h100",
        "NVIDIA GB200, gb200",
        "nvidia rtx pro 6000 blackwell, rtx-pro-6000",
        "NVIDIA-L40S, l40s",
        "NVIDIA-L40, l40",
        "NVIDIA-A100-SXM4-40GB, a100"
    })
    void theProductNameGivesTheAccelerator(String product, String value) {
        assertEquals(
                new Detected(value, LABEL, ""),
                labels("nvidia.com/gpu.product: '" + product + "|n1,n2'").accelerator());
    }

    @ParameterizedTest
    @CsvSource({"RTX-A1000", "GH200", "RTX PRO 60000", "Tesla-T4", "''"})
    void anUnknownProductIsNoted(String product) {
        assertEquals(
                new Detected("", LABEL, "unknown-sku"),
                labels("nvidia.com/gpu.product: '" + product + "|n1'").accelerator());
    }

    private static Detected accelerator(String product, String model) {
        return Fingerprint.of(Documents.yaml(
                        "measurements: [{type: NodeTopology, subtypes: [{subtype: label, data: {" + product
                                + "}}]}, {type: GPU, subtypes: [{subtype: hardware, data: {model: " + model + "}}]}]"))
                .accelerator();
    }

    @Test
    void theModelCountsWhenTheLabelSaysNothing() {
        assertEquals(new Detected("h200", MODEL, ""), accelerator("", "h200"));
        assertEquals(new Detected("h200", MODEL, ""), accelerator("nvidia.com/gpu.product: Tesla|n1", "h200"));
        assertEquals(new Detected("h100", LABEL, ""), accelerator("nvidia.com/gpu.product: H100|n1", "h200"));
        assertEquals(new Detected("", MODEL, "unknown-sku"), accelerator("", "t4"));
        assertEquals(new Detected("", LABEL, "unknown-sku"), accelerator("nvidia.com/gpu.product: Tesla|n1", "t4"));
        assertEquals(
                new Detected("", LABEL, "multi-gpu"),
                accelerator("nvidia.com/gpu.product.a: H100|n1, nvidia.com/gpu.product.b: A100|n2", "h200"));
    }

    @Test
    void nodesAreCountedOnce() {
        Fingerprint fingerprint = labels(
                "nvidia.com/gpu.product.a: 'A|n1,n2', nvidia.com/gpu.product.b: 'B|n2,n3', nvidia.com/gpu.products: 'x|n9'");
        assertEquals(new Count(3, LABEL), fingerprint.gpuNodeCount());
        assertEquals(new Count(0, "nodeTopology.summary.node-count"), fingerprint.nodeCount());
        assertEquals(Count.NOTHING, Fingerprint.of(Documents.yaml("{}")).nodeCount());
        assertEquals(new Count(0, LABEL), labels("nvidia.com/gpu.product: H100").gpuNodeCount());
    }

    @ParameterizedTest
    @CsvSource({"4, 4", "4.0, 4", "4.5, 0", "-4, 0", "'4', 4", "99999999999, 0", "many, 0"})
    void theNumberOfNodesIsAWholeNumber(String text, int value) {
        assertEquals(
                value,
                Fingerprint.of(Documents.one("NodeTopology", "summary", "node-count: " + text))
                        .nodeCount()
                        .value());
    }

    @Test
    void severalRegionsAreNone() {
        String source = "nodeTopology.label.topology.kubernetes.io/region";
        assertEquals(
                new Detected("us-west-2", source, ""),
                labels("topology.kubernetes.io/region: 'us-west-2|n1'").region());
        assertEquals(
                new Detected("", source, "multi-region"),
                labels("topology.kubernetes.io/region.a: 'a|n1', topology.kubernetes.io/region.b: 'b|n2'")
                        .region());
    }

    @Test
    void criteriaAreThoseThatAreKnown() {
        Snapshot snapshot = Documents.yaml("""
                measurements:
                  - type: K8s
                    subtypes: [{subtype: node, data: {provider: aws}}]
                  - type: OS
                    subtypes: [{subtype: release, data: {ID: ubuntu}}]
                  - type: GPU
                    subtypes: [{subtype: hardware, data: {model: h100}}]
                  - type: NodeTopology
                    subtypes: [{subtype: summary, data: {node-count: 3}}]
                """);
        Fingerprint fingerprint = Fingerprint.of(snapshot);
        Criteria expected = Criteria.OPEN
                .with(Dimension.ACCELERATOR, "h100")
                .with(Dimension.OS, "ubuntu")
                .withNodes(3);
        assertEquals(expected, fingerprint.criteria(KnownValues.BUILT_IN_ONLY));
        assertEquals(
                expected.with(Dimension.SERVICE, "aws"),
                fingerprint.criteria((dimension, value) -> value.equals("aws")));
        assertEquals(Criteria.OPEN, Fingerprint.of(Documents.yaml("{}")).criteria(KnownValues.BUILT_IN_ONLY));
    }

    @Test
    void theDocumentSaysWhatIsEmpty() {
        Fingerprint nothing = Fingerprint.of(Documents.yaml("{}"));
        assertEquals(
                "{\"service\":{\"value\":\"\"},\"accelerator\":{\"value\":\"\"},\"os\":{\"value\":\"\"},"
                        + "\"k8sVersion\":{\"value\":\"\"},\"nodeCount\":{\"value\":0},\"gpuNodeCount\":{\"value\":0}}",
                new String(JsonWriter.compact(nothing.toNode(false)), StandardCharsets.UTF_8).strip());
    }
}
