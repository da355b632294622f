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
package run.aicr.release.step;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import run.aicr.release.version.ReleaseTag;
import run.aicr.release.version.TagName;

/**
 * Whether the pointers of a release move: only for a stable version that no other stable version exceeds, so that no
 * pointer ever moves backwards (spec release §2.1).
 *
 * @param skip {@code skip-prerelease}, {@code skip-withdrawn} or {@code skip-not-latest}; empty when the pointers move
 * @param reason for the table
 */
public record PointerRule(Optional<String> skip, String reason) {
    /** For the tag of a release among all tags of the repository. */
    public static PointerRule of(String tag, Collection<String> all) {
        return of(tag, all, Map.of());
    }

    /**
     * As above, where some releases were withdrawn: they get no pointers, and do not count as higher.
     *
     * @param withdrawn tag to reason
     */
    public static PointerRule of(String tag, Collection<String> all, Map<String, String> withdrawn) {
        if (withdrawn.containsKey(tag)) {
            return new PointerRule(Optional.of("skip-withdrawn"), "withdrawn: " + withdrawn.get(tag));
        }
        Optional<ReleaseTag> release = TagName.release(tag);
        if (release.isEmpty() || !release.get().isStable()) {
            return new PointerRule(Optional.of("skip-prerelease"), "pointers do not follow candidates");
        }
        Optional<ReleaseTag> higher = all.stream()
                .flatMap(name -> TagName.release(name).stream())
                .filter(other ->
                        other.isStable() && other.compareTo(release.get()) > 0 && !withdrawn.containsKey(other.name()))
                .max(ReleaseTag::compareTo);
        return higher.map(h -> new PointerRule(Optional.of("skip-not-latest"), h.name() + " is higher"))
                .orElseGet(() -> new PointerRule(Optional.empty(), ""));
    }
}
