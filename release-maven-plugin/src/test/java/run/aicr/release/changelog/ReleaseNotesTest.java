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
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.release.git.Commit;
import run.aicr.release.git.GitRepository;
import run.aicr.release.git.Scratch;
import run.aicr.release.version.ReleaseTag;
import run.aicr.release.version.TagName;

class ReleaseNotesTest {
    private static final String REPOSITORY = "https://github.com/NVIDIA/aicr";

    @Test
    void notesSayWhereFromWhatChangedAndHowToCheck() {
        String text = ReleaseNotes.text(facts("v1.3.0", Optional.of("v1.3.0-rc2"), changes(1)));
        assertTrue(
                text.startsWith("Released 2026-05-04 from 0123456789ab; promoted from v1.3.0-rc2.\n\n### New"), text);
        assertTrue(text.contains("brew install nvidia/aicr/aicr\n"));
        assertTrue(text.contains("| aicr | `ghcr.io/nvidia/aicr@sha256:aa` |\n"));
        assertTrue(text.contains(
                "--certificate-identity " + REPOSITORY + "/.github/workflows/on-tag.yaml@refs/tags/v1.3.0 \\\n"));
        assertTrue(text.endsWith("\n**Full changes**: " + REPOSITORY + "/compare/v1.2.3...v1.3.0\n"));
        assertFalse(text.contains("## v1.3.0"), "the title of the release has the tag already");
        assertEquals(List.of("Install", "Verify"), headings(text));
    }

    @Test
    void candidateHasNoFormulaAndAShortPart() {
        ReleaseFacts plain = facts("v1.3.0-rc2", Optional.empty(), changes(2));
        ReleaseFacts.Since since = new ReleaseFacts.Since("v1.3.0-rc1", changes(1));
        String text = ReleaseNotes.text(new ReleaseFacts(
                plain.tag(),
                plain.commit(),
                plain.commitTime(),
                Optional.empty(),
                Optional.empty(),
                true,
                REPOSITORY,
                plain.brewName(),
                plain.since(),
                plain.changes(),
                Optional.of(since),
                List.of()));
        assertTrue(text.contains("; pre-release.\n"));
        assertTrue(text.contains("This is a rehearsal"));
        assertFalse(text.contains("brew"));
        assertEquals(List.of("Since v1.3.0-rc1", "Install", "Verify"), headings(text));
    }

    @Test
    void longListIsCutAtALineWithALinkToTheRest() {
        String text = ReleaseNotes.text(facts("v1.3.0", Optional.empty(), changes(5000)));
        assertTrue(text.length() <= ReleaseNotes.MAX_CHARACTERS, () -> "length " + text.length());
        assertTrue(text.length() > ReleaseNotes.MAX_CHARACTERS - 200);
        assertTrue(text.contains("\n… [all changes](" + REPOSITORY + "/compare/v1.2.3...v1.3.0)\n\n## Install\n"));
    }

    @Test
    void tagsTellThePromotionAndTheCandidateBefore(@TempDir Path temporary) {
        Scratch scratch = Scratch.init(temporary);
        scratch.commit("feat: one");
        scratch.git("tag", "-a", "-m", "x", "v1.3.0-rc2");
        scratch.commit("fix: two");
        scratch.git("tag", "-a", "-m", "x", "v1.3.0-rc9");
        String head = scratch.commit("fix: three");
        scratch.git("tag", "-a", "-m", "Release v1.3.0\n\nPromoted-From: v1.3.0-rc10", "v1.3.0");
        GitRepository repository = scratch.open();
        NotesHistory stable =
                NotesHistory.of(repository, TagName.release("v1.3.0").orElseThrow(), head);
        assertEquals(TagName.release("v1.3.0-rc10"), stable.promotedFrom());
        assertEquals(Optional.empty(), stable.sincePrevious());
        NotesHistory candidate =
                NotesHistory.of(repository, TagName.release("v1.3.0-rc10").orElseThrow(), head);
        assertEquals("v1.3.0-rc9", candidate.sincePrevious().orElseThrow().tag());
        assertEquals(
                "Three",
                candidate
                        .sincePrevious()
                        .orElseThrow()
                        .changes()
                        .entries(Section.FIXES)
                        .get(0)
                        .text());
    }

    private static List<String> headings(String text) {
        return text.lines()
                .filter(l -> l.startsWith("## "))
                .map(l -> l.substring(3))
                .toList();
    }

    private static Changelog changes(int number) {
        List<Commit> commits = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            commits.add(new Commit("c" + i, List.of(), i, "feat: a new thing with the number " + i, ""));
        }
        return Changelog.of(commits);
    }

    private static ReleaseFacts facts(String tag, Optional<String> promotedFrom, Changelog changes) {
        ReleaseTag release = TagName.release(tag).orElseThrow();
        return new ReleaseFacts(
                release,
                "0123456789abcdef0123456789abcdef01234567",
                Instant.parse("2026-05-04T23:59:59Z"),
                promotedFrom.flatMap(TagName::release),
                Optional.empty(),
                false,
                REPOSITORY,
                "nvidia/aicr/aicr",
                Optional.of("v1.2.3"),
                changes,
                Optional.empty(),
                List.of(new ReleaseFacts.Image("aicr", "ghcr.io/nvidia/aicr", "sha256:aa")));
    }
}
