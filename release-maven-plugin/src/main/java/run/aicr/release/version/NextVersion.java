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
package run.aicr.release.version;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;

/**
 * What a bump makes of the tags there are (spec release §6.3).
 *
 * @param base the highest stable tag of the scope; absent before the first release
 * @param warnings what the tags alone give reason to say
 */
public record NextVersion(ReleaseTag tag, Optional<KnownTag> base, Set<Warning> warnings) {
    public NextVersion {
        warnings = Collections.unmodifiableSet(
                warnings.isEmpty() ? EnumSet.noneOf(Warning.class) : EnumSet.copyOf(warnings));
    }

    /**
     * Computes the next tag.
     *
     * @param of the step of a candidate, when one was asked for
     * @param line the line that the branch belongs to; empty on the main branch
     */
    public static NextVersion of(TagSet tags, BumpType type, Optional<Step> of, Optional<Line> line) {
        Optional<KnownTag> base = tags.highestStable(line);
        Core from = base.map(b -> b.tag().core()).orElse(Core.ZERO);
        SortedSet<Core> open = tags.openSeries(from, line);
        ReleaseTag next = switch (type) {
            case PATCH -> ReleaseTag.stable(from.next(Step.PATCH));
            case MINOR -> ReleaseTag.stable(from.next(Step.MINOR));
            case MAJOR -> ReleaseTag.stable(from.next(Step.MAJOR));
            case RC -> tags.nextCandidate(candidateCore(from, open, of, line));
        };
        Set<Warning> warnings = seriesWarnings(next, open);
        base.filter(b -> !b.reachable()).ifPresent(b -> warnings.add(Warning.BASE_NOT_ANCESTOR));
        base.filter(b -> !b.annotated()).ifPresent(b -> warnings.add(Warning.LIGHTWEIGHT_TAG));
        if (tags.hasMalformed()) {
            warnings.add(Warning.MALFORMED_TAG);
        }
        if (tags.hasForeign()) {
            warnings.add(Warning.FOREIGN_PRERELEASE);
        }
        return new NextVersion(next, base, warnings);
    }

    /** The part that the next version raises over its base. */
    public Step step() {
        return base.map(b -> b.tag().core()).orElse(Core.ZERO).stepTo(tag.core());
    }

    private static Core candidateCore(Core from, SortedSet<Core> open, Optional<Step> of, Optional<Line> line) {
        if (of.isPresent()) {
            return from.next(of.get());
        }
        if (!open.isEmpty()) {
            return open.last();
        }
        return from.next(line.isPresent() ? Step.PATCH : Step.MINOR);
    }

    private static Set<Warning> seriesWarnings(ReleaseTag next, SortedSet<Core> open) {
        Set<Warning> warnings = EnumSet.noneOf(Warning.class);
        if (!next.isStable()) {
            return warnings;
        }
        if (open.contains(next.core())) {
            warnings.add(Warning.SKIPS_RC_SERIES);
        }
        if (open.stream().anyMatch(core -> !core.equals(next.core()))) {
            warnings.add(Warning.OPEN_RC_SERIES);
        }
        return warnings;
    }
}
