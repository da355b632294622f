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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TimeZone;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;
import run.aicr.release.git.Commit;
import run.aicr.release.git.GitRepository;
import run.aicr.release.git.Scratch;

class ChangelogTest {
    @TempDir
    Path temporary;

    @Test
    void addressIsNoConventionalSubject() {
        assertEquals("- Http://example.com is gone\n", line("http://example.com is gone"));
        assertEquals("- *(x)* No blank\n", line("chore(x):no blank"));
        assertEquals("- Own:no blank\n", line("own:no blank"));
        assertEquals("- With a blank\n", line("own: with a blank"));
    }

    @Test
    void wordsInProseDoNotBreakAnything() {
        Changelog changelog = Changelog.of(List.of(
                commit("a", "fix: one", "This is no BREAKING CHANGE: at all"),
                commit("b", "fix: two", "BREAKING-CHANGE: the key is gone\nand more text")));
        assertEquals(
                List.of("the key is gone"),
                changelog.entries(Section.BREAKING).get(0).notes());
        assertEquals(1, changelog.entries(Section.FIXES).size());
    }

    @Test
    void revertOfSomethingOlderIsListed() {
        Changelog changelog = Changelog.of(List.of(
                commit("a", "Revert \"feat: old\"", "This reverts commit 0123456789012345678901234567890123456789."),
                commit("b", "revert: feat: other", "")));
        assertEquals(
                "### Reverted\n\n- Revert \"feat: old\"\n- Feat: other\n",
                ChangelogMarkdown.text(changelog, Optional.empty()));
    }

    @Test
    void commitWithoutWordsIsSkipped() {
        Changelog changelog = Changelog.of(List.of(commit("a", " (#12) ", "")));
        assertEquals(List.of(new Skipped("a", "empty")), changelog.skipped());
        assertEquals("No changes.\n", ChangelogMarkdown.text(changelog, Optional.empty()));
    }

    @Test
    void angleBracketsStayInCode() {
        assertEquals("&lt;a> `<b>` ``<c>`<d>`` &lt;e>", ChangelogMarkdown.escaped("<a> `<b>` ``<c>`<d>`` <e>"));
        assertEquals("`&lt;a>", ChangelogMarkdown.escaped("`<a>"));
    }

    @Test
    void equalGraphGivesEqualBytesEverywhere() {
        List<Commit> commits = new ArrayList<>(
                List.of(commit("a", "feat: istanbul", ""), commit("b", "fix: ın", ""), commit("c", "docs!: i", "")));
        String once = ChangelogMarkdown.text(Changelog.of(commits), Optional.empty());
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Apia"));
            java.util.Collections.reverse(commits);
            assertEquals(once, ChangelogMarkdown.text(Changelog.of(commits), Optional.empty()));
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void rangeNeedsAKnownAncestor() {
        Scratch scratch = Scratch.init(temporary.resolve("clone"));
        String first = scratch.commit("feat: one");
        scratch.git("tag", "-a", "-m", "x", "v1.0.0");
        scratch.git("checkout", "--quiet", "-b", "side");
        scratch.commit("feat: side");
        scratch.git("tag", "-a", "-m", "x", "v1.1.0");
        scratch.git("checkout", "--quiet", "main");
        GitRepository repository = scratch.open();
        assertEquals(Code.SINCE_NOT_ANCESTOR, code(repository, Optional.empty(), Optional.of("v1.1.0")));
        assertEquals(Code.TAG_NOT_FOUND, code(repository, Optional.empty(), Optional.of("v9.9.9")));
        assertEquals(Code.TAG_NOT_FOUND, code(repository, Optional.of("--all"), Optional.empty()));

        ChangelogRange atTag = ChangelogRange.find(repository, Optional.empty(), Optional.empty());
        assertEquals(Optional.of("v1.0.0"), atTag.since());
        assertTrue(atTag.read(repository).isEmpty());
        ChangelogRange notes = ChangelogRange.find(repository, Optional.of("v1.0.0"), Optional.empty());
        assertEquals(new ChangelogRange(Optional.empty(), Optional.empty(), first), notes);
        ChangelogRange side = ChangelogRange.find(repository, Optional.of("v1.1.0"), Optional.empty());
        assertEquals(Optional.of("v1.0.0"), side.since());
    }

    @Test
    void lineStartsAtItsOwnHighestRelease() {
        Scratch scratch = Scratch.init(temporary.resolve("clone"));
        scratch.commit("feat: one");
        scratch.git("tag", "-a", "-m", "x", "v1.3.0");
        scratch.commit("feat: two");
        scratch.git("tag", "-a", "-m", "x", "v1.2.3");
        scratch.git("checkout", "--quiet", "-b", "release/1.2");
        scratch.commit("fix: three");
        ChangelogRange range = ChangelogRange.find(scratch.open(), Optional.empty(), Optional.empty());
        assertEquals(Optional.of("v1.2.3"), range.since());
    }

    @Property
    void everyCommitIsListedOnceOrSkippedOnce(@ForAll List<String> subjects) {
        List<Commit> commits = new ArrayList<>();
        for (int i = 0; i < subjects.size(); i++) {
            List<String> parents = i == 0 ? List.of() : List.of("c" + (i - 1));
            commits.add(new Commit("c" + i, parents, 0, subjects.get(i), ""));
        }
        Changelog changelog = Changelog.of(commits);
        long listed = changelog.sections().values().stream()
                .flatMap(List::stream)
                .mapToLong(e -> 1 + e.also().size())
                .sum();
        assertEquals(commits.size(), listed + changelog.skipped().size());
    }

    private static Code code(GitRepository repository, Optional<String> to, Optional<String> since) {
        return assertThrows(ReleaseException.class, () -> ChangelogRange.find(repository, to, since))
                .code();
    }

    private static String line(String subject) {
        String text = ChangelogMarkdown.text(Changelog.of(List.of(commit("a", subject, ""))), Optional.empty());
        return text.substring(text.indexOf("- "));
    }

    private static Commit commit(String id, String subject, String body) {
        return new Commit(id, List.of(), 0, subject, body);
    }
}
