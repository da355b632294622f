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
package run.aicr.cli.option;

/** Integers as the command line takes them: decimal, {@code 0x}, {@code 0o}, {@code 0b}, leading 0 octal, {@code _}. */
final class IntegerText {
    private IntegerText() {}

    /** @throws NumberFormatException when the text is none, or too large */
    static int parse(String text) {
        boolean signed = text.startsWith("-") || text.startsWith("+");
        String digits = signed ? text.substring(1) : text;
        int radix = radix(digits);
        String plain = radix == 10
                ? digits
                : digits.substring(Character.isDigit(digits.charAt(1)) || digits.charAt(1) == '_' ? 1 : 2);
        if (plain.startsWith("_") && radix == 10 || plain.endsWith("_") || plain.contains("__")) {
            throw new NumberFormatException(text);
        }
        String bare = plain.replace("_", "");
        if (bare.startsWith("-") || bare.startsWith("+")) {
            throw new NumberFormatException(text);
        }
        return Integer.parseInt((text.startsWith("-") ? "-" : "") + bare, radix);
    }

    private static int radix(String digits) {
        if (digits.length() < 2 || digits.charAt(0) != '0') {
            return 10;
        }
        return switch (digits.charAt(1)) {
            case 'x', 'X' -> 16;
            case 'b', 'B' -> 2;
            default -> 8;
        };
    }
}
