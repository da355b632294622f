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
package run.aicr.bundle.manifest;

import java.nio.charset.StandardCharsets;
import java.util.List;
import run.aicr.document.Mapping;
import run.aicr.document.Sequence;
import run.aicr.document.YamlWriter;

/** The quota without which GKE refuses pods of critical priority outside of its own namespaces (spec bundle §4.10). */
final class GkeQuota {
    private static final String PATH = "aicr/synthesized/gke-critical-pods-quota.yaml";
    private static final int PODS_PER_NODE = 32;

    private GkeQuota() {}

    static Manifest manifest(String namespace, int nodes) {
        long pods = (long) PODS_PER_NODE * Math.max(1, nodes);
        Mapping expression = new Mapping.Builder()
                .put("operator", "In")
                .put("scopeName", "PriorityClass")
                .put("values", Sequence.ofTexts(List.of("system-node-critical", "system-cluster-critical")))
                .build();
        Mapping spec = new Mapping.Builder()
                .put(
                        "hard",
                        new Mapping.Builder().put("pods", Long.toString(pods)).build())
                .put(
                        "scopeSelector",
                        new Mapping.Builder()
                                .put("matchExpressions", Sequence.of(List.of(expression)))
                                .build())
                .build();
        Mapping quota = new Mapping.Builder()
                .put("apiVersion", "v1")
                .put("kind", "ResourceQuota")
                .put(
                        "metadata",
                        new Mapping.Builder()
                                .put("name", "aicr-gke-critical-pods")
                                .put("namespace", namespace)
                                .build())
                .put("spec", spec)
                .build();
        return new Manifest(PATH, new String(YamlWriter.writeInOrder(quota), StandardCharsets.UTF_8), false);
    }
}
