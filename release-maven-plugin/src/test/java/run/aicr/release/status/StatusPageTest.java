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
package run.aicr.release.status;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.attestation.release.SubjectVerdict;
import run.aicr.release.FinishedRelease;
import run.aicr.release.SmallRelease;
import run.aicr.release.yank.Withdrawal;

@ExtendWith(FinishedRelease.Extension.class)
class StatusPageTest {
    private static final String EVIL = "</td><script>alert('1')</script>&\"";

    @TempDir
    Path temp;

    private static String page(List<ReleaseRecord> releases) {
        return new String(StatusPage.of("example/demo", releases), StandardCharsets.UTF_8);
    }

    @Test
    void finishedReleaseShowsStatesGatesFilesImagesAndProofs(FinishedRelease finished) {
        ReleaseRecord record = new ReleaseRecords(finished.release().folder(), SmallRelease.REPOSITORY).read("v1.2.3");
        assertEquals("complete", record.standing());
        assertEquals(12, record.steps().size());
        assertEquals(List.of(new ReleaseRecord.Gate("test", "pass", "")), record.gates());
        assertTrue(
                record.proofs().stream().allMatch(SubjectVerdict::isVerified),
                record.proofs().toString());
        String page = page(List.of(record));
        for (String part : List.of(
                "<html lang=\"en\">",
                "width=device-width",
                "<main id=\"main\">",
                "<h2 id=\"r-v1.2.3\">v1.2.3 <span class=\"badge good\">complete</span></h2>",
                "mvn aicr-release:verify -Dtag=v1.2.3",
                "aicr_1.2.3_linux_amd64.tar.gz",
                "prefers-color-scheme: dark",
                record.images().get(0).digest(),
                record.assets().get(0).sha256())) {
            assertTrue(page.contains(part), part);
        }
        assertArrayEquals(
                page.getBytes(StandardCharsets.UTF_8),
                StatusPage.of(
                        "example/demo",
                        new ReleaseRecords(finished.release().folder(), SmallRelease.REPOSITORY).all()));
    }

    @Test
    void changedFileIsShownAsRefused(FinishedRelease finished) throws Exception {
        Path copy = SmallRelease.copy(finished.release().folder(), temp.resolve("changed"));
        Files.writeString(copy.resolve("releases/v1.2.3/release-notes.md"), "other");
        ReleaseRecord record = new ReleaseRecords(copy, SmallRelease.REPOSITORY).read("v1.2.3");
        assertEquals("refused", record.standing());
        assertTrue(page(List.of(record)).contains("<span class=\"badge bad\">refused</span>"));
    }

    @Test
    void nothingOfOthersIsMarkup() {
        ReleaseRecord record = new ReleaseRecord(
                "v1.0.0",
                EVIL,
                EVIL,
                EVIL,
                true,
                Optional.of(new Withdrawal("v1.0.0", EVIL)),
                List.of(new StepStatus(EVIL, EVIL, EVIL, Optional.empty())),
                List.of(new ReleaseRecord.Gate(EVIL, EVIL, EVIL)),
                List.of(new ReleaseRecord.Asset(EVIL, EVIL, 1234567, EVIL)),
                List.of(new ReleaseRecord.Image(EVIL, EVIL)),
                List.of(new SubjectVerdict(EVIL, "verified", EVIL)),
                List.of(EVIL));
        assertEquals("withdrawn", record.standing());
        String page = new String(StatusPage.of(EVIL, List.of(record)), StandardCharsets.UTF_8);
        assertFalse(page.contains("<script"), page);
        assertEquals(count(page, "</td>"), count(page, "<td "), "a cell that is closed was opened by us");
        assertTrue(page.contains("&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;&quot;"));
        assertTrue(page.contains("1,234,567 B"), "in any locale");
    }

    private static long count(String text, String part) {
        return Pattern.compile(Pattern.quote(part)).matcher(text).results().count();
    }

    @Test
    void pageNeedsNothingFromOutside(FinishedRelease finished) {
        String page = page(new ReleaseRecords(finished.release().folder(), SmallRelease.REPOSITORY).all());
        assertFalse(Pattern.compile("(?i)\\s(src|srcset|action|onclick|onload)=|@import|url\\(|<link|<script")
                .matcher(page)
                .find());
        assertEquals(count(page, "<table"), count(page, "<caption>"));
        assertTrue(page(List.of()).contains("There is no release yet."));
    }

    @Test
    void unfinishedReleaseOfAFolderIsShownFromItsLedger() throws Exception {
        Path ledger = Files.createDirectories(temp.resolve("ledger")).resolve("v1.0.0-rc1.jsonl");
        Files.writeString(
                ledger,
                "{\"schema\":\"aicr.run/ledger/v1\",\"tag\":\"v1.0.0-rc1\",\"commit\":\"abc\"}\n"
                        + "{\"seq\":1,\"step\":\"built\",\"event\":\"failed\","
                        + "\"evidence\":{\"code\":\"C\",\"message\":\"M\"}}\n");
        List<ReleaseRecord> all = new ReleaseRecords(temp, SmallRelease.REPOSITORY).all();
        assertEquals(1, all.size());
        assertEquals("incomplete", all.get(0).standing());
        assertTrue(page(all).contains("<span class=\"badge bad\">failed</span>"));
        assertEquals(List.of(), new ReleaseRecords(temp.resolve("nothing"), SmallRelease.REPOSITORY).all());
    }
}
