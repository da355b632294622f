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
package run.aicr.release.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.digest.Sha256;
import run.aicr.oci.Layout;
import run.aicr.release.SmallRelease;
import run.aicr.release.WithdrawalPipeline;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;
import run.aicr.release.git.Scratch;
import run.aicr.release.step.PointerRule;
import run.aicr.release.step.ReleaseRun;
import run.aicr.release.step.ReleaseSurvey;
import run.aicr.release.version.ReleaseId;
import run.aicr.release.work.Tree;
import run.aicr.release.yank.Withdrawal;

/** Taking releases back: v1.2.4 and v1.3.0 lie in one rehearsal folder, v1.3.0 is the newest. */
class YankTest {
    private static final String REASON = "loses <data> when the disk is full";

    @TempDir
    static Path temp;

    private static Path two;

    @BeforeAll
    static void releaseTwo() {
        Path template = temp.resolve("template");
        ReleaseScene.makeTemplate(template);
        two = temp.resolve("two");
        try (ReleaseScene lower = ReleaseScene.copyOf(template, two, "v1.2.4")) {
            lower.run().rowsOrThrow();
        }
        SmallRelease.at(two).tag("v1.3.0");
        try (ReleaseScene higher = ReleaseScene.in(two, "v1.3.0", "")) {
            higher.run().rowsOrThrow();
        }
    }

    private static ReleaseScene copy(String name, String tag) {
        SmallRelease.copy(two, temp.resolve(name));
        return ReleaseScene.in(temp.resolve(name), tag, "");
    }

    private static Map<String, String> outcomes(ReleaseRun.Outcome outcome) {
        return outcome.rowsOrThrow().stream()
                .collect(Collectors.toMap(ReleaseRun.Row::step, ReleaseRun.Row::outcome, (a, b) -> b, TreeMap::new));
    }

    private static String blob(Path bare, String branch, String file) {
        return Scratch.existing(bare).git("show", branch + ":" + file);
    }

    private static String digest(ReleaseScene scene, String reference) throws IOException {
        return Layout.open(scene.folder().resolve("registry"))
                .find("ghcr.io/example/aicr:" + reference)
                .orElseThrow()
                .digest()
                .hex();
    }

    private static SortedMap<String, String> files(Path folder) throws IOException {
        SortedMap<String, String> files = new TreeMap<>();
        for (Map.Entry<String, Path> file : Tree.files(folder).entrySet()) {
            files.put(
                    file.getKey(),
                    Sha256.ofFile(file.getValue()).hex() + " " + Files.getLastModifiedTime(file.getValue()));
        }
        return files;
    }

    @Test
    void pointersGoToTheOtherReleaseAndNothingIsDeleted() throws IOException {
        try (ReleaseScene scene = copy("highest", "v1.3.0")) {
            SortedMap<String, String> before = scene.publicState();
            assertEquals(
                    Map.of(
                            "withdrawn", "done",
                            "yank-target", "done",
                            "yank-aliases", "done",
                            "yank-formula", "done",
                            "yank-docs", "done",
                            "yank-deployed", "done"),
                    outcomes(scene.yank(REASON)));
            assertEquals(digest(scene, "v1.2.4"), digest(scene, "latest"));
            assertEquals(
                    "v1.2.4", scene.services().forge().latest().orElseThrow().tag());
            String formula = blob(scene.folder().resolve("tap.git"), "main", "Formula/aicr.rb");
            assertTrue(formula.contains("version \"1.3.0\"") && formula.contains("revision 1"), formula);
            assertTrue(formula.contains("/releases/download/v1.2.4/"), formula);
            assertFalse(formula.contains("download/v1.3.0"), formula);
            String versions = blob(scene.folder().resolve("pages.git"), "gh-pages", "versions.json");
            assertTrue(versions.contains("Latest · v1.2.4") && versions.contains(REASON), versions);
            String notes =
                    scene.services().forge().published("v1.3.0").orElseThrow().body();
            assertTrue(notes.startsWith("<!-- aicr.run/withdrawn/v1 -->\n> [!CAUTION]\n"), notes);
            assertTrue(notes.contains("Use v1.2.4 instead.") && notes.endsWith("Notes.\n"), notes);
            assertEquals(
                    Optional.of(new Withdrawal("v1.3.0", REASON)),
                    Withdrawal.ofForgeRecord(scene.folder().resolve("releases/v1.3.0/meta.json")));
            SortedMap<String, String> after = scene.publicState();
            before.keySet().removeIf(k -> !k.startsWith("asset ") && !k.matches("image .*:v.*|chat"));
            before.forEach((name, value) -> assertEquals(value, after.get(name), name));
        }
    }

    @Test
    void secondRunChangesNothingAndAReleaseRunMovesNothingBack() throws IOException {
        try (ReleaseScene scene = copy("twice", "v1.3.0")) {
            scene.yank(REASON).rowsOrThrow();
            SortedMap<String, String> before = files(scene.folder());
            assertFalse(scene.yank(REASON).changedSomething());
            assertEquals(before, files(scene.folder()), "file times too");
            ReleaseRun.Outcome again = scene.run();
            assertEquals("skip-withdrawn", outcomes(again).get("aliases"));
            assertEquals(digest(scene, "v1.2.4"), digest(scene, "latest"));
        }
    }

