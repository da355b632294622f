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

import run.aicr.criteria.Criteria;
import run.aicr.criteria.Dimension;
import run.aicr.criteria.KnownValues;
import run.aicr.document.Mapping;
import run.aicr.document.Node;
import run.aicr.document.Scalar;
import run.aicr.error.AicrException;

/**
 * Which cluster a snapshot shows, with the source of every answer (spec snapshot §4).
 *
 * @param gpuModel as measured, also when it is no known accelerator
 * @param nodeCount all nodes, those of the control plane included
 * @param gpuNodeCount nodes with a GPU product label
 */
public record Fingerprint(
        Detected service,
        Detected accelerator,
        Detected gpuModel,
        Os os,
        Detected k8sVersion,
        Detected region,
        Count nodeCount,
        Count gpuNodeCount) {

    /**
     * A detected word.
     *
     * @param value empty when nothing was detected
     * @param source where it was read, such as {@code k8s.node.provider}; may be there without a value
     * @param note why there is no value: {@code multi-gpu}, {@code unknown-sku}, {@code multi-region}
     */
    public record Detected(String value, String source, String note) {
        public static final Detected NOTHING = new Detected("", "", "");

        boolean isNothing() {
            return equals(NOTHING);
        }

        Node toNode() {
            return new Mapping.Builder()
                    .put("value", value)
                    .putIfSet("source", source)
                    .putIfSet("note", note)
                    .build();
        }
    }

    /** A detected operating system; {@code version} is only there with a value. */
    public record Os(String value, String version, String source) {
        public static final Os NOTHING = new Os("", "", "");

        Node toNode() {
            return new Mapping.Builder()
                    .put("value", value)
                    .putIfSet("version", version)
                    .putIfSet("source", source)
                    .build();
        }
    }

    /** A number of nodes; 0 when it is not known. */
    public record Count(int value, String source) {
        public static final Count NOTHING = new Count(0, "");

        Node toNode() {
            return new Mapping.Builder()
                    .put("value", Scalar.integer(value))
                    .putIfSet("source", source)
                    .build();
        }
    }

    /** Looks at the measurements of a snapshot. */
    public static Fingerprint of(Snapshot snapshot) {
        return new FingerprintRules(snapshot).fingerprint();
    }

    /**
     * The criteria that follow; a value that is not known stays open, and so do intent and platform, which no
     * measurement shows.
     */
    public Criteria criteria(KnownValues known) {
        Criteria criteria = Criteria.OPEN
                .with(Dimension.SERVICE, parse(Dimension.SERVICE, service.value(), known))
                .with(Dimension.ACCELERATOR, parse(Dimension.ACCELERATOR, accelerator.value(), known))
                .with(Dimension.OS, parse(Dimension.OS, os.value(), known));
        return nodeCount.value() > 0 ? criteria.withNodes(nodeCount.value()) : criteria;
    }

    private static String parse(Dimension dimension, String value, KnownValues known) {
        try {
            return dimension.parse(value, known);
        } catch (AicrException unknown) {
            return Dimension.ANY;
        }
    }

    /**
     * The fields of the document.
     *
     * @param withEmpty whether {@code gpuModel} and {@code region} are there when nothing was detected, as in JSON
     */
    public Node toNode(boolean withEmpty) {
        Mapping.Builder node =
                new Mapping.Builder().put("service", service.toNode()).put("accelerator", accelerator.toNode());
        if (withEmpty || !gpuModel.isNothing()) {
            node.put("gpuModel", gpuModel.toNode());
        }
        node.put("os", os.toNode()).put("k8sVersion", k8sVersion.toNode());
        if (withEmpty || !region.isNothing()) {
            node.put("region", region.toNode());
        }
        return node.put("nodeCount", nodeCount.toNode())
                .put("gpuNodeCount", gpuNodeCount.toNode())
                .build();
    }
}
