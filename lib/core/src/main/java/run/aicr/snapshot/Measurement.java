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

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import run.aicr.document.Mapping;
import run.aicr.document.Node;
import run.aicr.document.Sequence;

/**
 * What one collector found.
 *
 * @param type {@code K8s}, {@code GPU}, {@code OS}, {@code SystemD}, {@code NodeTopology} or {@code NetworkTopology}
 */
public record Measurement(String type, List<Subtype> subtypes) {

    public Measurement {
        subtypes = List.copyOf(subtypes);
    }

    /** The first group of that name. */
    public Optional<Subtype> find(String subtype) {
        for (Subtype candidate : subtypes) {
            if (candidate.name().equals(subtype)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    Node toNode() {
        Mapping.Builder node = new Mapping.Builder().put("type", type);
        List<Node> list = new ArrayList<>();
        for (Subtype subtype : subtypes) {
            list.add(subtype.toNode());
        }
        if (!list.isEmpty()) {
            node.put("subtypes", Sequence.of(list));
        }
        return node.build();
    }
}
