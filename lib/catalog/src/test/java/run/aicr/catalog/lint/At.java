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

import java.util.List;
import java.util.Optional;
import run.aicr.document.Mapping;
import run.aicr.document.Node;
import run.aicr.document.Scalar;
import run.aicr.document.Sequence;

/** Reads what lies at a path of keys; what is not there, or is something else, is empty. */
final class At {
    private At() {}

    static Optional<Node> node(Node start, String... keys) {
        Optional<Node> at = Optional.of(start);
        for (String key : keys) {
            at = at.flatMap(node -> node instanceof Mapping mapping ? mapping.find(key) : Optional.empty());
        }
        return at.filter(node -> !(node instanceof Scalar scalar && scalar.isNull()));
    }

    static String text(Node start, String... keys) {
        return node(start, keys)
                .filter(Scalar.class::isInstance)
                .map(node -> ((Scalar) node).text())
                .orElse("");
    }

    static Mapping mapping(Node start, String... keys) {
        return node(start, keys)
                .filter(Mapping.class::isInstance)
                .map(Mapping.class::cast)
                .orElse(Mapping.EMPTY);
    }

    static List<Node> items(Node start, String... keys) {
        return node(start, keys)
                .filter(Sequence.class::isInstance)
                .map(node -> ((Sequence) node).items())
                .orElse(List.of());
    }

    static List<String> texts(Node start, String... keys) {
        return items(start, keys).stream().map(item -> text(item)).toList();
    }
}
