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
package run.aicr.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.document.Fields;
import run.aicr.document.JsonReader;
import run.aicr.document.Limits;
import run.aicr.oci.Layout;
import run.aicr.release.attest.AttestInputs;
import run.aicr.release.attest.BuildPlatform;
import run.aicr.release.config.Platform;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;
import run.aicr.release.product.ReleaseBuild;
import run.aicr.release.step.FailAt;
import run.aicr.release.step.Ledger;
import run.aicr.release.step.PointerRule;
import run.aicr.release.step.ReleaseRun;
import run.aicr.release.step.Step;
import run.aicr.release.version.ReleaseId;
import run.aicr.release.work.Tree;
import run.aicr.release.work.WorkFolder;

@ExtendWith(FinishedRelease.Extension.class)
class ReleasePipelineTest {
    @TempDir
    Path temp;

    @Test
    void firstRunMakesWhatIsMissing(FinishedRelease finished) throws IOException {
        assertEquals(
                List.of(
                        "tagged done",
                        "qualified done",
                        "built done",
                        "attested done",
                        "drafted done",
                        "checked done",
                        "published done",
                        "aliases done",
                        "formula done",
                        "docs done",
                        "deployed not due",
                        "notified done"),
                finished.rows().stream().map(r -> r.step() + " " + r.outcome()).toList());
        assertEquals(
                List.of(
                        " ",
                        "tagged done",
                        "qualified done",
                        "built starting",
                        "built done",
                        "attested starting",
                        "attested done",
                        "drafted starting",
                        "drafted done",
                        "checked starting",
                        "checked done",
                        "published starting",
                        "published done",
                        "aliases starting",
                        "aliases done",
                        "formula starting",
                        "formula done",
                        "docs starting",
                        "docs done",
                        "deployed skip-not-due",
                        "notified starting",
                        "notified done"),
                finished.release().ledger(finished.id()).lines().stream()
                        .map(l -> l.step() + " " + l.event())
                        .toList()
                        .stream()
                        .map(l -> l.isBlank() ? " " : l)
                        .toList());
    }

    @Test
    void secondRunChangesNothingAtAll(FinishedRelease finished) throws IOException {
        Map<String, FileTime> before = times(finished.base());
        List<ReleaseRun.Row> rows = finished.release().run(finished.id());
        assertTrue(rows.stream().allMatch(r -> List.of("skip-done", "not due").contains(r.outcome())), rows.toString());
        assertEquals(before, times(finished.base()));
    }

    @Test
    void publishedFolderIsTheAssetsAndTheImages(FinishedRelease finished) throws IOException {
        Path published = finished.release().published(finished.id());
        Set<String> names = new TreeSet<>(Tree.files(published).keySet());
        assertTrue(names.remove("meta.json"), "what the forge was told");
        assertEquals(Tree.files(finished.work().assets()).keySet(), names);
        Layout registry = Layout.open(finished.release().folder().resolve("registry"));
        Layout images = Layout.open(finished.work().images());
        for (String name : List.of("ghcr.io/example/aicr:v1.2.3", "ghcr.io/example/tools/tool:v1.2.3")) {
            assertEquals(
                    images.find(name).orElseThrow().digest(),
                    registry.find(name).orElseThrow().digest());
        }
    }

