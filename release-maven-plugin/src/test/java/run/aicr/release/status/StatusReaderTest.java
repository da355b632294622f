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
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.release.FinishedRelease;
import run.aicr.release.ReleasePipeline;
import run.aicr.release.SmallRelease;
import run.aicr.release.bump.Qualification;
import run.aicr.release.bump.QualificationFolder;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;
import run.aicr.release.git.GitRepository;
import run.aicr.release.git.Scratch;
import run.aicr.release.step.PointerRule;
import run.aicr.release.step.ReleaseSurvey;
import run.aicr.release.step.Step;

@ExtendWith(FinishedRelease.Extension.class)
class StatusReaderTest {
    @TempDir
    Path temporary;

    @Test
    void finishedReleaseIsCompleteForTheWorldAndForTheLedger(FinishedRelease finished) {
        List<Step<?>> states = finished.release().states(finished.id());
        assertEquals(ReleasePipeline.NAMES, states.stream().map(Step::name).toList());
        ReleaseStatus seen = reader(
                        finished.release().git().open(),
                        finished.release().folder(),
                        tag -> new StatusReader.Survey(
                                new ReleaseSurvey(PointerRule.of(finished.id().tag(), Set.of())).standing(states),
                                Optional.empty()))
                .read("v1.2.3");
        assertTrue(seen.isComplete(), seen.toString());
        assertEquals("same", seen.remote());
        assertTrue(seen.qualification().startsWith("passes sha256:"), seen.qualification());
        assertEquals("skip-done", steps(seen).get("published").next());
        assertEquals("done", steps(seen).get("formula").state());
        assertEquals(1, steps(seen).get("built").recorded().orElseThrow().attempts());

        ReleaseStatus remembered = reader(
                        finished.release().git().open(), finished.release().folder(), StatusReaderTest::blind)
                .read("v1.2.3");
        assertTrue(remembered.isComplete(), remembered.toString());
        assertEquals(Optional.of("v1.2.3 is not checked out"), remembered.note());
        assertEquals("done", steps(remembered).get("checked").state());
        assertEquals("done", steps(remembered).get("formula").state());
    }

    @Test
    void unfinishedReleaseListsWhatIsOpenAndWhatARunWouldDo() {
        SmallRelease release = SmallRelease.in(temporary.resolve("here"));
        release.tag("v1.2.3");
        List<Step<?>> states = release.states(release.id());
        Function<String, StatusReader.Survey> look = tag -> new StatusReader.Survey(
                new ReleaseSurvey(PointerRule.of("v1.2.3", Set.of())).standing(states), Optional.empty());
        StatusReader reader = reader(release.git().open(), release.folder(), look);
        ReleaseStatus unqualified = reader.read("v1.2.3");
        assertFalse(unqualified.isComplete());
        assertEquals("conflict", steps(unqualified).get("qualified").state());
        assertEquals("refuse", steps(unqualified).get("qualified").next());
        assertTrue(steps(unqualified).get("qualified").detail().startsWith("NOT_QUALIFIED: "));
        release.qualify();
        ReleaseStatus qualified = reader.read("v1.2.3");
        assertEquals(
                ReleasePipeline.NAMES.subList(ReleasePipeline.NAMES.indexOf("built"), ReleasePipeline.NAMES.size()),
                qualified.openSteps());
        assertEquals("run", steps(qualified).get("built").next());
        assertEquals("after built", steps(qualified).get("published").detail());
    }

    @Test
    void newestAndUnfinishedReleasesAreShownAndFinishedOldOnesNot() throws IOException {
        Scratch clone = Scratch.init(temporary.resolve("clone"));
        clone.commit("feat: one");
        for (String tag : List.of("v1.0.0", "v1.1.0", "v1.2.0", "v1.10.0-rc1", "nightly")) {
            clone.git("tag", "-a", "-m", "Release\n\nWaiver: in a hurry", tag);
        }
        ledger("v1.0.0", "published", "done");
        ledger("v1.1.0", "built", "failed");
        ledger("v1.3.0", "built", "starting");
        List<ReleaseStatus> all =
                reader(clone.open(), temporary, StatusReaderTest::blind).readUnfinished();
        assertEquals(
                List.of("v1.10.0-rc1", "v1.1.0", "v1.3.0"),
                all.stream().map(ReleaseStatus::tag).toList());
        assertEquals(Optional.of("in a hurry"), all.get(0).waiver());
        assertEquals("failed", steps(all.get(1)).get("built").state());
        assertEquals("C: M", steps(all.get(1)).get("built").detail());
        assertEquals("open", steps(all.get(2)).get("tagged").state());
        assertEquals("unreachable", all.get(0).remote());
    }

    @Test
    void tagThatIsNotTheOneOfTheLedgerIsAConflict() throws IOException {
        Scratch clone = Scratch.init(temporary.resolve("clone"));
        clone.commit("feat: one");
        clone.git("tag", "-a", "-m", "Release v1.0.0", "v1.0.0");
        Files.createDirectories(temporary.resolve("ledger"));
        Files.writeString(
                temporary.resolve("ledger/v1.0.0.jsonl"),
                "{\"schema\":\"aicr.run/ledger/v1\",\"tag\":\"v1.0.0\",\"tagObject\":\"" + "0".repeat(40) + "\"}\n");
        ReleaseStatus status =
                reader(clone.open(), temporary, StatusReaderTest::blind).read("v1.0.0");
        assertTrue(steps(status).get("tagged").detail().startsWith("TAG_MOVED: "), status.toString());
    }

    @Test
    void unknownTagIsRefused() {
        Scratch clone = Scratch.init(temporary.resolve("clone"));
        clone.commit("feat: one");
        StatusReader reader = reader(clone.open(), temporary, StatusReaderTest::blind);
        assertEquals(
                Code.TAG_NOT_FOUND,
                assertThrows(ReleaseException.class, () -> reader.read("v9.9.9"))
                        .code());
        assertEquals(
                Code.INVALID_TAG,
                assertThrows(ReleaseException.class, () -> reader.read("v9.9")).code());
        assertEquals(List.of(), reader.readUnfinished());
    }

    private static StatusReader.Survey blind(String tag) {
        return new StatusReader.Survey(List.of(), Optional.of(tag + " is not checked out"));
    }

    private StatusReader reader(GitRepository repository, Path folder, Function<String, StatusReader.Survey> look) {
        String remote =
                repository.tags().size() > 1 ? "nowhere" : repository.root().toString();
        return new StatusReader(
                repository,
                repository.remote(remote),
                folder,
                temporary.resolve("work"),
                Qualification.of(new QualificationFolder(folder), SmallRelease.CLOCK),
                look);
    }

    private static Map<String, StepStatus> steps(ReleaseStatus status) {
        return status.steps().stream().collect(Collectors.toMap(StepStatus::name, s -> s));
    }

    private void ledger(String tag, String step, String event) throws IOException {
        Path file = temporary.resolve("ledger").resolve(tag + ".jsonl");
        Files.createDirectories(file.getParent());
        Files.writeString(
                file,
                "{\"schema\":\"aicr.run/ledger/v1\",\"tag\":\"" + tag + "\"}\n{\"seq\":1,\"step\":\"" + step
                        + "\",\"event\":\"" + event + "\",\"evidence\":{\"code\":\"C\",\"message\":\"M\"}}\n");
    }
}
