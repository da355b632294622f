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
package run.aicr.release.difference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import run.aicr.document.Fields;
import run.aicr.document.JsonReader;
import run.aicr.document.Limits;
import run.aicr.release.sbom.SpdxPurls;

/**
 * Packages of others that a release ships, by its SPDX documents; the same package may be there in several versions.
 *
 * @param packages package URL without version to what is known about it
 */
record ShippedPackages(SortedMap<String, Known> packages) {
    private static final String MAVEN = "pkg:maven/";
    private static final String OURS = "pkg:maven/run.aicr/";
    private static final String NONE = "NOASSERTION";

    /** All versions and licences of one package. */
    record Known(String name, NavigableSet<String> versions, NavigableSet<String> licences) {}

    ShippedPackages {
        packages = Collections.unmodifiableSortedMap(new TreeMap<>(packages));
    }

    /** Reads SPDX documents; what is described is not among what is shipped, nor are our own modules. */
    static ShippedPackages of(Collection<Path> documents) throws IOException {
        SortedMap<String, Known> packages = new TreeMap<>();
        for (Path file : documents) {
            Fields document =
                    Fields.of(JsonReader.read(file.toString(), Files.readAllBytes(file), Limits.CATALOGUE_FILE), "");
            List<String> described = document.list("relationships").stream()
                    .filter(r -> r.textOrEmpty("relationshipType").equals("DESCRIBES"))
                    .map(r -> r.textOrEmpty("relatedSpdxElement"))
                    .toList();
            document.list("packages").stream()
                    .filter(p -> !described.contains(p.textOrEmpty("SPDXID")))
                    .forEach(p -> add(p, packages));
        }
        return new ShippedPackages(packages);
    }

    private static void add(Fields part, SortedMap<String, Known> packages) {
        String purl = SpdxPurls.of(part);
        if (purl.startsWith(OURS)) {
            return;
        }
        String name = part.requiredText("name");
        String key = purl.startsWith(MAVEN) ? purl.replaceFirst("[@?].*", "") : name;
        Known known = packages.computeIfAbsent(key, k -> new Known(name, new TreeSet<>(), new TreeSet<>()));
        part.text("versionInfo").filter(v -> !v.isEmpty()).ifPresent(known.versions()::add);
        part.text("licenseDeclared")
                .filter(l -> !l.isEmpty() && !l.equals(NONE))
                .ifPresent(known.licences()::add);
    }
}
