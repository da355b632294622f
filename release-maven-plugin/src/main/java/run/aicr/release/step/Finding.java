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

import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;

/** What a look at the world found about a state. */
public sealed interface Finding<R extends Record> {

    /** The state is there; the result describes it. */
    record Done<R extends Record>(R result) implements Finding<R> {}

    /** The state is not there, and acting brings it. */
    record Missing<R extends Record>(String reason) implements Finding<R> {}

    /** The state is not meant to be reached in this release. */
    record NotDue<R extends Record>(String reason) implements Finding<R> {}

    /** The world contradicts: acting would make it worse. */
    record Conflict<R extends Record>(Code code, String reason, String remedy) implements Finding<R> {
        public ReleaseException refusal() {
            return new ReleaseException(code, reason, remedy);
        }
    }
}
