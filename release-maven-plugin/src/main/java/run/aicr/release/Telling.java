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
package run.aicr.release;

import java.util.List;
import java.util.Optional;
import run.aicr.release.changelog.NotesHistory;
import run.aicr.release.chat.Chat;
import run.aicr.release.chat.ChatMessage;
import run.aicr.release.chat.Told;
import run.aicr.release.publish.Published;
import run.aicr.release.step.RecordedRelease;
import run.aicr.release.step.Step;
import run.aicr.release.version.Line;
import run.aicr.release.version.ReleaseTag;

/** Makes the last state, which tells people about the release. */
final class Telling {
    private final ReleasePipeline.Setting at;
    private final Published published;
    private final ReleaseTag tag;

    Telling(ReleasePipeline.Setting at, Published published, ReleaseTag tag) {
        this.at = at;
        this.published = published;
        this.tag = tag;
    }

    Told notified(List<Step<?>> before) {
        return new Told(
                published,
                new Chat(at.services().at().chat(), at.services().caller()),
                new ChatMessage(
                        tag.name(),
                        at.id().prerelease(),
                        Pointers.GITHUB + at.config().repository() + "/releases/tag/" + tag,
                        at.repository()
                                .flatMap(r -> NotesHistory.promotedFrom(r, tag.name()))
                                .map(ReleaseTag::name),
                        hotfixOf()),
                () -> before.stream().filter(Step::isFailed).map(Step::name).toList(),
                this::sentBefore);
    }

    /** A stable release below the highest, made on a line of its own. */
    private Optional<String> hotfixOf() {
        boolean notLatest =
                at.pointers().skip().filter("skip-not-latest"::equals).isPresent();
        return notLatest ? Optional.of(Line.of(tag.core()).toString()) : Optional.empty();
    }

    /**
     * What an earlier run sent. A run that was killed while sending may have sent it or not; a message is sent at most
     * once.
     */
    private Optional<String> sentBefore() {
        RecordedRelease.StepRecord last = at.ledger().recorded().steps().get("notified");
        if (last == null) {
            return Optional.empty();
        }
        if (last.state().equals("starting")) {
            return Optional.of("(an earlier run was interrupted while sending)");
        }
        return last.state().equals("done") ? Optional.ofNullable(last.evidence().get(Told.MESSAGE)) : Optional.empty();
    }
}
