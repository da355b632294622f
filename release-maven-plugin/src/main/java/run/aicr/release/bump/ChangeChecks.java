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
package run.aicr.release.bump;

import java.util.List;
import java.util.Optional;
import run.aicr.release.changelog.Changelog;
import run.aicr.release.changelog.Entry;
import run.aicr.release.changelog.Section;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;
import run.aicr.release.version.Core;
import run.aicr.release.version.NextVersion;
import run.aicr.release.version.Step;
import run.aicr.release.version.Warning;

/** Question 17 and the warning about features: does the step fit what changed (spec release §6.2, §6.3). */
final class ChangeChecks {
    private ChangeChecks() {}

    static void requireBigEnoughStep(NextVersion next, Changelog changes) {
        List<Entry> breaking = changes.entries(Section.BREAKING);
        if (breaking.isEmpty()) {
            return;
        }
        Core base = next.base().map(b -> b.tag().core()).orElse(Core.ZERO);
        Step needed = base.isInitial() ? Step.MINOR : Step.MAJOR;
        if (next.step().compareTo(needed) < 0) {
            Entry first = breaking.get(0);
            throw new ReleaseException(
                    Code.BREAKING_NEEDS_BIGGER_BUMP,
                    next.tag() + " would contain " + breaking.size() + " breaking change(s), the first is "
                            + first.commit().substring(0, 12) + " '" + first.text() + "'",
                    needed == Step.MAJOR
                            ? "Make a major release (for a candidate -Dof=major), or give -DallowBreaking."
                            : "Make a minor or major release, or give -DallowBreaking.",
                    breaking.stream().map(Entry::commit).toList());
        }
    }

    static Optional<Warning> features(NextVersion next, Changelog changes) {
        boolean surprising =
                next.step() == Step.PATCH && !changes.entries(Section.FEATURES).isEmpty();
        return surprising ? Optional.of(Warning.FEATURES_IN_PATCH) : Optional.empty();
    }
}
