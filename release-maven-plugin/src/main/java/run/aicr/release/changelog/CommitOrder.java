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
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import run.aicr.release.git.Commit;

/** Order of commits: parents first; where the graph leaves a choice, by committer time, then by id. */
final class CommitOrder {
    private static final Comparator<Commit> TIES =
            Comparator.comparingLong(Commit::time).thenComparing(Commit::id);

    private CommitOrder() {}

    static List<Commit> parentsFirst(Collection<Commit> commits) {
        Map<String, Commit> byId = new HashMap<>();
        commits.forEach(c -> byId.put(c.id(), c));
        Map<String, Integer> waiting = new HashMap<>();
        Map<String, List<Commit>> children = new HashMap<>();
        PriorityQueue<Commit> ready = new PriorityQueue<>(TIES);
        for (Commit commit : byId.values()) {
            List<String> inside = commit.parents().stream()
                    .distinct()
                    .filter(byId::containsKey)
                    .toList();
            inside.forEach(
                    p -> children.computeIfAbsent(p, k -> new ArrayList<>()).add(commit));
            waiting.put(commit.id(), inside.size());
            if (inside.isEmpty()) {
                ready.add(commit);
            }
        }
        List<Commit> ordered = new ArrayList<>();
        for (Commit next = ready.poll(); next != null; next = ready.poll()) {
            ordered.add(next);
            for (Commit child : children.getOrDefault(next.id(), List.of())) {
                if (waiting.merge(child.id(), -1, Integer::sum) == 0) {
                    ready.add(child);
                }
            }
        }
        return ordered;
    }
}
