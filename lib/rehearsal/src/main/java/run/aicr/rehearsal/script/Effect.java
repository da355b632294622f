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
package run.aicr.rehearsal.script;

import java.time.Duration;
import java.util.Map;

/** What a fault does to a call. */
public sealed interface Effect {

    /** The call is answered with this status and these headers, and has no effect. */
    record Status(int code, Map<String, String> headers) implements Effect {
        public Status {
            headers = Map.copyOf(headers);
        }
    }

    /** The call is handled after a pause. */
    record Delay(Duration pause) implements Effect {}

    /** The connection ends; the call has no effect. */
    record CutBefore() implements Effect {}

    /** The call has its effect, the answer is lost. */
    record CutAfter() implements Effect {}

    /** The connection ends in the middle of the body that is being sent to the peer. */
    record CutBody() implements Effect {}

    /** The connection ends in the middle of the answer's body. */
    record CutAnswer() implements Effect {}

    /** One bit of the answer's body is wrong. */
    record Corrupt() implements Effect {}

    /** One bit of the body is wrong when it arrives. */
    record CorruptUpload() implements Effect {}

    /** The header {@code Docker-Content-Digest} of the answer names something else. */
    record WrongDigest() implements Effect {}
}
