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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A line of the changelog.
 *
 * @param commit id of the commit that said it first
 * @param type conventional type in lower case; empty when the subject is not conventional
 * @param text what changed, first character upper case
 * @param pullRequests numbers, each once
 * @param notes what a breaking change means for users, as written
 * @param also ids of later commits that said the same
 */
public record Entry(
        String commit,
        Optional<String> type,
        Optional<String> scope,
        boolean breaking,
        String text,
        List<BigInteger> pullRequests,
        List<String> notes,
        List<String> also) {
    public Entry {
        pullRequests = List.copyOf(new LinkedHashSet<>(pullRequests));
        notes = List.copyOf(new LinkedHashSet<>(notes));
        also = List.copyOf(also);
    }

    /** What two entries of one section must have in common to be one. */
    record Sameness(Optional<String> scope, String text, boolean breaking) {}

    Sameness sameness() {
        return new Sameness(scope, text, breaking);
    }

    /** This entry with what a later one of the same words adds. */
    Entry with(Entry later) {
        return new Entry(
                commit,
                type,
                scope,
                breaking,
                text,
                joined(pullRequests, later.pullRequests),
                joined(notes, later.notes),
                joined(also, List.of(later.commit)));
    }

    private static <T> List<T> joined(List<T> first, List<T> second) {
        Set<T> all = new LinkedHashSet<>(first);
        all.addAll(second);
        return List.copyOf(all);
    }
}
