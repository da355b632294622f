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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of a Python package in the order of PEP 440. A text that is none of its versions comes before all of them.
 *
 * @param text in lower case; decides between those that are no versions
 * @param parts what is compared, from the left; empty for what is no version
 */
record PythonVersion(String text, List<Part> parts) implements Comparable<PythonVersion> {
    /** The grammar of the appendix of PEP 440, with what is normalised. */
    private static final Pattern FORM = Pattern.compile("v?(?:(?<epoch>[0-9]+)!)?(?<release>[0-9]+(?:\\.[0-9]+)*)"
            + "(?:[-_.]?(?<pre>alpha|a|beta|b|preview|pre|c|rc)[-_.]?(?<preN>[0-9]+)?)?"
            + "(?<post>-(?<postOnly>[0-9]+)|[-_.]?(?:post|rev|r)[-_.]?(?<postN>[0-9]+)?)?"
            + "(?<dev>[-_.]?dev[-_.]?(?<devN>[0-9]+)?)?"
            + "(?:\\+(?<local>[a-z0-9]+(?:[-_.][a-z0-9]+)*))?");

    private static final Map<String, Integer> PHASES =
            Map.of("a", 0, "alpha", 0, "b", 1, "beta", 1, "c", 2, "rc", 2, "pre", 2, "preview", 2);

    private static final Part NONE = new Part(0, BigInteger.ZERO, "");
    private static final Part FIRST = new Part(-1, BigInteger.ZERO, "");
    private static final Part LAST = new Part(9, BigInteger.ZERO, "");

    /** One thing to compare: its rank, then its number, then its text. */
    record Part(int rank, BigInteger number, String word) implements Comparable<Part> {
        @Override
        public int compareTo(Part other) {
            int order = Integer.compare(rank, other.rank);
            if (order == 0) {
                order = number.compareTo(other.number);
            }
            return order != 0 ? order : word.compareTo(other.word);
        }
    }

    PythonVersion {
        parts = List.copyOf(parts);
    }

    static PythonVersion parse(String version) {
        String text = version.strip().toLowerCase(Locale.ROOT);
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return new PythonVersion(text, List.of());
        }
        List<Part> parts = new ArrayList<>();
        parts.add(number(form.group("epoch")));
        parts.addAll(release(form.group("release")));
        // Shorter releases are filled up with zeros, and end before anything that follows.
        boolean isPre = form.group("pre") != null;
        boolean isPost = form.group("post") != null;
        boolean isDev = form.group("dev") != null;
        parts.add(
                isPre
                        ? new Part(
                                PHASES.get(form.group("pre")),
                                number(form.group("preN")).number(),
                                "")
                        : isDev && !isPost ? FIRST : LAST);
        String postNumber = Optional.ofNullable(form.group("postOnly")).orElse(form.group("postN"));
        parts.add(isPost ? new Part(1, number(postNumber).number(), "") : NONE);
        parts.add(isDev ? new Part(0, number(form.group("devN")).number(), "") : LAST);
        parts.addAll(local(form.group("local")));
        return new PythonVersion("", parts);
    }

    /** Without zeros at the end, so that 1 and 1.0 are the same; its end comes before every number. */
    private static List<Part> release(String text) {
        List<Part> release = new ArrayList<>();
        Arrays.stream(text.split("\\.", -1)).forEach(n -> release.add(new Part(1, new BigInteger(n), "")));
        while (!release.isEmpty() && release.get(release.size() - 1).number().signum() == 0) {
            release.remove(release.size() - 1);
        }
        release.add(NONE);
        return release;
    }

    /** Numbers come after words, and nothing comes first. */
    private static List<Part> local(String text) {
        List<Part> local = new ArrayList<>();
        if (text != null) {
            for (String part : text.split("[-_.]", -1)) {
                local.add(
                        part.chars().allMatch(c -> c >= '0' && c <= '9')
                                ? new Part(2, new BigInteger(part), "")
                                : new Part(1, BigInteger.ZERO, part));
            }
        }
        return local;
    }

    private static Part number(String digits) {
        return new Part(0, digits == null ? BigInteger.ZERO : new BigInteger(digits), "");
    }

    @Override
    public int compareTo(PythonVersion other) {
        int shared = Math.min(parts.size(), other.parts.size());
        for (int i = 0; i < shared; i++) {
            int order = parts.get(i).compareTo(other.parts.get(i));
            if (order != 0) {
                return order;
            }
        }
        int order = Integer.compare(parts.size(), other.parts.size());
        return order != 0 ? order : text.compareTo(other.text);
    }
}
