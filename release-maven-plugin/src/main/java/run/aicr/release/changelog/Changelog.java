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

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import run.aicr.release.git.Commit;

/**
 * What a range of commits changed (spec release §5.2).
 *
 * @param sections in printing order, empty ones left out
 * @param skipped every other commit of the range, with the reason
 */
public record Changelog(Map<Section, List<Entry>> sections, List<Skipped> skipped) {
    public Changelog {
        sections = Collections.unmodifiableMap(
                sections.isEmpty() ? new EnumMap<>(Section.class) : new EnumMap<>(sections));
        skipped = List.copyOf(skipped);
    }

    /** Reads the messages of the commits of a range, given in any order. */
    public static Changelog of(Collection<Commit> range) {
        List<ParsedCommit> commits =
                CommitOrder.parentsFirst(range).stream().map(ParsedCommit::of).toList();
        Set<String> cancelled = Reverts.cancelled(commits);
        Map<Section, Map<Entry.Sameness, Entry>> found = new EnumMap<>(Section.class);
        List<Skipped> skipped = new ArrayList<>();
        for (ParsedCommit commit : commits) {
            Optional<String> reason = reason(commit, cancelled);
            if (reason.isPresent()) {
                skipped.add(new Skipped(commit.commit().id(), reason.get()));
                continue;
            }
            Entry entry = commit.entry();
            found.computeIfAbsent(commit.section(), s -> new LinkedHashMap<>())
                    .merge(entry.sameness(), entry, Entry::with);
        }
        Map<Section, List<Entry>> sections = new EnumMap<>(Section.class);
        found.forEach((section, entries) -> sections.put(section, List.copyOf(entries.values())));
        return new Changelog(sections, skipped);
    }

    private static Optional<String> reason(ParsedCommit commit, Set<String> cancelled) {
        Optional<String> own = commit.skipReason();
        if (own.isEmpty() && cancelled.contains(commit.commit().id())) {
            return Optional.of("reverted-in-range");
        }
        return own;
    }

    /** Entries of one section; empty when there is nothing. */
    public List<Entry> entries(Section section) {
        return sections.getOrDefault(section, List.of());
    }

    public boolean isEmpty() {
        return sections.isEmpty();
    }
}
