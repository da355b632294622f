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
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.release.git.GitRepository;
import run.aicr.release.git.Scratch;

class ChangelogSpeedTest {
    /** A process per commit or per tag would start hundreds. */
    private static final int MOST_COMMANDS = 30;

    private static final List<String> SUBJECTS = List.of(
            "feat(cli): add option %d",
            "fix: mend case %d",
            "docs(site): page %d",
            "chore: tidy %d",
            "feat(core)!: drop field %d",
            "refactor: move <part> %d",
            "Grüße an alle %d");

    @TempDir
    Path temporary;

    @Test
    void largeHistoryIsReadByAHandfulOfCommands() throws IOException {
        Path trace = temporary.resolve("git.trace");
        GitRepository repository = history(20_000, 300).open(Map.of("GIT_TRACE", trace.toString()));
        long begun = System.nanoTime();
        String all = text(repository, "v0.0.1");
        Duration whole = Duration.ofNanos(System.nanoTime() - begun);
        String sinceLast = ChangelogRange.find(repository, Optional.empty(), Optional.empty())
                .print(repository, false);
        assertTrue(all.length() > sinceLast.length() && !sinceLast.isEmpty());
        long commands = Files.readAllLines(trace).stream()
                .filter(line -> line.contains("built-in: git"))
                .count();
        assertTrue(commands > 0 && commands <= MOST_COMMANDS, () -> commands + " git commands");
        System.getLogger(ChangelogSpeedTest.class.getName())
                .log(System.Logger.Level.INFO, "whole history as Markdown and JSON " + whole);
    }

    @Test
    void sameBytesWhateverTheSurroundings() {
        Scratch scratch = history(400, 6);
        String expected = text(scratch.open(), "v0.0.2");
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            for (String language : List.of("C", "C.UTF-8", "tr_TR.UTF-8", "de_DE.ISO-8859-1")) {
                for (String place : List.of("UTC", "Pacific/Kiritimati", "America/St_Johns")) {
                    Locale.setDefault(Locale.forLanguageTag("tr-TR"));
                    TimeZone.setDefault(TimeZone.getTimeZone(place));
                    Map<String, String> surroundings = Map.of(
                            "LC_ALL", language, "LANG", language, "TZ", place, "COLUMNS", "20", "GIT_PAGER", "cat -A");
                    assertEquals(expected, text(scratch.open(surroundings), "v0.0.2"), () -> language + " " + place);
                }
            }
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    private static String text(GitRepository repository, String since) {
        ChangelogRange range = ChangelogRange.find(repository, Optional.empty(), Optional.of(since));
        return range.print(repository, false) + range.print(repository, true);
    }

    /** A history with a merge now and then, made by one git command. */
    private Scratch history(int commits, int tags) {
        Scratch scratch = Scratch.init(temporary.resolve("history" + commits));
        StringBuilder stream = new StringBuilder();
        String who = "Test <test@example.com> ";
        int tagged = 0;
        for (int i = 1; i <= commits; i++) {
            String subject = SUBJECTS.get(i % SUBJECTS.size()).formatted(i);
            String message = subject + "\n\nBody of " + i + ", longer than the subject.\n";
            long time = 1_700_000_000L + i;
            stream.append("commit refs/heads/main\nmark :").append(i).append('\n');
            stream.append("author ").append(who).append(time).append(" +0200\n");
            stream.append("committer ").append(who).append(time).append(" -0330\n");
            data(stream, message);
            if (i > 1) {
                stream.append("from :").append(i - 1).append('\n');
            }
            if (i > 5 && i % 50 == 0) {
                stream.append("merge :").append(i - 3).append('\n');
            }
            stream.append("M 644 inline file").append(i % 10).append('\n');
            data(stream, "content " + i + "\n");
            if (i * (long) tags / commits > tagged && i < commits) {
                tagged++;
                stream.append("tag v0.")
                        .append(tagged / 100)
                        .append('.')
                        .append(tagged % 100)
                        .append('\n');
                stream.append("from :").append(i).append('\n');
                stream.append("tagger ").append(who).append(time).append(" +0000\n");
                data(stream, "Release\n");
            }
        }
        scratch.gitWithInput(stream.append("done\n").toString(), "fast-import", "--quiet", "--done");
        return scratch;
    }

    private static void data(StringBuilder stream, String text) {
        int bytes = text.getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
        stream.append("data ").append(bytes).append('\n').append(text).append('\n');
    }
}
