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
package run.aicr.release.forge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.oci.Layout;
import run.aicr.release.Code;
import run.aicr.release.FinishedRelease;
import run.aicr.release.ReleaseException;
import run.aicr.release.ReleasePipeline;
import run.aicr.release.SmallRelease;
import run.aicr.release.attest.AttestInputs;
import run.aicr.release.product.ReleaseBuild;
import run.aicr.release.product.ReleaseId;
import run.aicr.release.product.WorkFolder;
import run.aicr.release.step.FailAt;
import run.aicr.release.step.Ledger;
import run.aicr.release.step.PointerRule;
import run.aicr.release.step.ReleaseRun;
import run.aicr.release.step.Step;

/** A rehearsal of a number that no tag holds yet, with the files of the finished release as its build. */
@ExtendWith(FinishedRelease.Extension.class)
class PublishedTest {
    private static final String AICR = "ghcr.io/example/aicr:v1.2.3";
    private static final String TOOL = "ghcr.io/example/tools/tool:v1.2.3";

    @TempDir
    Path temp;

    private FinishedRelease finished;
    private ReleaseId untagged;
    private WorkFolder work;
    private Path folder;

    @BeforeEach
    void begin(FinishedRelease given) throws IOException {
        finished = given;
        ReleaseId id = given.id();
        untagged = new ReleaseId(id.tag(), id.commit(), id.tree(), "", id.date(), true);
        work = new WorkFolder(SmallRelease.copy(given.work().folder(), temp.resolve("work")));
        folder = SmallRelease.copy(given.release().folder(), temp.resolve("rehearsal"));
        writeInputs(given.release().build(untagged, work));
    }

    /** Lets the copied build count as one of these inputs. */
    private void writeInputs(ReleaseBuild build) throws IOException {
        String manifest = Files.readString(work.manifest());
        String inputs = "\"inputs\": \"" + build.inputs().prefixed() + "\"";
        Files.writeString(work.manifest(), manifest.replaceFirst("\"inputs\": \"[^\"]*\"", inputs));
    }

    @Test
    void earlierRehearsalOfANumberWithoutTagIsReplaced() throws IOException {
        Path notes = folder.resolve("releases/v1.2.3/release-notes.md");
        Files.writeString(notes, "of another commit");
        Layout registry = Layout.open(folder.resolve("registry"));
        registry.tag(registry.find(TOOL).orElseThrow(), AICR);
        List<ReleaseRun.Row> rows = run();
        assertEquals("done", row(rows, "published"));
        assertEquals("skip-done", row(rows, "built"));
        assertEquals("Notes.\n", Files.readString(notes));
        assertEquals(
                Layout.open(work.images()).find(AICR).orElseThrow().digest(),
                registry.find(AICR).orElseThrow().digest());
        assertTrue(Files.notExists(folder.resolve("releases/v1.2.3.part")));
    }

    @Test
    void missingImageTagIsSetAgain() throws IOException {
        Layout registry = Layout.open(folder.resolve("registry"));
        Path index = registry.folder().resolve("index.json");
        Files.writeString(index, Files.readString(index).replace(AICR, "ghcr.io/example/aicr:other"));
        assertEquals("done", row(run(), "published"));
        assertTrue(registry.find(AICR).isPresent());
    }

    @Test
    void changedSealedFileIsSealedAgain() throws IOException {
        Files.writeString(work.assets().resolve("release-notes.md"), "changed after sealing");
        List<ReleaseRun.Row> rows = run();
        assertEquals("done", row(rows, "attested"));
        assertEquals("done", row(rows, "published"));
        assertEquals("Notes.\n", Files.readString(work.assets().resolve("release-notes.md")));
        assertTrue(Files.notExists(work.folder().resolve("assets.part")));
    }

    @Test
    void programThatNamesAnotherTimeIsNotPublished() throws IOException {
        ReleaseId id = untagged;
        ReleaseId later =
                new ReleaseId(id.tag(), id.commit(), id.tree(), "", id.date().plusSeconds(1), true);
        writeInputs(finished.release().build(later, work));
        ReleaseRun run = new ReleaseRun(
                ledger(), later, PointerRule.of(later.tag(), Set.of()), new SmallRelease.Silent(), FailAt.NOWHERE);
        ReleaseException e = assertThrows(
                ReleaseException.class, () -> run.bringAll(states(later)).rowsOrThrow());
        assertEquals(Code.CHECK_FAILED, e.code());
        assertTrue(e.sentence().contains("answers 'aicr version 1.2.3 (commit: " + id.commit()), e.sentence());
    }

    private List<ReleaseRun.Row> run() {
        return new ReleaseRun(
                        ledger(),
                        untagged,
                        PointerRule.of(untagged.tag(), Set.of()),
                        new SmallRelease.Silent(),
                        FailAt.NOWHERE)
                .bringAll(states(untagged))
                .rowsOrThrow();
    }

    private Ledger ledger() {
        return Ledger.of(folder.resolve("ledger"), untagged, SmallRelease.CLOCK);
    }

    private List<Step<?>> states(ReleaseId id) {
        SmallRelease release = finished.release();
        return ReleasePipeline.statesOf(new ReleasePipeline.Setting(
                release.config(),
                Optional.of(release.git().open()),
                release.build(id, work),
                release.root(),
                folder,
                q -> new AttestInputs(SmallRelease.CATALOGUE, q.result().record(), "Notes.\n", Map.of()),
                SmallRelease.CLOCK));
    }

    private static String row(List<ReleaseRun.Row> rows, String step) {
        return rows.stream()
                .filter(r -> r.step().equals(step))
                .findFirst()
                .orElseThrow()
                .outcome();
    }
}
