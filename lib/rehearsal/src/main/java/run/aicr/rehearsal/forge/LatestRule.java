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
package run.aicr.rehearsal.forge;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** When a release that is published or changed becomes the latest one ({@code make_latest}). */
final class LatestRule {
    private static final Pattern VERSION = Pattern.compile("v?([0-9]{1,9})\\.([0-9]{1,9})\\.([0-9]{1,9})(.*)");

    private LatestRule() {}

    /**
     * The release with its new rank.
     *
     * @param told whether this call says something about {@code make_latest} or publishes
     */
    static Release apply(Release release, boolean told, List<Release> all) {
        if (release.draft() || release.prerelease() || release.makeLatest().equals("false")) {
            return release.withRank(0);
        }
        if (!told) {
            return release;
        }
        Optional<Release> current = all.stream()
                .filter(r -> r.latestRank() > 0 && r.id() != release.id())
                .max((a, b) -> Long.compare(a.latestRank(), b.latestRank()));
        boolean lower = release.makeLatest().equals("legacy")
                && current.filter(c -> compare(c.tag(), release.tag()) > 0).isPresent();
        if (lower) {
            return release;
        }
        return release.withRank(current.map(Release::latestRank).orElse(0L) + 1);
    }

    /** By the three numbers; a tag without them is lower than all with them. */
    private static int compare(String a, String b) {
        Matcher first = VERSION.matcher(a);
        Matcher second = VERSION.matcher(b);
        boolean firstMatches = first.matches();
        boolean secondMatches = second.matches();
        if (!firstMatches || !secondMatches) {
            return Boolean.compare(firstMatches, secondMatches);
        }
        for (int i = 1; i <= 3; i++) {
            int order = Integer.compare(Integer.parseInt(first.group(i)), Integer.parseInt(second.group(i)));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }
}
