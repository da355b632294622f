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
package run.aicr.release.changelog;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The subject of a commit, taken apart.
 *
 * @param text the subject without pull-request marks, blanks tidied
 * @param pullRequests numbers in the order written
 * @param type lower case; empty when the subject is not conventional
 * @param breaking whether {@code !} stands before the colon
 * @param description what comes after the colon; the whole text when the subject is not conventional
 */
record Subject(
        String text,
        List<BigInteger> pullRequests,
        Optional<String> type,
        Optional<String> scope,
        boolean breaking,
        String description) {
    private static final Pattern PULL_REQUEST = Pattern.compile("\\((?:\\w+\\s)?#([0-9]+)\\)");
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern CONVENTIONAL =
            Pattern.compile("([A-Za-z][A-Za-z0-9_-]*)(?:\\(([^()\\r\\n]+)\\))?(!)?:( ?)(.+)");

    /** Types after which the blank may be missing; {@code http://…} is not one of them. */
    private static final Set<String> KNOWN_TYPES = Set.of(
            "feat",
            "feature",
            "fix",
            "bug",
            "bugfix",
            "hotfix",
            "docs",
            "doc",
            "test",
            "tests",
            "lint",
            "chore",
            "build",
            "ci",
            "perf",
            "refactor",
            "style",
            "revert");

    static Subject parse(String subject) {
        List<BigInteger> numbers = new ArrayList<>();
        Matcher marks = PULL_REQUEST.matcher(subject);
        while (marks.find()) {
            numbers.add(new BigInteger(marks.group(1)));
        }
        String text = BLANKS.matcher(marks.replaceAll("")).replaceAll(" ").strip();
        Matcher parts = CONVENTIONAL.matcher(text);
        if (parts.matches() && isConventional(parts)) {
            return new Subject(
                    text,
                    numbers,
                    Optional.of(parts.group(1).toLowerCase(Locale.ROOT)),
                    Optional.ofNullable(parts.group(2)),
                    parts.group(3) != null,
                    parts.group(5));
        }
        return new Subject(text, numbers, Optional.empty(), Optional.empty(), false, text);
    }

    private static boolean isConventional(Matcher parts) {
        return !parts.group(4).isEmpty() || KNOWN_TYPES.contains(parts.group(1).toLowerCase(Locale.ROOT));
    }

    boolean hasType(String... types) {
        return type.filter(Set.of(types)::contains).isPresent();
    }
}
