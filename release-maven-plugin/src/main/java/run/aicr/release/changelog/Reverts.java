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

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds which commits of a range cancel each other out. */
final class Reverts {
    private Reverts() {}

    /**
     * Ids of reverts whose target is in the range, and of these targets.
     *
     * <p>From the newest on: a revert that is itself reverted does nothing, so its target lives.
     *
     * @param ordered parents first
     */
    static Set<String> cancelled(List<ParsedCommit> ordered) {
        Set<String> gone = new HashSet<>();
        for (int i = ordered.size() - 1; i >= 0; i--) {
            ParsedCommit revert = ordered.get(i);
            String id = revert.commit().id();
            Optional<String> target = gone.contains(id)
                    ? Optional.empty()
                    : revert.reverts().flatMap(t -> find(ordered, t)).filter(t -> !gone.contains(t));
            target.filter(t -> !t.equals(id)).ifPresent(t -> {
                gone.add(id);
                gone.add(t);
            });
        }
        return gone;
    }

    private static Optional<String> find(List<ParsedCommit> commits, String idOrPrefix) {
        return commits.stream()
                .map(c -> c.commit().id())
                .filter(id -> id.startsWith(idOrPrefix))
                .findFirst();
    }
}
