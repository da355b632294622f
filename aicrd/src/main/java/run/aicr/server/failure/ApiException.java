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
package run.aicr.server.failure;

import java.util.List;
import run.aicr.document.Mapping;
import run.aicr.document.Scalar;
import run.aicr.document.Sequence;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;

/** A request that gets an error body. */
public final class ApiException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorClass code;
    private final int status;
    private final boolean retryable;
    private final String text;
    private final transient Mapping details;

    private ApiException(ErrorClass code, int status, boolean retryable, String text, Mapping details) {
        super("[" + code + "] " + text);
        this.code = code;
        this.status = status;
        this.retryable = retryable;
        this.text = text;
        this.details = details;
    }

    /** With details of any kind; an empty mapping is left out of the body. */
    public static ApiException of(ErrorClass code, String text, Mapping details) {
        return new ApiException(code, code.httpStatus(), code.retryable(), text, details);
    }

    /** Bad input whose reason is another error: the reason goes into {@code details.error}. */
    public static ApiException badInput(String text, AicrException reason) {
        return of(
                ErrorClass.INVALID_REQUEST,
                text,
                new Mapping.Builder()
                        .put("error", String.valueOf(reason.getMessage()))
                        .build());
    }

    /** What the engine refuses: below 500 its own sentence, from 500 nothing of the cause. */
    public static ApiException ofEngine(AicrException reason) {
        boolean ours = reason.errorClass().httpStatus() >= 500;
        return of(reason.errorClass(), ours ? "Failed to build recipe" : reason.sentence(), Mapping.EMPTY)
                .causedBy(reason);
    }

    public static ApiException tooLarge(int limit) {
        Mapping details =
                new Mapping.Builder().put("limit_bytes", Scalar.integer(limit)).build();
        return new ApiException(
                ErrorClass.INVALID_REQUEST, 413, false, "Request body exceeds maximum allowed size", details);
    }

    /** The body did not arrive in time (spec api §9.7). */
    public static ApiException tooSlow() {
        return new ApiException(ErrorClass.TIMEOUT, 408, true, "Request body was not received in time", Mapping.EMPTY);
    }

    /** The answer was not made in time. */
    public static ApiException tooLong() {
        return of(ErrorClass.TIMEOUT, "The answer could not be made in time", Mapping.EMPTY);
    }

    /** The body ended before its end, or its chunks are no chunks. */
    public static ApiException brokenBody() {
        return of(ErrorClass.INVALID_REQUEST, "Request body is incomplete or badly framed", Mapping.EMPTY);
    }

    /** No memory for this request now. */
    public static ApiException busy() {
        return of(ErrorClass.SERVICE_UNAVAILABLE, "Too many large requests at a time", Mapping.EMPTY);
    }

    public static ApiException noRoute(String path) {
        return of(
                ErrorClass.NOT_FOUND,
                "Route not found",
                new Mapping.Builder().put("path", path).build());
    }

    /**
     * Another method than the path has.
     *
     * @param listed the allowed ones for the details; empty leaves them out
     */
    public static ApiException method(String method, List<String> listed) {
        Mapping.Builder details = new Mapping.Builder();
        if (!listed.isEmpty()) {
            details.put("allowed", Sequence.ofTexts(listed));
        }
        details.put("method", method);
        return of(ErrorClass.METHOD_NOT_ALLOWED, "Method not allowed", details.build());
    }

    public static ApiException rateLimit(int limit, int burst) {
        Mapping details = new Mapping.Builder()
                .put("burst", Scalar.integer(burst))
                .put("limit", Scalar.integer(limit))
                .build();
        return of(ErrorClass.RATE_LIMIT_EXCEEDED, "Rate limit exceeded", details);
    }

    public static ApiException internal() {
        return of(ErrorClass.INTERNAL, "Internal server error", Mapping.EMPTY);
    }

    /** With a cause for the log; no client sees it. */
    public ApiException causedBy(Throwable cause) {
        initCause(cause);
        return this;
    }

    public ErrorClass code() {
        return code;
    }

    public int status() {
        return status;
    }

    public boolean retryable() {
        return retryable;
    }

    /** The message of the body. */
    public String text() {
        return text;
    }

    public Mapping details() {
        return details;
    }
}
