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
package run.aicr.constraint;

import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;

/**
 * What came out of one constraint.
 *
 * @param actual the reading; empty when there was none
 * @param reason why it did not pass: {@code expected … , got …} or the text of a fault; empty when it passed
 */
public record Evaluation(boolean passed, String actual, String reason) {

    /** Evaluates one constraint; faults of any kind become a failed evaluation (spec recipe §9.1, §10). */
    public static Evaluation of(String path, String expression, Readings readings) {
        ConstraintPath parsed;
        try {
            parsed = ConstraintPath.parse(path);
        } catch (AicrException e) {
            return fault("", ErrorClass.INVALID_REQUEST, "invalid constraint path", e);
        }
        String actual;
        try {
            actual = readings.at(parsed);
        } catch (AicrException e) {
            return fault("", ErrorClass.NOT_FOUND, "value not found in snapshot", e);
        }
        Expression demand;
        try {
            demand = Expression.parse(expression);
        } catch (AicrException e) {
            return fault(actual, ErrorClass.INVALID_REQUEST, "invalid constraint expression", e);
        }
        try {
            return demand.accepts(actual)
                    ? new Evaluation(true, actual, "")
                    : new Evaluation(false, actual, "expected " + expression + ", got " + actual);
        } catch (AicrException e) {
            return fault(actual, ErrorClass.INTERNAL, "evaluation failed", e);
        }
    }

    private static Evaluation fault(String actual, ErrorClass errorClass, String sentence, AicrException cause) {
        return new Evaluation(false, actual, new AicrException(errorClass, sentence, cause).getMessage());
    }
}
