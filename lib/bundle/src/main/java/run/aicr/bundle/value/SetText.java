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
package run.aicr.bundle.value;

import run.aicr.document.Node;
import run.aicr.document.Place;
import run.aicr.document.Scalar;

/**
 * What the text after {@code =} of {@code --set} means: a boolean, an integer, a number, or text.
 *
 * <p>A number whose digits would not survive stays text: {@code 1.20}, {@code 1_000}, {@code Inf} (spec bundle §4.2, §23
 * item 21). {@code --set-json} says what is meant.
 */
public final class SetText {
    private SetText() {}

    /** The value of the text. */
    public static Node value(String text) {
        if (text.equals("true") || text.equals("false")) {
            return Scalar.bool(text.equals("true"));
        }
        if (isInteger(text)) {
            try {
                return Scalar.integer(Long.parseLong(text));
            } catch (NumberFormatException beyond64Bits) {
                return number(text);
            }
        }
        return isDecimal(text) ? number(text) : Scalar.text(text);
    }

    private static Node number(String text) {
        double value = Double.parseDouble(text);
        return Double.isInfinite(value) ? Scalar.text(text) : new Scalar(Scalar.Kind.FLOAT, text, Place.NONE);
    }

    private static boolean isInteger(String text) {
        int start = signLength(text);
        return start < text.length() && digitsEnd(text, start) == text.length();
    }

    /** Digits with a fraction or exponent; a fraction that ends in zero is none, since the zero would get lost. */
    private static boolean isDecimal(String text) {
        int start = signLength(text);
        int at = digitsEnd(text, start);
        int digits = at - start;
        if (at < text.length() && text.charAt(at) == '.') {
            int end = digitsEnd(text, at + 1);
            digits += end - at - 1;
            if (end == at + 1 || text.charAt(end - 1) == '0') {
                return false;
            }
            at = end;
        }
        if (digits == 0) {
            return false;
        }
        if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
            int exponent = at + 1 + signLength(text.substring(at + 1));
            int end = digitsEnd(text, exponent);
            return end > exponent && end == text.length();
        }
        return at == text.length();
    }

    private static int signLength(String text) {
        return !text.isEmpty() && (text.charAt(0) == '-' || text.charAt(0) == '+') ? 1 : 0;
    }

    private static int digitsEnd(String text, int start) {
        int end = start;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end;
    }
}
