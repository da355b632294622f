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
package run.aicr.http;

import java.util.Map;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;

/**
 * What a server answered, after redirects.
 *
 * @param shownAs the address that answered, without secrets, for messages
 * @param headers the first value of each, names in lower case
 * @param body owned by the receiver
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once; never compared
public record HttpAnswer(String shownAs, int status, Map<String, String> headers, byte[] body) {

    /** The first value of a header; empty when it is absent. */
    public String header(String lowerCaseName) {
        return headers.getOrDefault(lowerCaseName, "");
    }

    /** The usual fault for a status that a call did not hope for: class SERVICE_UNAVAILABLE with address and status. */
    public AicrException unexpected(String purpose) {
        return new AicrException(
                ErrorClass.SERVICE_UNAVAILABLE,
                "cannot " + purpose + ": " + shownAs + " answered with status " + status);
    }
}
