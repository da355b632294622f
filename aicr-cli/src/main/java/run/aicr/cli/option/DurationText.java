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

import java.math.BigDecimal;
import java.time.Duration;

/** Durations as the command line takes them: numbers with units, one after the other ({@code 1h30m}, {@code 1.5s}). */
public final class DurationText {
    private final String text;
    private int at;

    private DurationText(String text, int at) {
        this.text = text;
        this.at = at;
    }

    /**
     * Reads a duration of nanoseconds at least, with unit {@code ns us µs ms s m h}; {@code 0} needs no unit.
     *
     * @throws NumberFormatException when the text is none, or more than 292 years
     */
    public static Duration parse(String text) {
        boolean signed = text.startsWith("-") || text.startsWith("+");
        if (text.substring(signed ? 1 : 0).equals("0")) {
            return Duration.ZERO;
        }
        DurationText rest = new DurationText(text, signed ? 1 : 0);
        BigDecimal sum = BigDecimal.ZERO;
        do {
            BigDecimal number = rest.number();
            sum = sum.add(number.multiply(BigDecimal.valueOf(rest.unit())));
        } while (rest.at < text.length());
        try {
            long nanos = sum.toBigInteger().longValueExact();
            return Duration.ofNanos(text.startsWith("-") ? -nanos : nanos);
        } catch (ArithmeticException e) {
            throw refused(text);
        }
    }

    private BigDecimal number() {
        int from = at;
        while (at < text.length() && (isDigit(text.charAt(at)) || text.charAt(at) == '.')) {
            at++;
        }
        // Throws for no digit at all and for two points.
        return new BigDecimal(text.substring(from, at));
    }

    private long unit() {
        int from = at;
        while (at < text.length() && !isDigit(text.charAt(at)) && text.charAt(at) != '.') {
            at++;
        }
        return switch (text.substring(from, at)) {
            case "ns" -> 1L;
            case "us", "\u00b5s", "\u03bcs" -> 1_000L;
            case "ms" -> 1_000_000L;
            case "s" -> 1_000_000_000L;
            case "m" -> 60_000_000_000L;
            case "h" -> 3_600_000_000_000L;
            default -> throw refused(text);
        };
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static NumberFormatException refused(String text) {
        return new NumberFormatException(text);
    }
}
