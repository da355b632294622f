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

import java.util.Locale;
import java.util.Set;
import run.aicr.release.version.ReleaseTag;
import run.aicr.release.version.Warning;

/**
 * How a bump or a promotion ended well.
 *
 * @param commit the commit that the tag names
 * @param latest whether the tag is the highest stable one, so that floating names may move
 * @param base name of the tag that was counted from; {@code v0.0.0} before the first release
 * @param commits number of commits since the last stable release
 */
public record TagOutcome(
        Kind kind, ReleaseTag tag, String commit, boolean latest, Set<Warning> warnings, String base, int commits) {

    /** What was done. */
    public enum Kind {
        /** The tag was made and pushed. */
        TAGGED,
        /** Only the push was missing. */
        RESUMED,
        /** Somebody else pushed the same tag for the same commit; nothing was done. */
        ALREADY_TAGGED,
        /** The stable tag stands on the candidate's commit already; nothing was done. */
        ALREADY_PROMOTED,
        /** A dry run: this is what would be made. */
        PLANNED;

        /** The word of the result file, such as {@code already-tagged}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public TagOutcome {
        warnings = Set.copyOf(warnings);
    }

    TagOutcome as(Kind other) {
        return new TagOutcome(other, tag, commit, latest, warnings, base, commits);
    }

    /** This plan after its tag went to the remote. */
    TagOutcome landed(TagPush.Landed where, Kind ours) {
        return as(where == TagPush.Landed.OURS ? ours : Kind.ALREADY_TAGGED);
    }
}
