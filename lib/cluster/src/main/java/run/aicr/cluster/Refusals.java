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
package run.aicr.cluster;

import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.util.concurrent.TimeoutException;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;

/** Gives each way in which a request can fail its class. */
final class Refusals {
    private Refusals() {}

    /**
     * @param what the request in words that complete "cannot …"
     */
    static AicrException of(String what, KubernetesClientException failure) {
        ErrorClass errorClass = failure.getCode() > 0 ? ofStatus(failure.getCode()) : ofCause(failure);
        return new AicrException(errorClass, "cannot " + what, failure);
    }

    static AicrException ofFailure(String what, Throwable failure) {
        return new AicrException(ofCause(failure), "cannot " + what, failure);
    }

    static ErrorClass ofStatus(int status) {
        return switch (status) {
            case 404, 410 -> ErrorClass.NOT_FOUND;
            case 401, 403 -> ErrorClass.UNAUTHORIZED;
            case 408, 504 -> ErrorClass.TIMEOUT;
            case 409 -> ErrorClass.CONFLICT;
            case 429 -> ErrorClass.RATE_LIMIT_EXCEEDED;
            case 400, 405, 413, 415, 422 -> ErrorClass.INVALID_REQUEST;
            case 502, 503 -> ErrorClass.SERVICE_UNAVAILABLE;
            default -> ErrorClass.INTERNAL;
        };
    }

    /** Timeouts are of the answer; a connection that never stood is an unreachable server. */
    private static ErrorClass ofCause(Throwable failure) {
        ErrorClass found = ErrorClass.INTERNAL;
        int depth = 0;
        for (Throwable t = failure; t != null && depth < 20; t = t.getCause(), depth++) {
            if (t instanceof HttpConnectTimeoutException) {
                return ErrorClass.SERVICE_UNAVAILABLE;
            }
            if (t instanceof HttpTimeoutException
                    || t instanceof TimeoutException
                    || t instanceof InterruptedException) {
                return ErrorClass.TIMEOUT;
            }
            if (t instanceof IOException) {
                found = ErrorClass.SERVICE_UNAVAILABLE;
            }
        }
        return found;
    }
}
