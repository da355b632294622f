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
package run.aicr.duration;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import run.aicr.error.AicrException;

/** Reads durations: one or more {@code <decimal><unit>} with an optional sign, or {@code 0} alone. */
public final class DurationText {
    private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);
    private static final int LONGEST = 100;

    private final String text;
    private int at;

    private DurationText(String text) {
        this.text = text;
    }

    /**
     * Reads a duration of up to 292 years, positive or negative, cut to nanoseconds.
     *
     * @throws AicrException INVALID_REQUEST naming the text and what was expected
     */
    public static Duration parse(String text) {
        if (text.length() > LONGEST) {
            throw refused(text.substring(0, LONGEST) + "…");
        }
        return new DurationText(text).parse();
    }

    private Duration parse() {
        boolean negative = text.startsWith("-");
        at = negative || text.startsWith("+") ? 1 : 0;
        if (text.substring(at).equals("0")) {
            return Duration.ZERO;
        }
        if (at == text.length()) {
            throw refused(text);
        }
        BigDecimal nanos = BigDecimal.ZERO;
        while (at < text.length()) {
            BigDecimal number = number();
            nanos = nanos.add(number.multiply(BigDecimal.valueOf(unit())).setScale(0, RoundingMode.DOWN));
        }
        if (nanos.compareTo(MOST) > 0) {
            throw refused(text);
        }
        long value = nanos.longValueExact();
        return Duration.ofNanos(negative ? -value : value);
    }

    private BigDecimal number() {
        int start = at;
        int digits = 0;
        int dots = 0;
        while (at < text.length() && (isDigit(text.charAt(at)) || text.charAt(at) == '.')) {
            boolean dot = text.charAt(at++) == '.';
            dots += dot ? 1 : 0;
            digits += dot ? 0 : 1;
        }
        if (digits == 0 || dots > 1) {
            throw refused(text);
        }
        return new BigDecimal(text.substring(start, at));
    }

    /** The unit in nanoseconds. */
    private long unit() {
        int start = at;
        while (at < text.length() && !isDigit(text.charAt(at)) && text.charAt(at) != '.') {
            at++;
        }
        return switch (text.substring(start, at)) {
            case "ns" -> 1L;
            case "us", "µs", "μs" -> 1_000L;
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

    private static AicrException refused(String text) {
        return AicrException.invalidRequest("invalid duration \"" + text
                + "\": expected numbers with units h, m, s, ms, us or ns, such as 5m, 1h30m or 1.5s");
    }
}
