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

import org.jspecify.annotations.Nullable;

/**
 * What stops a piece of work: a class and one sentence that names what, where, what was expected and what to do.
 *
 * <p>Its text form is {@code [CLASS] sentence} or {@code [CLASS] sentence: <text of the cause>}; causes nest, and the
 * outermost class decides exit code and HTTP status (spec cli §6).
 */
public final class AicrException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorClass errorClass;
    private final String sentence;

    public AicrException(ErrorClass errorClass, String sentence) {
        this(errorClass, sentence, null);
    }

    public AicrException(ErrorClass errorClass, String sentence, @Nullable Throwable cause) {
        super(textOf(errorClass, sentence, cause), cause);
        this.errorClass = errorClass;
        this.sentence = sentence;
    }

    public static AicrException invalidRequest(String sentence) {
        return new AicrException(ErrorClass.INVALID_REQUEST, sentence);
    }

    public static AicrException notFound(String sentence) {
        return new AicrException(ErrorClass.NOT_FOUND, sentence);
    }

    public static AicrException internal(String sentence, Throwable cause) {
        return new AicrException(ErrorClass.INTERNAL, sentence, cause);
    }

    public ErrorClass errorClass() {
        return errorClass;
    }

    /** The sentence alone, without class and cause. */
    public String sentence() {
        return sentence;
    }

    private static String textOf(ErrorClass errorClass, String sentence, @Nullable Throwable cause) {
        String own = "[" + errorClass + "] " + sentence;
        if (cause == null) {
            return own;
        }
        String text = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        return own + ": " + text;
    }
}
