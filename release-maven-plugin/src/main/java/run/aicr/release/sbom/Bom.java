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
package run.aicr.release.sbom;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import run.aicr.digest.Sha256;

/**
 * What a delivered thing consists of, before it is written in one of the formats: both say the same.
 *
 * @param name of the document, such as {@code aicr_1.3.0_linux_amd64}
 * @param artefact digest of the delivered thing: of the payload, or of the manifest; part of the document's identity
 * @param created time of the commit, RFC 3339
 * @param root the delivered thing
 * @param parts everything in it, sorted by id; ids are unique
 * @param edges how they hang together
 */
record Bom(String name, Sha256 artefact, String created, Part root, List<Part> parts, TreeSet<Edge> edges) {
    static final String OURS = "Organization: NVIDIA";

    Bom {
        parts = parts.stream().sorted(Comparator.comparing(Part::id)).toList();
        edges = new TreeSet<>(edges);
    }

    /** What a part is. */
    enum Kind {
        APPLICATION,
        LIBRARY,
        RUNTIME,
        CONTAINER,
        OPERATING_SYSTEM
    }

    /**
     * One part.
     *
     * @param id unique within the document; letters, digits, dots and hyphens
     * @param group name space of a Maven artefact, else empty
     * @param licence SPDX expression, or empty when unknown
     * @param sha256 of the file that is shipped, 64 hex digits, or empty when it is not shipped as a file
     * @param supplier in the words of SPDX, or empty when unknown
     * @param note what else there is to know, or empty
     */
    record Part(
            Kind kind,
            String id,
            String group,
            String name,
            String version,
            String licence,
            String sha256,
            String purl,
            String supplier,
            String note) {

        Part withId(String other) {
            return new Part(kind, other, group, name, version, licence, sha256, purl, supplier, note);
        }

        Part withNote(String other) {
            return new Part(kind, id, group, name, version, licence, sha256, purl, supplier, other);
        }

        /** {@code group:name}, or the name alone. */
        String fullName() {
            return group.isEmpty() ? name : group + ":" + name;
        }
    }

    /** How parts hang together. */
    enum Relation {
        CONTAINS,
        DEPENDS_ON,
        DESCENDANT_OF
    }

    /** {@code from} contains or needs {@code to}; both are ids. */
    record Edge(String from, Relation relation, String to) implements Comparable<Edge> {
        @Override
        public int compareTo(Edge other) {
            return Comparator.comparing(Edge::from)
                    .thenComparing(e -> e.relation().name())
                    .thenComparing(Edge::to)
                    .compare(this, other);
        }
    }

    /** Root and parts. */
    List<Part> all() {
        List<Part> all = new ArrayList<>();
        all.add(root);
        all.addAll(parts);
        return all;
    }

    /** Ids that a part has an edge to, sorted. */
    Stream<String> targets(String from, Relation relation) {
        return edges.stream()
                .filter(e -> e.from().equals(from) && e.relation() == relation)
                .map(Edge::to);
    }

    /** Letters, digits, dots and hyphens; everything else becomes a hyphen. */
    static String idOf(String text) {
        return text.replaceAll("[^A-Za-z0-9.-]", "-");
    }
}
