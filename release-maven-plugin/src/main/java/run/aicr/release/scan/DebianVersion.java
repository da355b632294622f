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
package run.aicr.release.scan;

import java.math.BigInteger;

/**
 * A version of a Debian package, {@code [epoch:]upstream[-revision]}, in the order of dpkg (Debian policy §5.6.12).
 *
 * @param upstream and
 * @param revision are compared by turns of text and number; a missing revision is an empty one
 */
record DebianVersion(BigInteger epoch, String upstream, String revision) implements Comparable<DebianVersion> {

    /** Reads any text; an epoch that is no number belongs to the version. */
    static DebianVersion parse(String text) {
        int colon = text.indexOf(':');
        boolean hasEpoch = colon > 0 && text.substring(0, colon).chars().allMatch(DebianVersion::isDigit);
        String rest = hasEpoch ? text.substring(colon + 1) : text;
        int hyphen = rest.lastIndexOf('-');
        return new DebianVersion(
                hasEpoch ? new BigInteger(text.substring(0, colon)) : BigInteger.ZERO,
                hyphen < 0 ? rest : rest.substring(0, hyphen),
                hyphen < 0 ? "" : rest.substring(hyphen + 1));
    }

    @Override
    public int compareTo(DebianVersion other) {
        int order = epoch.compareTo(other.epoch);
        if (order == 0) {
            order = byTurns(upstream, other.upstream);
        }
        return order != 0 ? order : byTurns(revision, other.revision);
    }

    /** What is no digit, then digits as a number, and so on. */
    private static int byTurns(String a, String b) {
        int i = 0;
        int j = 0;
        while (i < a.length() || j < b.length()) {
            while (i < a.length() && !isDigit(a.charAt(i)) || j < b.length() && !isDigit(b.charAt(j))) {
                int order = Integer.compare(weight(a, i), weight(b, j));
                if (order != 0) {
                    return order;
                }
                i++;
                j++;
            }
            int endA = endOfDigits(a, i);
            int endB = endOfDigits(b, j);
            int order = number(a, i, endA).compareTo(number(b, j, endB));
            if (order != 0) {
                return order;
            }
            i = endA;
            j = endB;
        }
        return 0;
    }

    /** A tilde comes before the end, the end (and a number) before letters, letters before the others. */
    private static int weight(String text, int at) {
        if (at >= text.length() || isDigit(text.charAt(at))) {
            return 0;
        }
        char c = text.charAt(at);
        if (c == '~') {
            return -1;
        }
        boolean letter = c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
        return letter ? c : c + 0x10000;
    }

    private static int endOfDigits(String text, int from) {
        int end = Math.min(from, text.length());
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static BigInteger number(String text, int from, int to) {
        return from >= to ? BigInteger.ZERO : new BigInteger(text.substring(from, to));
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }
}
