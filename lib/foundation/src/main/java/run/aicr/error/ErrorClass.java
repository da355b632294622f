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
package run.aicr.error;

/** Error class with its exit code, HTTP status and retryability (spec cli §6, api §3). */
public enum ErrorClass {
    INVALID_REQUEST(2, 400, false),
    METHOD_NOT_ALLOWED(2, 405, false),
    CONFLICT(2, 409, false),
    NOT_FOUND(3, 404, false),
    UNAUTHORIZED(4, 401, false),
    TIMEOUT(5, 504, true),
    SERVICE_UNAVAILABLE(6, 503, true),
    RATE_LIMIT_EXCEEDED(7, 429, true),
    INTERNAL(8, 500, true);

    private final int exitCode;
    private final int httpStatus;
    private final boolean retryable;

    ErrorClass(int exitCode, int httpStatus, boolean retryable) {
        this.exitCode = exitCode;
        this.httpStatus = httpStatus;
        this.retryable = retryable;
    }

    /** Exit code of the process that ends with this class. */
    public int exitCode() {
        return exitCode;
    }

    /** Status of the HTTP answer that carries this class. */
    public int httpStatus() {
        return httpStatus;
    }

    /** Whether the same request may succeed later. */
    public boolean retryable() {
        return retryable;
    }
}
