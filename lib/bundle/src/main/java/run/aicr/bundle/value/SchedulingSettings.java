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
package run.aicr.bundle.value;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import run.aicr.document.Mapping;
import run.aicr.document.Node;
import run.aicr.document.Sequence;
import run.aicr.scheduling.NodeSelector;
import run.aicr.scheduling.Taint;
import run.aicr.scheduling.TaintEffect;
import run.aicr.scheduling.Toleration;

/**
 * Where pods may run, how many nodes there are, and where volumes come from (spec bundle §4.5).
 *
 * @param system nodes for what runs the cluster
 * @param accelerated nodes with accelerators
 * @param workload labels of the pods that use accelerators
 * @param gate taint that keeps workloads off a node that is not ready
 * @param nodes 0 when it is not known
 * @param storageClass empty for the default of the cluster
 */
public record SchedulingSettings(
        Nodes system, Nodes accelerated, NodeSelector workload, Optional<Taint> gate, int nodes, String storageClass) {

    /** No selectors, every taint tolerated. */
    public static final SchedulingSettings DEFAULT =
            new SchedulingSettings(Nodes.DEFAULT, Nodes.DEFAULT, Nodes.DEFAULT.selector(), Optional.empty(), 0, "");

    /** A class of nodes. */
    public record Nodes(NodeSelector selector, List<Toleration> tolerations) {
        static final Nodes DEFAULT = new Nodes(new NodeSelector(Map.of()), List.of());

        /** Without tolerations every taint is tolerated. */
        public Nodes {
            tolerations = tolerations.isEmpty() ? List.of(Toleration.EVERYTHING) : List.copyOf(tolerations);
        }

        Sequence tolerationNodes() {
            return Sequence.of(tolerations.stream().map(Nodes::node).toList());
        }

        private static Node node(Toleration toleration) {
            return new Mapping.Builder()
                    .putIfSet("key", toleration.key())
                    .put("operator", toleration.operator().word())
                    .putIfSet("value", toleration.value())
                    .putIfSet(
                            "effect", toleration.effect().map(TaintEffect::word).orElse(""))
                    .build();
        }
    }

    /** A selector as values have it. */
    static Mapping node(NodeSelector selector) {
        Mapping.Builder node = new Mapping.Builder();
        selector.labels().forEach(node::put);
        return node.build();
    }
}
