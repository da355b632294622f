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
package run.aicr.rehearsal.web;

import java.io.IOException;
import run.aicr.document.Mapping;

/** What a stand-in does with a request. */
@FunctionalInterface
public interface Service {
    /**
     * Handles a request.
     *
     * @throws Refusal with the answer to give
     * @throws IOException when the body breaks off, which ends the connection
     */
    Answer answer(Request request) throws IOException;

    /** The answer to what is no request of the protocol (bad JSON, a body that is too large). */
    default Answer malformed(int status, String sentence) {
        return Answer.json(
                status, new Mapping.Builder().put("message", sentence).build());
    }

    /** A path for the list of calls; secret parts are to be replaced. */
    default String loggable(String path) {
        return path;
    }
}
