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

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import run.aicr.release.git.Commit;

/**
 * A commit whose message was read.
 *
 * @param notes texts of the lines {@code BREAKING CHANGE: …} in the body
 */
record ParsedCommit(Commit commit, Subject subject, List<String> notes) {
    private static final Pattern BREAKING_LINE = Pattern.compile("(?m)^BREAKING[ -]CHANGE: (.*)$");
    private static final Pattern REVERTS = Pattern.compile("\\bThis reverts commit ([0-9a-f]{7,64})\\b");
    private static final Pattern RELEASE = Pattern.compile("release v[0-9]+\\.[0-9]+\\.[0-9]+.*");

    static ParsedCommit of(Commit commit) {
        List<String> notes = BREAKING_LINE
                .matcher(commit.body())
                .results()
                .map(r -> r.group(1).strip())
                .toList();
        return new ParsedCommit(commit, Subject.parse(commit.subject()), notes);
    }

    boolean isBreaking() {
        return subject.breaking() || !notes.isEmpty();
    }

    /** The id that a revert names, when this is one. */
    Optional<String> reverts() {
        boolean named = subject.text().startsWith("Revert \"") || subject.hasType("revert");
        if (!named || commit.isMerge()) {
            return Optional.empty();
        }
        Matcher target = REVERTS.matcher(commit.body());
        return target.find() ? Optional.of(target.group(1)) : Optional.empty();
    }

    /** Why this commit is not listed, as far as it alone can tell. */
    Optional<String> skipReason() {
        if (commit.isMerge()) {
            return Optional.of("merge");
        }
        if (subject.text().isEmpty()) {
            return Optional.of("empty");
        }
        if (isBreaking()) {
            return Optional.empty();
        }
        if (subject.hasType("docs", "doc", "test", "tests", "lint")) {
            return subject.type().map(type -> "type-" + type);
        }
        return isHousekeeping() ? Optional.of("housekeeping") : Optional.empty();
    }

    private boolean isHousekeeping() {
        if (subject.scope().isPresent()) {
            return false;
        }
        String text = subject.description();
        if (subject.hasType("chore")) {
            return text.startsWith("readme") || text.startsWith("bump version") || text.startsWith("update CHANGELOG");
        }
        return subject.hasType("build") && RELEASE.matcher(text).matches();
    }

    Section section() {
        if (isBreaking()) {
            return Section.BREAKING;
        }
        if (subject.hasType("feat", "feature")) {
            return Section.FEATURES;
        }
        if (subject.hasType("fix", "bug", "bugfix", "hotfix")) {
            return Section.FIXES;
        }
        return subject.hasType("revert") || reverts().isPresent() ? Section.REVERTED : Section.OTHER;
    }

    Entry entry() {
        return new Entry(
                commit.id(),
                subject.type(),
                subject.scope(),
                isBreaking(),
                upperFirst(subject.description()),
                subject.pullRequests(),
                notes,
                List.of());
    }

    static String upperFirst(String text) {
        if (text.isEmpty()) {
            return text;
        }
        int first = text.codePointAt(0);
        return Character.toString(Character.toUpperCase(first)) + text.substring(Character.charCount(first));
    }
}
