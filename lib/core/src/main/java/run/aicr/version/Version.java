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
package run.aicr.version;

import run.aicr.error.AicrException;

/**
 * One to three numbers and a tail, such as {@code v1.33.4-eks-3025e55} (spec recipe §18).
 *
 * @param precision how many numbers were written, 1 to 3; missing ones are 0
 * @param extras the tail from the first {@code -} or {@code +} on; never compared
 */
public record Version(long major, long minor, long patch, int precision, String extras) {
    private static final String NOT_NUMERIC = ": version component is not numeric";

    /**
     * Reads a version; a leading {@code v} is dropped.
     *
     * @throws AicrException INVALID_REQUEST saying what is wrong with the text
     */
    public static Version parse(String text) {
        if (text.isEmpty()) {
            throw AicrException.invalidRequest("empty version string: version has no components");
        }
        String plain = text.charAt(0) == 'v' ? text.substring(1) : text;
        int end = endOfNumbers(plain);
        long[] numbers = new long[3];
        int precision = 0;
        int start = 0;
        while (start <= end) {
            int dot = plain.indexOf('.', start);
            int stop = dot < 0 || dot > end ? end : dot;
            if (precision == 3) {
                throw AicrException.invalidRequest("too many version components: version has more than 3 components");
            }
            numbers[precision++] = component(plain.substring(start, stop));
            start = stop + 1;
        }
        return new Version(numbers[0], numbers[1], numbers[2], precision, plain.substring(end));
    }

    /** The index of the first {@code -} or {@code +} that directly follows a digit, else the length. */
    private static int endOfNumbers(String text) {
        for (int i = 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c == '-' || c == '+') && isDigit(text.charAt(i - 1))) {
                return i;
            }
        }
        return text.length();
    }

    private static long component(String text) {
        if (text.isEmpty()) {
            throw AicrException.invalidRequest("empty component" + NOT_NUMERIC);
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean sign = i == 0 && text.length() > 1 && (c == '-' || c == '+');
            if (!isDigit(c) && !sign) {
                throw nonNumeric(text);
            }
        }
        try {
            long value = Long.parseLong(text);
            if (value < 0) {
                throw AicrException.invalidRequest(
                        "negative component: " + value + ": version component cannot be negative");
            }
            return value;
        } catch (NumberFormatException e) {
            throw nonNumeric(text);
        }
    }

    private static AicrException nonNumeric(String text) {
        return AicrException.invalidRequest("non-numeric component: \"" + text + "\"" + NOT_NUMERIC);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Compares at the lower of the two precisions: {@code 1.33} and {@code 1.33.4} are equal. */
    public int compareAtLowerPrecision(Version other) {
        int common = Math.min(precision, other.precision);
        int order = Long.compare(major, other.major);
        if (order == 0 && common > 1) {
            order = Long.compare(minor, other.minor);
        }
        if (order == 0 && common > 2) {
            order = Long.compare(patch, other.patch);
        }
        return order;
    }

    /** Whether all three numbers are equal; missing ones count as 0. */
    public boolean sameNumbers(Version other) {
        return major == other.major && minor == other.minor && patch == other.patch;
    }
}