    @Test
    void interruptedRunIsFinishedByTheNext() throws IOException {
        try (ReleaseScene scene = copy("interrupted", "v1.3.0")) {
            scene.play("registry PUT .*/manifests/latest 403 x*");
            assertTrue(scene.yank(REASON).failure().isPresent());
            scene.play("chat outage");
            Map<String, String> second = outcomes(scene.yank(REASON));
            assertEquals("done", second.get("yank-aliases"));
            assertEquals("skip-done", second.get("yank-formula"));
            assertEquals(digest(scene, "v1.2.4"), digest(scene, "latest"));
        }
    }

    @Test
    void nextReleaseBelowTheWithdrawnOneGetsThePointers() throws IOException {
        try (ReleaseScene scene = copy("hotfix", "v1.3.0")) {
            scene.yank(REASON).rowsOrThrow();
        }
        SmallRelease.at(temp.resolve("hotfix")).tag("v1.2.5");
        try (ReleaseScene scene = ReleaseScene.in(temp.resolve("hotfix"), "v1.2.5", "")) {
            assertEquals("done", outcomes(scene.run()).get("aliases"));
            assertEquals(digest(scene, "v1.2.5"), digest(scene, "latest"));
            String formula = blob(scene.folder().resolve("tap.git"), "main", "Formula/aicr.rb");
            assertTrue(formula.contains("version \"1.3.0\"") && formula.contains("revision 2"), formula);
            assertFalse(scene.run().changedSomething());
        }
    }

    @Test
    void withoutAnotherReleaseOnlyBannerAndListChange() throws IOException {
        try (ReleaseScene scene = copy("lower", "v1.2.4")) {
            scene.yank("superseded").rowsOrThrow();
            assertEquals(digest(scene, "v1.3.0"), digest(scene, "latest"));
            assertTrue(blob(scene.folder().resolve("tap.git"), "main", "Formula/aicr.rb")
                    .contains("version \"1.3.0\""));
        }
        try (ReleaseScene scene = ReleaseScene.in(temp.resolve("lower"), "v1.3.0", "")) {
            String tap = Scratch.existing(scene.folder().resolve("tap.git")).git("rev-parse", "main");
            assertEquals(Map.of("withdrawn", "done", "yank-docs", "done"), outcomes(scene.yank(REASON)));
            assertEquals(digest(scene, "v1.3.0"), digest(scene, "latest"));
            assertEquals(
                    tap, Scratch.existing(scene.folder().resolve("tap.git")).git("rev-parse", "main"));
            String versions = blob(scene.folder().resolve("pages.git"), "gh-pages", "versions.json");
            assertTrue(versions.contains("Latest · v1.3.0") && versions.contains("superseded"), versions);
            assertTrue(scene.services()
                    .forge()
                    .published("v1.3.0")
                    .orElseThrow()
                    .body()
                    .contains("no other release"));
        }
    }

    @Test
    void aLookChangesNothing() throws IOException {
        try (ReleaseScene scene = copy("plan", "v1.3.0")) {
            SortedMap<String, String> before = files(scene.folder());
            WithdrawalPipeline.Setting setting = scene.yanking(REASON, temp.resolve("plan-scratch"));
            ReleaseId id = scene.id();
            List<ReleaseRun.Row> rows = new ReleaseSurvey(new PointerRule(Optional.empty(), ""))
                    .plan(
                            WithdrawalPipeline.statesOf(setting),
                            scene.release().ledger(id).recorded());
            assertEquals(
                    List.of("run", "run", "run", "run", "run", "run"),
                    rows.stream().map(ReleaseRun.Row::outcome).toList());
            assertEquals(before, files(scene.folder()));
        }
    }

    @Test
    void whatIsNotPublicIsRefused() throws IOException {
        try (ReleaseScene scene = copy("draft", "v1.3.0")) {
            scene.release().tag("v1.4.0");
        }
        try (ReleaseScene scene = ReleaseScene.in(temp.resolve("draft"), "v1.4.0", "")) {
            assertEquals(
                    Code.RELEASE_NOT_PUBLISHED,
                    assertThrows(
                                    ReleaseException.class,
                                    () -> scene.yank(REASON).rowsOrThrow())
                            .code());
        }
    }

    @Test
    void bannerIsReadBackAndReplaced() {
        Withdrawal one = new Withdrawal("v1.3.0", " wrong **licence** ");
        String notes = one.on("Text.\n", Optional.of("v1.2.4"));
        assertEquals(Optional.of(one), Withdrawal.ofNotes(notes));
        Withdrawal two = new Withdrawal("v1.3.0", "worse");
        String changed = two.on(notes, Optional.empty());
        assertEquals(Optional.of(two), Withdrawal.ofNotes(changed));
        assertTrue(changed.endsWith("-->\n\nText.\n"), changed);
        assertFalse(changed.contains("licence"), changed);
        assertEquals(Optional.empty(), Withdrawal.ofNotes("Text.\n" + notes));
        assertEquals(
                Optional.empty(), Withdrawal.ofNotes(notes.replace("wrong **licence**", "")), "no reason, no banner");
        for (String bad : List.of("", "  ", "two\nlines", "x".repeat(501))) {
            assertEquals(
                    Code.INVALID_ARGUMENT,
                    assertThrows(ReleaseException.class, () -> new Withdrawal("v1.3.0", bad))
                            .code());
        }
    }
}
