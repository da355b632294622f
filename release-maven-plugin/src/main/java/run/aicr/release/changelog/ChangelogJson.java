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
package run.aicr.release.changelog;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import run.aicr.document.Mapping;
import run.aicr.document.Node;
import run.aicr.document.Place;
import run.aicr.document.Scalar;
import run.aicr.document.Sequence;

/** The changelog for programs (spec release §5.3). */
public final class ChangelogJson {
    private ChangelogJson() {}

    /** Range, sections in printing order, and every skipped commit. */
    public static Mapping document(ChangelogRange range, Changelog changelog) {
        return new Mapping.Builder()
                .put("since", text(range.since()))
                .put("sinceCommit", text(range.sinceCommit()))
                .put("to", range.to())
                .put("sections", sections(changelog))
                .put("skipped", skipped(changelog))
                .build();
    }

    static Sequence sections(Changelog changelog) {
        List<Node> sections = changelog.sections().entrySet().stream()
                .map(s -> (Node) new Mapping.Builder()
                        .put("title", s.getKey().title())
                        .put(
                                "entries",
                                Sequence.of(s.getValue().stream()
                                        .map(ChangelogJson::entry)
                                        .toList()))
                        .build())
                .toList();
        return Sequence.of(sections);
    }

    static Sequence skipped(Changelog changelog) {
        return Sequence.of(changelog.skipped().stream()
                .map(s -> new Mapping.Builder()
                        .put("sha", s.commit())
                        .put("reason", s.reason())
                        .build())
                .toList());
    }

    private static Mapping entry(Entry entry) {
        return new Mapping.Builder()
                .put("sha", entry.commit())
                .put("type", text(entry.type()))
                .put("scope", text(entry.scope()))
                .put("breaking", Scalar.bool(entry.breaking()))
                .put("text", entry.text())
                .put(
                        "prs",
                        Sequence.of(entry.pullRequests().stream()
                                .map(ChangelogJson::number)
                                .toList()))
                .putIfSet("breakingNotes", entry.notes())
                .putIfSet("also", entry.also())
                .build();
    }

    private static Scalar number(BigInteger value) {
        return new Scalar(Scalar.Kind.INTEGER, value.toString(), Place.NONE);
    }

    private static Node text(Optional<String> value) {
        return value.<Node>map(Scalar::text).orElse(Scalar.NULL);
    }
}
