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

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import run.aicr.document.Fields;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;
import run.aicr.release.version.ReleaseId;

/**
 * The ledger of one release, folded into one state per step.
 *
 * @param tag of the release
 * @param commit that the ledger was begun for; empty when there is no ledger
 * @param tagObject likewise; empty also when it was begun before the tag was made
 * @param steps in the order in which they were first begun
 * @param lines number of readable lines
 */
public record RecordedRelease(String tag, String commit, String tagObject, Map<String, StepRecord> steps, int lines) {

    public RecordedRelease {
        steps = Collections.unmodifiableMap(new LinkedHashMap<>(steps));
    }

    /**
     * What the ledger says about a step.
     *
     * @param state {@code starting}, {@code done}, {@code failed}, {@code waiting} or {@code skip-…}
     * @param at time of the line that brought this state, RFC 3339
     * @param attempts how often it was begun
     * @param error code and sentence of the last failure; empty when it did not fail last
     */
    public record StepRecord(
            String state, String at, int attempts, Map<String, String> evidence, Optional<String> error) {

        public StepRecord {
            evidence = Map.copyOf(evidence);
        }
    }

    /**
     * Reads the ledger of a tag.
     *
     * @param folder rehearsal folder
     */
    public static RecordedRelease read(Path folder, String tag) {
        return of(folder.resolve("ledger").resolve(tag + ".jsonl"), tag);
    }

    /** Of a release that was never begun. */
    static RecordedRelease none(String tag) {
        return new RecordedRelease(tag, "", "", Map.of(), 0);
    }

    static RecordedRelease of(Path file, String tag) {
        try {
            return fold(tag, Ledger.read(file));
        } catch (IOException e) {
            throw new ReleaseException(
                            Code.LEDGER_LOST,
                            "the ledger " + file + " cannot be read: " + e.getMessage(),
                            "Make the file readable, or move it away.")
                    .because(e);
        }
    }

    private static RecordedRelease fold(String tag, List<Fields> lines) {
        Map<String, StepRecord> steps = new LinkedHashMap<>();
        String commit = "";
        String tagObject = "";
        for (Fields line : lines) {
            Optional<String> step = line.text("step");
            if (step.isPresent()) {
                steps.merge(step.get(), first(line), (before, now) -> after(before, line, now));
            } else {
                steps.clear();
                commit = line.textOrEmpty("commit");
                tagObject = line.textOrEmpty("tagObject");
            }
        }
        return new RecordedRelease(tag, commit, tagObject, steps, lines.size());
    }

    private static StepRecord first(Fields line) {
        String event = line.textOrEmpty("event");
        Map<String, String> evidence = line.textMap("evidence");
        Optional<String> error = event.equals("failed") || event.equals("waiting")
                ? Optional.of(evidence.getOrDefault("code", "") + ": " + evidence.getOrDefault("message", ""))
                : Optional.empty();
        return new StepRecord(
                event,
                line.textOrEmpty("at"),
                event.equals("starting") ? 1 : 0,
                error.isPresent() ? Map.of() : evidence,
                error);
    }

    private static StepRecord after(StepRecord before, Fields line, StepRecord now) {
        boolean changes = !List.of("heartbeat", "waiver", "warning").contains(line.textOrEmpty("event"));
        return changes
                ? new StepRecord(now.state(), now.at(), before.attempts() + now.attempts(), now.evidence(), now.error())
                : before;
    }

    /**
     * Whether this was a rehearsal of a number without a tag that does not count any more: it is released from another
     * commit now, or has got its tag.
     */
    public boolean isSuperseded(ReleaseId id) {
        return !isEmpty()
                && tagObject.isEmpty()
                && !(commit.equals(id.commit()) && id.tagObject().isEmpty());
    }

    public boolean isEmpty() {
        return lines == 0;
    }

    /** What was noted when the step was done; empty when it is not. */
    public Map<String, String> evidence(String step) {
        return isDone(step) ? steps.get(step).evidence() : Map.of();
    }

    /** Whether the last thing that the ledger says about the step is that it was done. */
    public boolean isDone(String step) {
        return Optional.ofNullable(steps.get(step))
                .filter(s -> s.state().equals("done"))
                .isPresent();
    }
}
