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

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import run.aicr.document.Mapping;
import run.aicr.document.Node;
import run.aicr.document.Scalar;
import run.aicr.document.Sequence;

/**
 * What changed between two snapshots (spec cli §11.4). Readings are equal when their texts are equal. Of several
 * measurements of one type, and of several groups of one name, the last one counts.
 *
 * @param changes sorted by path
 */
public record SnapshotDiff(List<Change> changes) {

    /** Between the words of a path while two are compared: the words may hold dots. */
    private static final char BETWEEN = '\0';

    public SnapshotDiff {
        changes = List.copyOf(changes);
    }

    /** What happened to a reading. */
    public enum Kind {
        ADDED,
        REMOVED,
        MODIFIED;

        /** As in the document. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One reading that is not the same.
     *
     * @param path {@code <type>.<subtype>.<key>}
     * @param baseline absent when added
     * @param target absent when removed
     */
    public record Change(Kind kind, String path, Optional<String> baseline, Optional<String> target) {}

    /**
     * Compares the data of all groups.
     *
     * @param deep whether contexts ({@code <type>.<subtype>.context.<key>}) and items ({@code
     *     <type>.<subtype>.items[<i>].<key>}) are compared too
     */
    public static SnapshotDiff between(Snapshot baseline, Snapshot target, boolean deep) {
        Map<String, String> before = texts(baseline, deep);
        Map<String, String> after = texts(target, deep);
        List<Change> changes = new ArrayList<>();
        for (Map.Entry<String, String> entry : before.entrySet()) {
            String now = after.get(entry.getKey());
            if (now == null) {
                changes.add(change(Kind.REMOVED, entry.getKey(), Optional.of(entry.getValue()), Optional.empty()));
            } else if (!now.equals(entry.getValue())) {
                changes.add(change(Kind.MODIFIED, entry.getKey(), Optional.of(entry.getValue()), Optional.of(now)));
            }
        }
        for (Map.Entry<String, String> entry : after.entrySet()) {
            if (!before.containsKey(entry.getKey())) {
                changes.add(change(Kind.ADDED, entry.getKey(), Optional.empty(), Optional.of(entry.getValue())));
            }
        }
        changes.sort(new Comparator<Change>() {
            @Override
            public int compare(Change a, Change b) {
                return Arrays.compareUnsigned(
                        a.path().getBytes(StandardCharsets.UTF_8), b.path().getBytes(StandardCharsets.UTF_8));
            }
        });
        return new SnapshotDiff(changes);
    }

    private static Change change(Kind kind, String words, Optional<String> baseline, Optional<String> target) {
        return new Change(kind, words.replace(BETWEEN, '.'), baseline, target);
    }

    /** The texts of a snapshot by type, subtype and key. */
    private static Map<String, String> texts(Snapshot snapshot, boolean deep) {
        Map<String, Measurement> last = new TreeMap<>();
        for (Measurement measurement : snapshot.measurements()) {
            last.put(measurement.type(), measurement);
        }
        Map<String, String> texts = new TreeMap<>();
        for (Measurement measurement : last.values()) {
            Map<String, Subtype> subtypes = new TreeMap<>();
            for (Subtype subtype : measurement.subtypes()) {
                subtypes.put(subtype.name(), subtype);
            }
            for (Subtype subtype : subtypes.values()) {
                addTexts(measurement.type() + BETWEEN + subtype.name() + BETWEEN, subtype, deep, texts);
            }
        }
        return texts;
    }

    private static void addTexts(String prefix, Subtype subtype, boolean deep, Map<String, String> texts) {
        if (deep) {
            putAll(prefix + "context.", subtype.context(), texts);
            for (int i = 0; i < subtype.items().size(); i++) {
                Subtype.Item item = subtype.items().get(i);
                // As in the path of a constraint, a reading hides a word of the context.
                putAll(prefix + "items[" + i + "].", item.context(), texts);
                addReadings(prefix + "items[" + i + "].", item.data(), texts);
            }
        }
        addReadings(prefix, subtype.data(), texts);
    }

    private static void putAll(String prefix, Map<String, String> words, Map<String, String> texts) {
        for (Map.Entry<String, String> entry : words.entrySet()) {
            texts.put(prefix + entry.getKey(), entry.getValue());
        }
    }

    private static void addReadings(String prefix, Map<String, Reading> data, Map<String, String> texts) {
        for (Map.Entry<String, Reading> entry : data.entrySet()) {
            texts.put(prefix + entry.getKey(), entry.getValue().text());
        }
    }

    /** How many changes are of that kind. */
    public int count(Kind kind) {
        int count = 0;
        for (Change change : changes) {
            count += change.kind() == kind ? 1 : 0;
        }
        return count;
    }

    /** The document, with the names of the two snapshots. */
    public Node toNode(String baselineSource, String targetSource) {
        List<Node> list = new ArrayList<>();
        for (Change change : changes) {
            Mapping.Builder node = new Mapping.Builder()
                    .put("kind", change.kind().word())
                    .put("severity", "info")
                    .put("path", change.path());
            if (change.baseline().isPresent()) {
                node.put("baseline", change.baseline().get());
            }
            if (change.target().isPresent()) {
                node.put("target", change.target().get());
            }
            list.add(node.build());
        }
        Mapping.Builder summary = new Mapping.Builder();
        for (Kind kind : Kind.values()) {
            summary.put(kind.word(), Scalar.integer(count(kind)));
        }
        return new Mapping.Builder()
                .put("baselineSource", baselineSource)
                .put("targetSource", targetSource)
                .put("changes", Sequence.of(list))
                .put(
                        "summary",
                        summary.put("total", Scalar.integer(changes.size())).build())
                .build();
    }
}
