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

import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import run.aicr.criteria.Dimension;
import run.aicr.snapshot.Fingerprint.Count;
import run.aicr.snapshot.Fingerprint.Detected;
import run.aicr.snapshot.Fingerprint.Os;

/** How each answer of a fingerprint is found (spec recipe §3, snapshot §4). */
final class FingerprintRules {
    private static final String TOPOLOGY = "NodeTopology";
    private static final String LABEL = "label";
    private static final String LABEL_SOURCE = "nodeTopology.label.";
    private static final String PRODUCT = "nvidia.com/gpu.product";
    private static final String REGION = "topology.kubernetes.io/region";
    private static final String MODEL_SOURCE = "gpu.hardware.model";

    private final Snapshot snapshot;

    FingerprintRules(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    Fingerprint fingerprint() {
        return new Fingerprint(
                service(), accelerator(), gpuModel(), os(), k8sVersion(), region(), nodeCount(), gpuNodeCount());
    }

    private String text(String type, String subtype, String key) {
        Optional<Reading> reading = snapshot.find(type, subtype, key);
        return reading.isEmpty() ? "" : reading.get().asText().orElse("");
    }

    private static Detected detected(String value, String source) {
        return value.isEmpty() ? Detected.NOTHING : new Detected(value, source, "");
    }

    private Detected service() {
        String provider = text("K8s", "node", "provider");
        String value = provider;
        if (provider.startsWith("ocid1.") || provider.startsWith("oci://") || provider.equals("oci")) {
            value = "oke";
        } else if (provider.startsWith("linode://") || provider.equals("linode")) {
            value = "lke";
        }
        return detected(value, "k8s.node.provider");
    }

    private Detected k8sVersion() {
        String version = text("K8s", "server", "version");
        return detected(version.startsWith("v") ? version.substring(1) : version, "k8s.server.version");
    }

    private Detected gpuModel() {
        return detected(text("GPU", "hardware", "model"), MODEL_SOURCE);
    }

    private Os os() {
        String value = switch (text("OS", "release", "ID").strip().toLowerCase(Locale.ROOT)) {
            case "ubuntu" -> "ubuntu";
            case "rhel", "redhat", "redhatenterpriselinux" -> "rhel";
            case "cos" -> "cos";
            case "amazonlinux", "amzn", "amazon", "al2", "al2023" -> "amazonlinux";
            case "ol" -> "ol";
            case "talos" -> "talos";
            default -> "";
        };
        if (value.isEmpty()) {
            return Os.NOTHING;
        }
        Optional<Reading> version = snapshot.find("OS", "release", "VERSION_ID");
        return new Os(value, version.isEmpty() ? "" : version.get().text(), "os.release");
    }

    private Detected accelerator() {
        Detected labelled = labelledAccelerator();
        String model = text("GPU", "hardware", "model");
        if (!labelled.value().isEmpty() || labelled.note().equals("multi-gpu") || model.isEmpty()) {
            return labelled;
        }
        if (Dimension.ACCELERATOR.builtIn().contains(model)) {
            return new Detected(model, MODEL_SOURCE, "");
        }
        return labelled.note().isEmpty() ? new Detected("", MODEL_SOURCE, "unknown-sku") : labelled;
    }

    private Detected labelledAccelerator() {
        Optional<Subtype> labels = snapshot.find(TOPOLOGY, LABEL);
        if (labels.isEmpty()) {
            return Detected.NOTHING;
        }
        String source = LABEL_SOURCE + PRODUCT;
        if (numberOfValues(labels.get(), PRODUCT) > 1) {
            return new Detected("", source, "multi-gpu");
        }
        Optional<Reading> label = labels.get().find(PRODUCT);
        if (label.isEmpty()) {
            return Detected.NOTHING;
        }
        Optional<String> value = ProductNames.valueOf(valueOf(label.get()));
        return value.isPresent() ? new Detected(value.get(), source, "") : new Detected("", source, "unknown-sku");
    }

    private Detected region() {
        Optional<Subtype> labels = snapshot.find(TOPOLOGY, LABEL);
        if (labels.isEmpty()) {
            return Detected.NOTHING;
        }
        String source = LABEL_SOURCE + REGION;
        if (numberOfValues(labels.get(), REGION) > 1) {
            return new Detected("", source, "multi-region");
        }
        Optional<Reading> label = labels.get().find(REGION);
        return label.isEmpty() ? Detected.NOTHING : detected(valueOf(label.get()), source);
    }

    /** Nodes that disagree on a label give one key for each value, with the value after a dot. */
    private static int numberOfValues(Subtype labels, String label) {
        int number = 0;
        for (String key : labels.data().keySet()) {
            number += key.startsWith(label + ".") ? 1 : 0;
        }
        return number;
    }

    /** A label is {@code <value>|<node>,<node>…}. */
    private static String valueOf(Reading label) {
        String text = label.text();
        int bar = text.indexOf('|');
        return bar < 0 ? text : text.substring(0, bar);
    }

    private Count nodeCount() {
        if (snapshot.find(TOPOLOGY).isEmpty()) {
            return Count.NOTHING;
        }
        Optional<Reading> count = snapshot.find(TOPOLOGY, "summary", "node-count");
        Optional<Long> number = count.isEmpty() ? Optional.empty() : count.get().asInteger();
        long value = number.isEmpty() || number.get() > Integer.MAX_VALUE ? 0 : Math.max(0, number.get());
        return new Count((int) value, "nodeTopology.summary.node-count");
    }

    private Count gpuNodeCount() {
        Optional<Subtype> labels = snapshot.find(TOPOLOGY, LABEL);
        if (labels.isEmpty()) {
            return Count.NOTHING;
        }
        Set<String> nodes = new HashSet<>();
        for (Map.Entry<String, Reading> entry : labels.get().data().entrySet()) {
            if (entry.getKey().equals(PRODUCT) || entry.getKey().startsWith(PRODUCT + ".")) {
                addNodes(entry.getValue().text(), nodes);
            }
        }
        return new Count(nodes.size(), LABEL_SOURCE + PRODUCT);
    }

    private static void addNodes(String label, Set<String> nodes) {
        int from = label.indexOf('|') + 1;
        while (from > 0 && from <= label.length()) {
            int comma = label.indexOf(',', from);
            int to = comma < 0 ? label.length() : comma;
            String node = label.substring(from, to).strip();
            if (!node.isEmpty()) {
                nodes.add(node);
            }
            from = to + 1;
        }
    }
}
