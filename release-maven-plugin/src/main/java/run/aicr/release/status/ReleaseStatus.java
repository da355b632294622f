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
package run.aicr.release.status;

import java.util.List;
import java.util.Optional;
import run.aicr.release.step.RecordedRelease;

/**
 * Where one release stands.
 *
 * @param commit that the tag names, or the ledger when there is no tag; empty when neither says
 * @param remote the tag on the remote: {@code same}, {@code absent}, {@code differs} or {@code unreachable}
 * @param qualification {@code passes}, or why the record does not count
 * @param waiver reason in the tag for tagging without a record
 * @param missing what the build could not make
 * @param note why the world was not asked and the ledger speaks alone; empty when it was asked
 */
public record ReleaseStatus(
        String tag,
        Optional<String> commit,
        String remote,
        List<StepStatus> steps,
        String qualification,
        Optional<String> waiver,
        List<String> missing,
        RecordedRelease recorded,
        Optional<String> note) {

    public ReleaseStatus {
        steps = List.copyOf(steps);
        missing = List.copyOf(missing);
    }

    /** Whether nothing is left to do, as far as can be told. */
    public boolean isComplete() {
        boolean published = steps.stream()
                .anyMatch(s -> s.name().equals("published") && s.state().equals("done"));
        return published
                && steps.stream().allMatch(s -> s.isSettled() || s.state().equals("unknown"));
    }

    /** Names of the steps that are not settled. */
    public List<String> openSteps() {
        return steps.stream().filter(s -> !s.isSettled()).map(StepStatus::name).toList();
    }
}
