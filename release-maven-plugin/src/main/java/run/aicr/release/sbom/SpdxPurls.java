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

import java.io.IOException;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.TreeSet;
import run.aicr.document.Fields;
import run.aicr.document.JsonReader;
import run.aicr.document.Limits;
import run.aicr.file.BoundedBytes;

/** Reads package URLs back from SPDX documents. */
public final class SpdxPurls {
    private SpdxPurls() {}

    /**
     * Those of all packages of a document.
     *
     * @throws run.aicr.error.AicrException INVALID_REQUEST with file and line when it is no such document
     */
    public static SortedSet<String> of(Path file) throws IOException {
        byte[] json = BoundedBytes.ofFile(file, file.toString(), Limits.CATALOGUE_FILE.maxBytes());
        SortedSet<String> purls = new TreeSet<>();
        Fields.of(JsonReader.read(file.toString(), json, Limits.CATALOGUE_FILE), "")
                .list("packages")
                .forEach(p -> purls.add(of(p)));
        purls.remove("");
        return purls;
    }

    /** That of a package; empty when it has none. */
    public static String of(Fields part) {
        return part.list("externalRefs").stream()
                .filter(r -> r.textOrEmpty("referenceType").equals("purl"))
                .map(r -> r.textOrEmpty("referenceLocator"))
                .findFirst()
                .orElse("");
    }
}
