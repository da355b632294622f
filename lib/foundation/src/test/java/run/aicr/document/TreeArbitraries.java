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
package run.aicr.document;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Random trees, with the texts that are hard to write. */
final class TreeArbitraries {
    private TreeArbitraries() {}

    static Arbitrary<Node> trees() {
        return Arbitraries.recursive(TreeArbitraries::scalars, TreeArbitraries::nested, 0, 3);
    }

    private static Arbitrary<Node> nested(Arbitrary<Node> inner) {
        Arbitrary<Node> lists = inner.list().ofMaxSize(3).map(Sequence::of);
        Arbitrary<Node> mappings = Arbitraries.maps(texts(), inner).ofMaxSize(3).map(Mapping::of);
        return Arbitraries.oneOf(lists, mappings);
    }

    static Arbitrary<String> texts() {
        Arbitrary<String> hard = Arbitraries.of(List.of(
                "",
                " ",
                "yes",
                "No",
                "~",
                "null",
                "true",
                "1.10",
                "0x1f",
                "012",
                "1e3",
                ".inf",
                "2026-01-01",
                "12:30",
                ">= 1.32",
                "- a",
                "a: b",
                "a #b",
                "#x",
                "'",
                "\"",
                "a\nb",
                "\n",
                " a\nb",
                "a\n\n",
                "a\n",
                "\ta\n",
                "a\t",
                "\u0000",
                "\u0085",
                "\u2028",
                "\ud83d\ude00",
                "key:",
                "---",
                "...",
                "{{- if }}",
                "*a",
                "&a",
                "!t",
                "%d",
                "@x",
                "`x",
                "?",
                "-",
                ":",
                "a\r\nb",
                "<<",
                "\ufeffa",
                "{}",
                "[]",
                "|",
                "\\"));
        return Arbitraries.oneOf(
                        hard,
                        Arbitraries.strings().ofMaxLength(12),
                        Arbitraries.strings().withChars(" \n:#-a'\"\t").ofMaxLength(8))
                .filter(TreeArbitraries::isWellFormed);
    }

    private static Arbitrary<Node> scalars() {
        return Arbitraries.oneOf(
                texts().map(Scalar::text),
                Arbitraries.longs().map(Scalar::integer),
                Arbitraries.of(Scalar.NULL, Scalar.TRUE, Scalar.FALSE));
    }

    /** Lone surrogates cannot be written as UTF-8. */
    private static boolean isWellFormed(String text) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    /** The tree without places, for comparing. */
    static Node withoutPlaces(Node node) {
        if (node instanceof Mapping mapping) {
            Mapping.Builder copy = new Mapping.Builder();
            for (Map.Entry<String, Node> entry : mapping.entries().entrySet()) {
                copy.put(entry.getKey(), withoutPlaces(entry.getValue()));
            }
            return copy.build();
        }
        if (node instanceof Sequence sequence) {
            return Sequence.of(sequence.items().stream()
                    .map(TreeArbitraries::withoutPlaces)
                    .toList());
        }
        Scalar scalar = (Scalar) node;
        return new Scalar(scalar.kind(), scalar.text(), Place.NONE);
    }
}
