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

import java.util.Optional;
import run.aicr.release.step.RecordedRelease;

/**
 * Where one step of a release stands.
 *
 * @param state {@code done}, {@code open}, {@code failed}, {@code conflict}, {@code not due}, or {@code unknown} when
 *     neither the world nor the ledger could be asked
 * @param detail evidence of what is done; reason for everything else
 * @param recorded what the ledger says about it
 */
public record StepStatus(String name, String state, String detail, Optional<RecordedRelease.StepRecord> recorded) {

    /** What running {@code release} again does about it. */
    public String next() {
        return switch (state) {
            case "done" -> "skip-done";
            case "not due", "skip-prerelease", "skip-not-latest" -> "skip";
            case "conflict" -> "refuse";
            case "unknown" -> "look";
            default -> "run";
        };
    }

    boolean isSettled() {
        return state.equals("done") || state.equals("not due") || state.startsWith("skip-");
    }
}
