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

import java.net.URI;
import java.util.Map;
import run.aicr.error.AicrException;

/**
 * One request and what its answer means; an immutable record for each kind of call.
 *
 * @param <T> what a good answer gives
 */
public interface HttpCall<T> {

    /** An absolute {@code http} or {@code https} address; credentials in it are sent as basic authentication. */
    URI address();

    /** What the call is for, in words that follow "cannot": {@code read the recipe}. */
    String purpose();

    /** Most bytes that the body of the answer may have. */
    long maxBytes();

    /** Headers beside {@code User-Agent}. */
    default Map<String, String> headers() {
        return Map.of();
    }

    /**
     * Judges an answer that is no redirect.
     *
     * @throws AicrException when the status is not one that the call hoped for
     */
    T result(HttpAnswer answer);
}
