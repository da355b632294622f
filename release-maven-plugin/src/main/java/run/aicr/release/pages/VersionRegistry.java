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
package run.aicr.release.pages;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import run.aicr.document.Fields;
import run.aicr.document.JsonReader;
import run.aicr.document.JsonWriter;
import run.aicr.document.Limits;
import run.aicr.document.Mapping;
import run.aicr.document.Node;
import run.aicr.document.Sequence;
import run.aicr.error.AicrException;
import run.aicr.release.version.ReleaseTag;
import run.aicr.release.version.TagName;

/**
 * The list of versions on the documentation site: the latest, and the newest older ones, frozen (spec release §1.14,
 * §7.6). It is a JSON file in the repository of pages.
 *
 * @param frozen older stable versions, highest first
 * @param withdrawn reasons by tag, of versions that were taken back
 */
public record VersionRegistry(ReleaseTag latest, List<ReleaseTag> frozen, Map<String, String> withdrawn) {
    /** Name of the file. */
    public static final String FILE = "versions.json";

    /** How many older versions stay. */
    public static final int KEPT = 3;

    private static final String SCHEMA = "aicr.run/docs-versions/v1";
    private static final String LATEST_FOLDER = "latest";

    public VersionRegistry {
        frozen = List.copyOf(frozen);
        withdrawn = Map.copyOf(withdrawn);
    }

    /** A line of the list: the name for readers, the folder of its files, the tag they are from. */
    public record Entry(String name, String folder, ReleaseTag tag) {}

    /**
     * The registry for a release.
     *
     * @param stable all stable tags, in any order; those above the latest do not count
     * @param withdrawn reasons by tag; these versions are not frozen
     */
    public static VersionRegistry of(ReleaseTag latest, Collection<ReleaseTag> stable, Map<String, String> withdrawn) {
        List<ReleaseTag> frozen = stable.stream()
                .filter(t -> t.isStable() && t.compareTo(latest) < 0 && !withdrawn.containsKey(t.name()))
                .distinct()
                .sorted(Comparator.reverseOrder())
                .limit(KEPT)
                .toList();
        return new VersionRegistry(latest, frozen, withdrawn);
    }

    /** The list, the latest first. */
    public List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        entries.add(new Entry("Latest · " + latest.name(), LATEST_FOLDER, latest));
        frozen.forEach(tag -> entries.add(new Entry(tag.name(), tag.name(), tag)));
        return List.copyOf(entries);
    }

    /**
     * Reads the file.
     *
     * @throws AicrException INVALID_REQUEST with file and line for anything else
     */
    public static VersionRegistry read(byte[] json) {
        Fields fields = Fields.of(JsonReader.read(FILE, json, Limits.DOCUMENT), "");
        List<ReleaseTag> tags = new ArrayList<>();
        for (Fields entry : fields.list("versions")) {
            String tag = entry.requiredText("tag");
            tags.add(TagName.release(tag)
                    .orElseThrow(() -> AicrException.invalidRequest(entry.place() + ": no release tag: " + tag)));
        }
        if (!SCHEMA.equals(fields.textOrEmpty("schema")) || tags.isEmpty()) {
            throw AicrException.invalidRequest(
                    fields.place() + ": expected schema " + SCHEMA + " and at least one version");
        }
        Map<String, String> withdrawn = new TreeMap<>();
        fields.list("withdrawn").forEach(w -> withdrawn.put(w.requiredText("tag"), w.textOrEmpty("reason")));
        return new VersionRegistry(tags.get(0), tags.subList(1, tags.size()), withdrawn);
    }

    /** The file: indented JSON with a final newline. */
    public byte[] bytes() {
        List<Node> versions = new ArrayList<>();
        for (Entry entry : entries()) {
            versions.add(new Mapping.Builder()
                    .put("name", entry.name())
                    .put("path", entry.folder())
                    .put("tag", entry.tag().name())
                    .build());
        }
        Mapping.Builder document = new Mapping.Builder().put("schema", SCHEMA).put("versions", Sequence.of(versions));
        if (!withdrawn.isEmpty()) {
            List<Node> entries = new ArrayList<>();
            new TreeMap<>(withdrawn)
                    .forEach((tag, reason) -> entries.add(new Mapping.Builder()
                            .put("tag", tag)
                            .put("reason", reason)
                            .build()));
            document.put("withdrawn", Sequence.of(entries));
        }
        return JsonWriter.indented(document.build());
    }
}
