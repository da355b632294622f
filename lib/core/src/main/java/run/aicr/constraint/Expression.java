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
import run.aicr.version.Version;

/**
 * What a reading must be: an operator and one operand (spec recipe §9.2). There is no "and", no "or", no wildcard.
 *
 * @param operand trimmed, never empty
 */
public record Expression(Operator operator, String operand) {

    /** How reading and operand are compared. The order is that of recognition. */
    public enum Operator {
        AT_LEAST(">="),
        AT_MOST("<="),
        NOT_EQUAL("!="),
        EQUAL("=="),
        GREATER(">"),
        LESS("<"),
        /** No operator: the same text, case-sensitive. */
        EXACT("");

        private final String sign;

        Operator(String sign) {
            this.sign = sign;
        }

        public String sign() {
            return sign;
        }
    }

    /**
     * Reads an expression; a text without operator is the operand itself.
     *
     * @throws AicrException INVALID_REQUEST when the text or its operand is empty
     */
    public static Expression parse(String text) {
        String trimmed = text.strip();
        if (trimmed.isEmpty()) {
            throw AicrException.invalidRequest("constraint expression cannot be empty");
        }
        for (Operator operator : Operator.values()) {
            if (trimmed.startsWith(operator.sign())) {
                String operand = trimmed.substring(operator.sign().length()).strip();
                if (operand.isEmpty()) {
                    throw AicrException.invalidRequest("constraint value cannot be empty after operator");
                }
                return new Expression(operator, operand);
            }
        }
        throw new AssertionError("the operator without a sign begins every text");
    }

    /**
     * Whether the reading satisfies the expression.
     *
     * @throws AicrException INVALID_REQUEST when an order is asked for and one side is no version
     */
    public boolean accepts(String reading) {
        String actual = reading.strip();
        return switch (operator) {
            case EXACT -> actual.equals(operand);
            case EQUAL -> equal(actual);
            case NOT_EQUAL -> !equal(actual);
            case AT_LEAST -> order(actual) >= 0;
            case AT_MOST -> order(actual) <= 0;
            case GREATER -> order(actual) > 0;
            case LESS -> order(actual) < 0;
        };
    }

    private boolean equal(String actual) {
        if (looksLikeVersion(operand)) {
            try {
                return Version.parse(operand).sameNumbers(Version.parse(actual));
            } catch (AicrException notVersions) {
                return actual.equals(operand);
            }
        }
        return actual.equals(operand);
    }

    /** Negative, zero or positive: the reading is below, at or above the operand. */
    private int order(String actual) {
        Version expected = version(operand, "cannot parse expected version");
        return version(actual, "cannot parse actual version").compareAtLowerPrecision(expected);
    }

    private static Version version(String text, String fault) {
        try {
            return Version.parse(text);
        } catch (AicrException e) {
            throw new AicrException(ErrorClass.INVALID_REQUEST, fault, e);
        }
    }

    private static boolean looksLikeVersion(String text) {
        boolean digit = false;
        boolean dot = false;
        for (int i = text.startsWith("v") ? 1 : 0; i < text.length(); i++) {
            char c = text.charAt(i);
            digit |= c >= '0' && c <= '9';
            dot |= c == '.';
        }
        return digit && dot;
    }
}
