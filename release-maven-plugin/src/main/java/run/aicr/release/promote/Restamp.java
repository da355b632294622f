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
package run.aicr.release.promote;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import run.aicr.document.Fields;
import run.aicr.document.JsonReader;
import run.aicr.document.JsonWriter;
import run.aicr.document.Limits;
import run.aicr.document.Mapping;
import run.aicr.document.Node;
import run.aicr.document.Scalar;
import run.aicr.document.Sequence;
import run.aicr.release.notice.Notices;

/**
 * Writes the version of the release in the place of the candidate's, in documents that the release system itself wrote
 * for the candidate.
 */
final class Restamp {
    private static final String OWN_SUPPLIER = "Organization: NVIDIA";

    private final String from;
    private final String to;
    private final Map<String, String> others;

    /** From the tag of the candidate to that of the release. */
    Restamp(String from, String to) {
        this(from, to, Map.of());
    }

    private Restamp(String from, String to, Map<String, String> others) {
        this.from = from;
        this.to = to;
        this.others = new TreeMap<>(others);
    }

    /** The same that also exchanges other texts, such as digests, wherever they stand. */
    Restamp with(Map<String, String> texts) {
        return new Restamp(from, to, texts);
    }

    /** A file name or other name with a version in it. */
    String name(String name) {
        String renamed = name.replace(from.substring(1), to.substring(1));
        for (Map.Entry<String, String> other : others.entrySet()) {
            renamed = renamed.replace(other.getKey(), other.getValue());
        }
        return renamed;
    }

    /** A JSON document of the release system, such as a bill of materials, in the same form. */
    byte[] document(String source, byte[] json) {
        return document(JsonReader.read(source, json, Limits.CATALOGUE_FILE));
    }

    /** The same of a document that was read already. */
    byte[] document(Node document) {
        return JsonWriter.indented(restamped(document));
    }

    /** The third-party notices: only their head names the version. */
    String notices(String text) {
        return Notices.restamped(text, from, to);
    }

    private Node restamped(Node node) {
        if (node instanceof Mapping mapping) {
            if (isOfOthers(mapping)) {
                return mapping;
            }
            Map<String, Node> entries = new LinkedHashMap<>();
            mapping.entries().forEach((key, value) -> entries.put(key, restamped(value)));
            return Mapping.of(entries);
        }
        if (node instanceof Sequence sequence) {
            List<Node> items = new ArrayList<>();
            sequence.items().forEach(item -> items.add(restamped(item)));
            return Sequence.of(items);
        }
        Scalar scalar = (Scalar) node;
        return scalar.isText() ? Scalar.text(name(scalar.text())) : scalar;
    }

    /** A package of a bill of materials that somebody else supplies has a version of its own. */
    private static boolean isOfOthers(Mapping mapping) {
        Optional<Node> supplier = mapping.find("supplier");
        if (supplier.isPresent() && supplier.get() instanceof Mapping organisation) {
            // CycloneDX says in a mapping what SPDX says in a text.
            return !OWN_SUPPLIER.equals(
                    "Organization: " + Fields.of(organisation, "").textOrEmpty("name"));
        }
        return supplier.filter(s -> s instanceof Scalar text && !text.text().equals(OWN_SUPPLIER))
                .isPresent();
    }
}
