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
package run.aicr.release.mojo;

import org.apache.maven.plugin.logging.Log;
import run.aicr.document.Scalar;
import run.aicr.release.bump.TagOutcome;

/** Tells people and the result file how a tag came about. */
final class TagReport {
    private TagReport() {}

    static GoalResult of(TagOutcome outcome, Log log) {
        return report(
                outcome,
                "counted from " + outcome.base() + ", " + outcome.commits() + " commits since the last stable release",
                log);
    }

    /** Of a candidate that became stable; its base is the candidate. */
    static GoalResult ofPromotion(TagOutcome outcome, Log log) {
        return report(outcome, "promoted from " + outcome.base(), log);
    }

    private static GoalResult report(TagOutcome outcome, String origin, Log log) {
        log.info(sentence(outcome));
        log.info(origin + (outcome.latest() ? "; floating names will move to this release" : ""));
        outcome.warnings().stream().sorted().forEach(w -> log.warn("[" + w + "] " + w.sentence()));
        return GoalResult.of(outcome.kind().word())
                .withTag(outcome.tag().name(), outcome.commit())
                .withLatest(outcome.latest())
                .withWarnings(
                        outcome.warnings().stream().sorted().map(Enum::name).toList())
                .with("base", Scalar.text(outcome.base()))
                .with("commits", Scalar.integer(outcome.commits()));
    }

    private static String sentence(TagOutcome outcome) {
        String tag = outcome.tag() + " at " + outcome.commit();
        return switch (outcome.kind()) {
            case TAGGED -> "tagged and pushed " + tag;
            case RESUMED -> "pushed " + tag + ", which an interrupted run had made";
            case ALREADY_TAGGED -> "somebody else just tagged " + tag + "; nothing left to do";
            case ALREADY_PROMOTED -> tag + " is promoted already; nothing to do";
            case PLANNED -> "dry run: would tag and push " + tag;
        };
    }
}
