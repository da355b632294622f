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
package run.aicr.document;

import run.aicr.error.AicrException;

/** Makes the one kind of error a bad document gives: class INVALID_REQUEST, a sentence, and where. */
final class DocumentException {
    private static final int MAX_LENGTH = 800;

    private DocumentException() {}

    static AicrException at(Place place, String sentence) {
        return AicrException.invalidRequest(place + ": " + shortened(sentence));
    }

    /** A key or value of the document may be as long as the document; a message is not. */
    private static String shortened(String sentence) {
        return sentence.length() <= MAX_LENGTH ? sentence : sentence.substring(0, MAX_LENGTH) + "…";
    }

    static AicrException tooLarge(String source, long limit) {
        return AicrException.invalidRequest(source + ": larger than the limit of " + limit + " bytes");
    }
}
