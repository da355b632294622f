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
package run.aicr.validator;

import run.aicr.error.ErrorClass;

/** What a check found. */
public sealed interface Outcome {
    /** Exit code of the container. */
    int exitCode();

    /** What goes into the termination file; empty for none. */
    String message();

    static Outcome pass() {
        return new Pass();
    }

    static Outcome fail(ErrorClass errorClass, String reason) {
        return new Fail(errorClass, reason);
    }

    static Outcome skip(String reason) {
        return new Skip(reason);
    }

    /** The cluster is as it should be. */
    record Pass() implements Outcome {
        @Override
        public int exitCode() {
            return 0;
        }

        @Override
        public String message() {
            return "";
        }
    }

    /**
     * The cluster is not as it should be, or the check could not find out.
     *
     * @param reason one sentence for the report
     */
    record Fail(ErrorClass errorClass, String reason) implements Outcome {
        @Override
        public int exitCode() {
            return 1;
        }

        @Override
        public String message() {
            return "[" + errorClass + "] " + reason;
        }
    }

    /**
     * The question does not arise here.
     *
     * @param reason why, one sentence for the report; it is shown as it is (spec validate, Beat the reference 16)
     */
    record Skip(String reason) implements Outcome {
        @Override
        public int exitCode() {
            return 2;
        }

        @Override
        public String message() {
            return reason;
        }
    }
}
