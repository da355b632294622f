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
package run.aicr.document;

import java.math.BigDecimal;
import java.math.BigInteger;
import run.aicr.document.Scalar.Kind;

/**
 * Which plain scalars read as which kind, and how numbers are printed (spec recipe §4.1).
 *
 * <p>Written with loops, without regular expressions: the writer is on the path of short commands.
 */
final class ScalarRules {
    private ScalarRules() {}

    /** The kind of a plain scalar. */
    static Kind kindOf(String text) {
        if (text.isEmpty()) {
            return Kind.NULL;
        }
        char c = text.charAt(0);
        if (c >= '0' && c <= '9' || c == '-' || c == '+' || c == '.') {
            return numberKind(text);
        }
        return switch (text) {
            case "~", "null", "Null", "NULL" -> Kind.NULL;
            case "true", "True", "TRUE", "false", "False", "FALSE" -> Kind.BOOLEAN;
            default -> Kind.TEXT;
        };
    }

    /**
     * Whether a text must be quoted so that a YAML 1.1 or 1.2 reader takes it as text: other kinds, and the old
     * booleans {@code yes}, {@code no}, {@code on}, {@code off}, {@code y}, {@code n}.
     */
    static boolean readsAsOtherKind(String text) {
        if (kindOf(text) != Kind.TEXT || looksLikeDate(text) || looksLikeSexagesimal(text)) {
            return true;
        }
        if (text.length() > 3) {
            return false;
        }
        return switch (text) {
            case "y",
                    "Y",
                    "yes",
                    "Yes",
                    "YES",
                    "on",
                    "On",
                    "ON",
                    "n",
                    "N",
                    "no",
                    "No",
                    "NO",
                    "off",
                    "Off",
                    "OFF",
                    "<<",
                    "=" -> true;
            default -> false;
        };
    }

    /** Canonical decimal form of an integer or number scalar. */
    static String canonicalNumber(Kind kind, String text) {
        return kind == Kind.INTEGER ? integer(text) : decimal(text);
    }

    private static Kind numberKind(String text) {
        if (isInteger(text)) {
            return Kind.INTEGER;
        }
        return isFloat(text) ? Kind.FLOAT : Kind.TEXT;
    }

    private static boolean isInteger(String text) {
        int start = signLength(text);
        if (start == text.length()) {
            return false;
        }
        if (text.charAt(start) == '0' && text.length() > start + 2) {
            int radix = radixOf(text.charAt(start + 1));
            if (radix != 0) {
                return allDigits(text, start + 2, radix);
            }
        }
        if (text.charAt(start) == '0' && text.length() > start + 1) {
            return allDigits(text, start + 1, 8);
        }
        return text.charAt(start) != '_' && allDigits(text, start, 10);
    }

    private static boolean isFloat(String text) {
        int start = signLength(text);
        String rest = text.substring(start);
        switch (rest) {
            case ".inf", ".Inf", ".INF", ".nan", ".NaN", ".NAN" -> {
                return true;
            }
            default -> {}
        }
        int i = 0;
        int digits = 0;
        while (i < rest.length() && isDigitOrUnderscore(rest.charAt(i))) {
            digits += rest.charAt(i++) == '_' ? 0 : 1;
        }
        if (i < rest.length() && rest.charAt(i) == '.') {
            i++;
            while (i < rest.length() && isDigitOrUnderscore(rest.charAt(i))) {
                digits += rest.charAt(i++) == '_' ? 0 : 1;
            }
        }
        if (digits == 0 || rest.charAt(0) == '_') {
            return false;
        }
        return i == rest.length() || isExponent(rest, i);
    }

    private static boolean isExponent(String text, int at) {
        if (text.charAt(at) != 'e' && text.charAt(at) != 'E') {
            return false;
        }
        int i = at + 1;
        if (i < text.length() && (text.charAt(i) == '+' || text.charAt(i) == '-')) {
            i++;
        }
        return i < text.length() && allDigits(text, i, 10) && text.indexOf('_', i) < 0;
    }

    private static boolean isDigitOrUnderscore(char c) {
        return c >= '0' && c <= '9' || c == '_';
    }

    private static int signLength(String text) {
        return !text.isEmpty() && (text.charAt(0) == '-' || text.charAt(0) == '+') ? 1 : 0;
    }

    private static int radixOf(char prefix) {
        return switch (prefix) {
            case 'x' -> 16;
            case 'o' -> 8;
            case 'b' -> 2;
            default -> 0;
        };
    }

    private static boolean allDigits(String text, int from, int radix) {
        boolean any = false;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '_') {
                continue;
            }
            if (c > 'f' || Character.digit(c, radix) < 0) {
                return false;
            }
            any = true;
        }
        return any;
    }

    private static String integer(String text) {
        String plain = text.replace("_", "");
        int start = signLength(plain);
        String sign = plain.startsWith("-") ? "-" : "";
        String digits = plain.substring(start);
        int radix = 10;
        if (digits.length() > 1 && digits.charAt(0) == '0') {
            int prefixed = radixOf(digits.charAt(1));
            radix = prefixed == 0 ? 8 : prefixed;
            digits = digits.substring(prefixed == 0 ? 1 : 2);
        }
        if (radix == 10 && start == 0) {
            return digits;
        }
        BigInteger value = new BigInteger(sign + digits, radix);
        return value.toString();
    }

    private static String decimal(String text) {
        String plain = text.replace("_", "");
        if (plain.endsWith("f") || plain.endsWith("F") || plain.endsWith("n") || plain.endsWith("N")) {
            return plain;
        }
        double value = Double.parseDouble(plain);
        if (Double.isInfinite(value)) {
            return plain;
        }
        if (value == Math.rint(value) && Math.abs(value) < 1e21) {
            return new BigDecimal(value).toBigInteger().toString();
        }
        BigDecimal shortest = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        double size = Math.abs(value);
        return size >= 1e-6 && size < 1e21 ? shortest.toPlainString() : exponentForm(shortest);
    }

    /** {@code 1.5e-07}: at least two exponent digits, as the reference prints them. */
    private static String exponentForm(BigDecimal value) {
        String digits = value.unscaledValue().abs().toString();
        int exponent = digits.length() - 1 - value.scale();
        String mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
        String sign = value.signum() < 0 ? "-" : "";
        String padded = Math.abs(exponent) < 10 ? "0" + Math.abs(exponent) : Integer.toString(Math.abs(exponent));
        return sign + mantissa + "e" + (exponent < 0 ? "-" : "+") + padded;
    }

    private static boolean looksLikeDate(String text) {
        return text.length() >= 8
                && text.charAt(4) == '-'
                && isDecimal(text, 0, 4)
                && text.charAt(5) >= '0'
                && text.charAt(5) <= '9';
    }

    private static boolean isDecimal(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static boolean looksLikeSexagesimal(String text) {
        int colon = text.indexOf(':');
        if (colon <= 0 || colon == text.length() - 1) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!(c >= '0' && c <= '9' || c == ':' || i == 0 && (c == '-' || c == '+'))) {
                return false;
            }
        }
        return true;
    }
}
