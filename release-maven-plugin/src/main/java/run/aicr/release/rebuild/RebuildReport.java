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
package run.aicr.release.rebuild;

import java.util.ArrayList;
import java.util.List;
import run.aicr.document.JsonWriter;
import run.aicr.document.Mapping;
import run.aicr.document.Node;
import run.aicr.document.Scalar;
import run.aicr.document.Sequence;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;
import run.aicr.release.version.ReleaseId;

/**
 * {@code rebuild.json}: how a rebuild compares with the release (spec release §7.7).
 *
 * @param equal names of what is the same
 * @param missing names of what the release has and the rebuild has not
 */
public record RebuildReport(List<String> equal, List<Difference> different, List<String> missing) {
    private static final String SCHEMA = "aicr.run/rebuild/v1";
    private static final int NAMED = 3;

    public RebuildReport {
        equal = List.copyOf(equal);
        different = List.copyOf(different);
        missing = List.copyOf(missing);
    }

    /**
     * What differs.
     *
     * @param first where: the first entry of an archive, the first line of a document, or the two digests
     */
    public record Difference(String name, String first) {
        @Override
        public String toString() {
            return name + " (" + first + ")";
        }
    }

    public boolean isEqual() {
        return different.isEmpty() && missing.isEmpty();
    }

    /** The file: indented JSON with a final newline. */
    public byte[] json(ReleaseId id, String against) {
        List<Node> differences = new ArrayList<>();
        different.forEach(d -> differences.add(new Mapping.Builder()
                .put("name", d.name())
                .put("first", d.first())
                .build()));
        return JsonWriter.indented(new Mapping.Builder()
                .put("schema", SCHEMA)
                .put("tag", id.tag())
                .put("commit", id.commit())
                .put("against", against)
                .put("reproducible", Scalar.bool(isEqual()))
                .put("equal", Sequence.ofTexts(equal))
                .put("different", Sequence.of(differences))
                .put("missing", Sequence.ofTexts(missing))
                .build());
    }

    /**
     * Nothing when all is equal.
     *
     * @throws ReleaseException NOT_REPRODUCIBLE naming what differs and where first; archives come before what is in them
     */
    public void require(ReleaseId id, String report) {
        if (isEqual()) {
            return;
        }
        List<String> bad = new ArrayList<>();
        different.stream().filter(d -> d.name().endsWith(".tar.gz")).forEach(d -> bad.add(d.toString()));
        different.stream().filter(d -> !d.name().endsWith(".tar.gz")).forEach(d -> bad.add(d.toString()));
        missing.forEach(m -> bad.add(m + " (missing)"));
        String more = bad.size() > NAMED ? " and " + (bad.size() - NAMED) + " more" : "";
        throw new ReleaseException(
                Code.NOT_REPRODUCIBLE,
                "the rebuild of " + id.tag() + " differs in "
                        + String.join(", ", bad.subList(0, Math.min(NAMED, bad.size()))) + more,
                "The release was not changed. " + report + " names everything; compare JDK, Maven and inputs first.",
                bad);
    }
}