    @Test
    void releaseIndexSaysWhatTheReleaseIs(FinishedRelease finished) throws IOException {
        Path file = finished.work().assets().resolve("release.json");
        Fields index = Fields.of(JsonReader.read("release.json", Files.readAllBytes(file), Limits.DOCUMENT), "");
        ReleaseId id = finished.id();
        assertEquals("aicr.run/release/v1", index.textOrEmpty("schema"));
        assertEquals("v1.2.3", index.textOrEmpty("tag"));
        assertEquals("1.2.3", index.textOrEmpty("version"));
        assertEquals("stable", index.textOrEmpty("kind"));
        assertEquals(id.commit(), index.textOrEmpty("commit"));
        assertEquals(finished.release().git().git("rev-parse", "HEAD^{tree}"), index.textOrEmpty("tree"));
        assertEquals(finished.release().git().git("rev-parse", "v1.2.3"), index.textOrEmpty("tagObject"));
        assertTrue(index.bool("rehearsal", false));
        SortedMap<String, String> roles = new TreeMap<>();
        index.list("assets").forEach(a -> roles.put(a.textOrEmpty("name"), a.textOrEmpty("role")));
        String stem = "aicr_1.2.3_" + Platform.host().fileName();
        assertEquals(
                Map.of(
                        stem + ".tar.gz",
                        "archive",
                        stem + ".sbom.json",
                        "sbom",
                        "aicr_1.2.3_bom.cdx.json",
                        "bom",
                        "THIRD_PARTY_NOTICES.md",
                        "notices",
                        "recipe-catalog.sigstore.json",
                        "catalog",
                        "release-notes.md",
                        "notes",
                        "install",
                        "installer",
                        "aicr_checksums.txt",
                        "checksums"),
                roles);
        for (Fields image : index.list("images")) {
            String name = image.textOrEmpty("name");
            // What is said about vulnerabilities is said about the tool: its index and its manifest.
            int attached = name.endsWith("/tool") ? 7 : 5;
            assertEquals(attached, image.list("attestations").size(), name);
        }
        assertEquals(
                1,
                index.fields("slsa")
                        .flatMap(slsa -> slsa.fields("archives"))
                        .flatMap(archives -> archives.integer("level"))
                        .orElse(0));
        assertEquals(
                List.copyOf(roles.keySet()),
                index.list("assets").stream().map(a -> a.textOrEmpty("name")).toList());
        assertEquals(2, index.list("images").size());
        assertEquals(4, index.list("missing").size());
        assertEquals("pass", index.fields("qualification").orElseThrow().textOrEmpty("result"));
    }

    @Test
    void commitWithoutQualificationIsNotReleased(FinishedRelease finished) throws IOException {
        Path folder = SmallRelease.copy(finished.release().folder(), temp.resolve("rehearsal"));
        Tree.delete(folder.resolve("qualify"));
        ReleaseException e = assertThrows(ReleaseException.class, () -> run(finished, finished.id(), folder));
        assertEquals(Code.NOT_QUALIFIED, e.code());
    }

    private static List<ReleaseRun.Row> run(FinishedRelease finished, ReleaseId id, Path folder) {
        return releaseRun(id, folder).bringAll(states(finished, id, folder)).rowsOrThrow();
    }

    private static ReleaseRun releaseRun(ReleaseId id, Path folder) {
        Ledger ledger = Ledger.of(folder.resolve("ledger"), id, SmallRelease.CLOCK);
        return new ReleaseRun(ledger, PointerRule.of(id.tag(), Set.of()), new SmallRelease.Silent(), FailAt.NOWHERE);
    }

    private static List<Step<?>> states(FinishedRelease finished, ReleaseId id, Path folder) {
        SmallRelease release = finished.release();
        WorkFolder work = finished.work();
        ReleaseBuild build = release.build(id, work);
        return ReleasePipeline.statesOf(new ReleasePipeline.Setting(
                release.config(),
                Optional.of(release.git().open()),
                build,
                release.root(),
                folder,
                SmallRelease.services(folder),
                q -> new AttestInputs(
                        SmallRelease.CATALOGUE, q.result().record(), "Notes.\n", Map.of(), BuildPlatform.REHEARSAL),
                Map::of,
                Ledger.of(folder.resolve("ledger"), id, SmallRelease.CLOCK),
                false,
                SmallRelease.CLOCK));
    }

    private static Map<String, FileTime> times(Path base) throws IOException {
        Map<String, FileTime> times = new TreeMap<>();
        for (String folder : List.of("work", "rehearsal")) {
            try (var walk = Files.walk(base.resolve(folder))) {
                for (Path path : walk.toList()) {
                    times.put(path.toString(), Files.getLastModifiedTime(path));
                }
            }
        }
        return times;
    }
}
