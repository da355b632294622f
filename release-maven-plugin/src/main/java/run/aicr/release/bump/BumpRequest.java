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

import java.util.Optional;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;
import run.aicr.release.version.BumpType;
import run.aicr.release.version.Step;

/**
 * What a bump is asked for.
 *
 * @param of the step of a release candidate
 * @param allowBreaking breaking changes do not need a bigger step
 * @param waiver reason for going on without a qualification record; it is stored in the tag
 */
public record BumpRequest(
        BumpType type, Optional<Step> of, boolean allowBreaking, Optional<String> waiver, boolean dryRun) {

    public BumpRequest {
        if (of.isPresent() && type != BumpType.RC) {
            throw new ReleaseException(
                    Code.INVALID_ARGUMENT,
                    "-Dof belongs to release candidates; a " + type.word() + " bump has its step already",
                    "Leave -Dof out, or give -Dtype=rc.");
        }
    }

    /** A request for that type with nothing special. */
    public static BumpRequest of(BumpType type) {
        return new BumpRequest(type, Optional.empty(), false, Optional.empty(), false);
    }

    public BumpRequest ofStep(Step step) {
        return new BumpRequest(type, Optional.of(step), allowBreaking, waiver, dryRun);
    }

    public BumpRequest allowingBreaking(boolean allowed) {
        return new BumpRequest(type, of, allowed, waiver, dryRun);
    }

    public BumpRequest waived(String reason) {
        return new BumpRequest(type, of, allowBreaking, Optional.of(reason), dryRun);
    }

    public BumpRequest asDryRun(boolean dry) {
        return new BumpRequest(type, of, allowBreaking, waiver, dry);
    }
}
