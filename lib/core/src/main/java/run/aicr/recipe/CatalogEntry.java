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
package run.aicr.recipe;

import java.util.Optional;
import run.aicr.catalog.Overlay;
import run.aicr.criteria.Criteria;
import run.aicr.document.Mapping;
import run.aicr.document.Scalar;

/**
 * An overlay as the list of the catalogue shows it (spec recipe §15).
 *
 * @param leaf whether no other overlay builds on it
 * @param health of leaves, when it was asked for
 */
public record CatalogEntry(Overlay overlay, boolean leaf, Optional<StructuralHealth> health) {

    public Criteria criteria() {
        return overlay.criteria().orElse(Criteria.ABSENT);
    }

    /** The entry for YAML: keys of the criteria in lower case. */
    public Mapping forYaml() {
        Criteria criteria = criteria();
        return node(new Mapping.Builder()
                .put("service", criteria.service())
                .put("accelerator", criteria.accelerator())
                .put("intent", criteria.intent())
                .put("os", criteria.os())
                .put("platform", criteria.platform())
                .put("nodes", Scalar.integer(criteria.nodes()))
                .build());
    }

    /** The entry for JSON: keys of the criteria as the reference writes them, with capitals. */
    public Mapping forJson() {
        Criteria criteria = criteria();
        return node(new Mapping.Builder()
                .put("Service", criteria.service())
                .put("Accelerator", criteria.accelerator())
                .put("Intent", criteria.intent())
                .put("OS", criteria.os())
                .put("Platform", criteria.platform())
                .put("Nodes", Scalar.integer(criteria.nodes()))
                .build());
    }

    private Mapping node(Mapping criteria) {
        Mapping.Builder node = new Mapping.Builder()
                .put("name", overlay.name())
                .put("criteria", criteria)
                .put("is_leaf", Scalar.bool(leaf))
                .put("source", overlay.origin().label());
        if (health.isPresent()) {
            node.put("health", health.get().toNode());
        }
        return node.build();
    }
}
