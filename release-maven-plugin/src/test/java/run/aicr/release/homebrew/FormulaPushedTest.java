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
package run.aicr.release.homebrew;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.digest.Sha256;
import run.aicr.release.endpoint.GitEndpoint;
import run.aicr.release.endpoint.Secret;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;
import run.aicr.release.git.Scratch;
import run.aicr.release.publish.PublishedAlready;
import run.aicr.release.step.Finding;
import run.aicr.release.version.ReleaseTag;
import run.aicr.release.version.TagName;

class FormulaPushedTest {
    @TempDir
    Path folder;

    private Scratch bare;
    private Tap tap;

    @BeforeEach
    void make() {
        bare = Scratch.bare(folder.resolve("tap.git"));
        tap = new Tap(GitEndpoint.local(bare.folder().toString(), "main"));
    }

    private static ReleaseTag tag(String name) {
        return TagName.release(name).orElseThrow();
    }

    private static FormulaPushed.Inputs inputs(String name, String content) {
        ReleaseTag tag = tag(name);
        Map<String, Sha256> archives = new HashMap<>();
        for (Platform platform : Platform.values()) {
            archives.put(platform.archive(tag.version()), Sha256.of(content + platform));
        }
        return new FormulaPushed.Inputs(
                tag, "https://github.com/NVIDIA/aicr", archives, archives, true, Optional.of(tag), Set.of(), Set.of());
    }

    private FormulaPushed step(String name) {
        return new FormulaPushed(new PublishedAlready(), tap, () -> inputs(name, "x"));
    }

    private String commits() {
        return bare.git("rev-list", "--count", "main");
    }

    @Test
    void theFirstFormulaIsOneCommitOfTheFixedAuthor() {
        FormulaPushed step = step("v1.3.0");
        assertInstanceOf(Finding.Missing.class, step.look());
        step.act();
        assertEquals("1", commits());
        assertEquals(
                "github-actions|github-actions@github.com|github-actions|github-actions@github.com"
                        + "|Brew formula update for aicr version v1.3.0",
                bare.git("log", "-1", "--format=%an|%ae|%cn|%ce|%B", "main").strip());
        assertTrue(bare.git("show", "main:Formula/aicr.rb").contains("version \"1.3.0\""));
        FormulaPushed.Result done = assertInstanceOf(
                FormulaPushed.Result.class,
                assertInstanceOf(Finding.Done.class, step.look()).result());
        assertEquals(bare.git("rev-parse", "main"), done.commit());
        assertEquals(Map.of("commit", done.commit()), step.evidence(done));
    }

    @Test
    void aSecondRunMakesNoCommit() {
        step("v1.3.0").act();
        step("v1.3.0").act();
        assertEquals("1", commits());
        step("v1.4.0").act();
        assertEquals("2", commits());
    }

    @Test
    void theTapIsNeverLowered() {
        step("v1.4.0").act();
        FormulaPushed lower = step("v1.3.0");
        Finding.NotDue<?> skipped = assertInstanceOf(Finding.NotDue.class, lower.look());
        assertEquals("NOT_LATEST", skipped.reason());
        lower.act();
        assertEquals("1", commits());
    }

    @Test
    void anotherContentForTheSameVersionIsRefused() {
        step("v1.3.0").act();
        FormulaPushed other = new FormulaPushed(new PublishedAlready(), tap, () -> inputs("v1.3.0", "y"));
        assertEquals(
                Code.FORMULA_CONFLICT,
                assertThrows(ReleaseException.class, other::look).code());
    }

    @Test
    void candidatesAndMissingKeysAreNotDue() {
        FormulaPushed candidate = step("v1.3.0-rc1");
        assertEquals(new Finding.NotDue<>("PRERELEASE"), candidate.look());
        Tap closed = new Tap(new GitEndpoint("git@host.invalid:x/y.git", "main", Secret.NONE, Secret.NONE, "host key"));
        assertEquals(
                new Finding.NotDue<>("NO_CREDENTIALS"),
                new FormulaPushed(new PublishedAlready(), closed, () -> inputs("v1.3.0", "x")).look());
    }

    @Test
    void formulaOfARehearsalCoversThePlatformsThatItHas() {
        FormulaPushed.Inputs all = inputs("v1.3.0", "x");
        Map<String, Sha256> linux = new TreeMap<>(all.archives());
        Set<String> lacking = Set.of(Platform.MACOS_ARM.archive("1.3.0"), Platform.MACOS_INTEL.archive("1.3.0"));
        linux.keySet().removeAll(lacking);
        FormulaPushed.Inputs some = new FormulaPushed.Inputs(
                all.tag(), all.repository(), linux, linux, true, Optional.empty(), Set.of(), lacking);
        new FormulaPushed(new PublishedAlready(), tap, () -> some).act();
        String formula = bare.git("show", "main:Formula/aicr.rb");
        assertTrue(formula.contains("on_linux do"), formula);
        assertFalse(formula.contains("on_macos"), formula);
    }

    /** Somebody else pushes between our clone and our push: a hook refuses the first push as git itself would. */
    private void whoIsFasterPushes(String name) {
        Scratch other = Scratch.init(folder.resolve("other"));
        FormulaPushed.Inputs inputs = inputs(name, "x");
        Map<Platform, Sha256> archives = new HashMap<>();
        for (Platform platform : Platform.values()) {
            archives.put(
                    platform,
                    inputs.archives().get(platform.archive(inputs.tag().version())));
        }
        other.write("README.md", "a tap");
        other.write(Formula.PATH, new Formula(inputs.tag(), inputs.repository(), archives).text());
        other.commit("faster");
        other.git("push", "--quiet", bare.folder().toString(), "HEAD:main");
    }

    @Test
    void aRefusedPushIsTriedAgainFromTheNewState() {
        boolean[] first = {true};
        Optional<String> commit = tap.write(state -> {
            if (first[0]) {
                first[0] = false;
                whoIsFasterPushes("v1.2.0");
            }
            return decision("v1.3.0", state);
        });
        assertEquals(Optional.of(bare.git("rev-parse", "main")), commit);
        assertEquals("2", commits());
        assertEquals("a tap", bare.git("show", "main:README.md"));
        assertTrue(bare.git("show", "main:Formula/aicr.rb").contains("version \"1.3.0\""));
    }

    @Test
    void aHigherVersionThatWasFasterStays() {
        boolean[] first = {true};
        Optional<String> commit = tap.write(state -> {
            if (first[0]) {
                first[0] = false;
                whoIsFasterPushes("v1.4.0");
            }
            return decision("v1.3.0", state);
        });
        assertEquals(Optional.empty(), commit);
        assertEquals("1", commits());
    }

    private static FormulaDecision decision(String name, Optional<TapState> state) {
        FormulaPushed.Inputs inputs = inputs(name, "x");
        return FormulaDecision.of(new FormulaDecision.Facts(
                inputs.tag(),
                inputs.repository(),
                inputs.archives(),
                inputs.checksums(),
                inputs.lacking(),
                state,
                true,
                true,
                Optional.empty(),
                Set.of()));
    }

    @Test
    void aTapThatIsNotThereIsReported() {
        Tap gone = new Tap(GitEndpoint.local(folder.resolve("gone.git").toString(), "main"));
        assertEquals(
                Code.REMOTE_UNREACHABLE,
                assertThrows(ReleaseException.class, gone::contents).code());
    }
}
