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
package run.aicr.release.notice;

import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A range of versions as Maven writes them: {@code [1.0,2.0)}, {@code (,2.0]}, {@code [1.5]}; a bare version means
 * exactly that one, {@code *} any.
 */
record VersionRange(Optional<String> low, boolean lowIncluded, Optional<String> high, boolean highIncluded) {
    private static final Pattern RANGE = Pattern.compile("([\\[(])([^,\\[\\]()]*),([^,\\[\\]()]*)([\\])])");
    private static final Pattern EXACT = Pattern.compile("\\[([^,\\[\\]()\\s]+)\\]|([^,\\[\\]()\\s]+)");
    private static final Pattern PARTS = Pattern.compile("[0-9]+|[A-Za-z]+");

    /** Reads a range; empty when it is none. */
    static Optional<VersionRange> parse(String text) {
        if (text.equals("*")) {
            return Optional.of(new VersionRange(Optional.empty(), false, Optional.empty(), false));
        }
        Matcher range = RANGE.matcher(text);
        if (range.matches()) {
            return Optional.of(new VersionRange(
                    bound(range.group(2)),
                    range.group(1).equals("["),
                    bound(range.group(3)),
                    range.group(4).equals("]")));
        }
        Matcher exact = EXACT.matcher(text);
        if (!exact.matches()) {
            return Optional.empty();
        }
        Optional<String> only = bound(exact.group(1) == null ? exact.group(2) : exact.group(1));
        return Optional.of(new VersionRange(only, true, only, true));
    }

    private static Optional<String> bound(String text) {
        return text.isBlank() ? Optional.empty() : Optional.of(text.strip());
    }

    boolean holds(String version) {
        boolean aboveLow = low.map(l -> compare(version, l))
                .map(c -> lowIncluded ? c >= 0 : c > 0)
                .orElse(true);
        boolean belowHigh = high.map(h -> compare(version, h))
                .map(c -> highIncluded ? c <= 0 : c < 0)
                .orElse(true);
        return aboveLow && belowHigh;
    }

    /** By runs of digits and letters; a missing run is 0, and letters come before numbers and before nothing. */
    static int compare(String a, String b) {
        Matcher x = PARTS.matcher(a);
        Matcher y = PARTS.matcher(b);
        while (true) {
            boolean more = x.find();
            boolean other = y.find();
            if (!more && !other) {
                return 0;
            }
            int result = comparePart(more ? x.group() : "0", other ? y.group() : "0");
            if (result != 0) {
                return result;
            }
        }
    }

    private static int comparePart(String a, String b) {
        boolean aIsNumber = Character.isDigit(a.charAt(0));
        boolean bIsNumber = Character.isDigit(b.charAt(0));
        if (aIsNumber && bIsNumber) {
            return new BigInteger(a).compareTo(new BigInteger(b));
        }
        return aIsNumber == bIsNumber ? a.compareToIgnoreCase(b) : aIsNumber ? 1 : -1;
    }
}
