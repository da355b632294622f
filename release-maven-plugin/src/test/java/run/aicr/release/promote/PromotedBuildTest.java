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
package run.aicr.release.promote;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.attestation.release.ConsumerCheck;
import run.aicr.attestation.release.ProgramArchive;
import run.aicr.attestation.release.ReleaseView;
import run.aicr.attestation.release.SubjectVerdict;
import run.aicr.document.Fields;
import run.aicr.document.JsonReader;
import run.aicr.document.Limits;
import run.aicr.oci.Descriptor;
import run.aicr.oci.Layout;
import run.aicr.release.SmallRelease;
import run.aicr.release.archive.SealedArchive;
import run.aicr.release.config.Platform;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;
import run.aicr.release.git.Scratch;
import run.aicr.release.product.BuildManifest;
import run.aicr.release.runtime.SampleRuntime;
import run.aicr.release.step.ReleaseRun;
import run.aicr.release.version.ReleaseId;
import run.aicr.release.work.Tree;
import run.aicr.release.work.WorkFolder;

/**
 * A candidate is released for two platforms, one of which this machine cannot run, then promoted from another place that
 * has neither its jars nor its work folder.
 */
class PromotedBuildTest {
    private static final String RC = "v1.3.0-rc2";
    private static final String STABLE = "v1.3.0";

    @TempDir
    static Path base;

    @TempDir
    Path temp;

    private static SmallRelease release;
    private static ReleaseId stable;
    private static List<ReleaseRun.Row> rows;
    private static Map<String, byte[]> rebuilt;
    private static BuildManifest built;

    @BeforeAll
    static void releaseAndPromote() throws IOException {
        release = SmallRelease.in(base)
                .with(SampleRuntime.of(SampleRuntime.foreign()))
                .withBase();
        release.tag(RC);
        release.qualify();
        ReleaseId candidate = release.id();
        release.run(candidate);
        release.tag(STABLE);
        stable = new ReleaseId(
                STABLE,
                candidate.commit(),
                candidate.tree(),
                release.git().git("rev-parse", STABLE),
                candidate.date(),
                true);
        WorkFolder other = WorkFolder.of(base.resolve("rebuilt"), stable);
        built = release.build(stable, other).build();
        rebuilt = contents(other.files());
        Tree.delete(base.resolve("work"));
        Tree.delete(release.root().resolve("demo/target"));
        Tree.delete(release.root().resolve("tool/target"));
        rows = release.promote(stable, RC);
    }

    @Test
    void everyStateIsReachedWithoutBuildingAnything() {
        assertEquals(
                List.of(
                        "done", "done", "done", "done", "done", "done", "done", "done", "done", "done", "not due",
                        "done"),
                rows.stream().map(ReleaseRun.Row::outcome).toList());
        assertTrue(
                release.promote(stable, RC).stream().noneMatch(r -> r.outcome().equals("done")),
                "a second run is idle");
    }

    @Test
    void payloadsAreThoseOfTheCandidateAndOfARebuild() throws IOException {
        BuildManifest promoted =
                BuildManifest.read(release.work(stable).manifest(), stable).orElseThrow();
        assertEquals(RC, promoted.promotedFrom());
        promoted.payloads()
                .forEach((name, digest) -> assertEquals(built.payloads().get(name), digest, name));
        assertEquals(built.images(), promoted.images(), "images equal those that a rebuild makes");
        assertEquals(Set.copyOf(built.missing()), Set.copyOf(promoted.missing()));
    }

    @Test
    void bothPlatformsAreReleased() throws IOException {
        Platform foreign = SampleRuntime.foreign();
        for (String tag : List.of(RC, STABLE)) {
            List<String> assets = List.copyOf(
                    Tree.files(release.folder().resolve("releases/" + tag)).keySet());
            assertTrue(assets.contains("aicr_" + tag.substring(1) + "_bom.cdx.json"), assets.toString());
            for (Platform platform : List.of(Platform.host(), foreign)) {
                String stem = "aicr_" + tag.substring(1) + "_" + platform.fileName();
                assertTrue(assets.contains(stem + ".tar.gz"), assets.toString());
                assertTrue(assets.contains(stem + ".sbom.json"), assets.toString());
            }
        }
        assertEquals(List.of("bom"), built.missing().stream().map(m -> m.name()).toList());
        String sbom =
                Files.readString(release.published(stable).resolve("aicr_1.3.0_" + foreign.fileName() + ".sbom.json"));
        assertTrue(sbom.contains("Organization: Sample"), sbom);
        assertTrue(sbom.contains("arch=" + foreign.architecture() + "&os=linux"), sbom);
        assertTrue(sbom.contains("from https://example.org/jre.tar.gz sha256:"), sbom);
    }

    @Test
    void theForeignArchiveHoldsItsRuntimeAndTheModulesOfTheProgram() throws IOException {
        Platform foreign = SampleRuntime.foreign();
        Path unpacked = temp.resolve("unpacked");
        SealedArchive.unpack(
                release.published(stable).resolve("aicr_1.3.0_" + foreign.fileName() + ".tar.gz"),
                unpacked,
                path -> true);
        assertTrue(Files.isExecutable(unpacked.resolve("lib/runtime/bin/java")));
        assertTrue(Files.isExecutable(unpacked.resolve("lib/runtime/lib/jspawnhelper")));
        assertFalse(Files.isExecutable(unpacked.resolve("lib/runtime/lib/server/libjvm.so")));
        assertTrue(Files.isRegularFile(unpacked.resolve("lib/app/demo.jar")));
        assertFalse(Files.exists(unpacked.resolve("lib/runtime/bin/keytool")));
        String stamp = Files.readString(unpacked.resolve("aicr-release.json"));
        String payload = "aicr_" + foreign.fileName();
        assertTrue(
                stamp.contains("\"" + payload + "\": \""
                        + built.payloads().get(payload).prefixed()),
                stamp);
    }

    @Test
    void theFormulaCoversBothPlatforms() {
        String formula = Scratch.existing(release.folder().resolve("tap.git")).git("show", "main:Formula/aicr.rb");
        for (String platform : List.of("linux_amd64", "linux_arm64")) {
            assertTrue(formula.contains("aicr_1.3.0_" + platform + ".tar.gz"), formula);
        }
    }

    @Test
    void documentsAreThoseThatARebuildWrites() throws IOException {
        Map<String, byte[]> promoted = contents(release.work(stable).files());
        assertFalse(promoted.isEmpty());
        promoted.forEach((name, content) -> assertArrayEquals(rebuilt.get(name), content, name));
    }

    @Test
    void archivesDifferInVersionAndSignaturesOnly() throws IOException {
        ProgramArchive before = archive("1.3.0-rc2", RC);
        ProgramArchive after = archive("1.3.0", STABLE);
        assertEquals(before.payload(), after.payload());
        assertEquals(before.others().keySet(), after.others().keySet());
        assertArrayEquals(before.others().get("LICENSE"), after.others().get("LICENSE"));
    }

    @Test
    void layersButTheStampAreThoseOfTheCandidate() throws IOException {
        Layout registry = Layout.open(release.folder().resolve("registry"));
        for (String image : List.of("ghcr.io/example/aicr", "ghcr.io/example/tools/tool")) {
            Map<String, List<Descriptor>> candidate = layers(registry, image + ":" + RC);
            Map<String, List<Descriptor>> promoted = layers(registry, image + ":" + STABLE);
            assertEquals(Set.of("amd64", "arm64"), candidate.keySet());
            assertEquals(candidate.keySet(), promoted.keySet());
            for (String architecture : candidate.keySet()) {
                List<Descriptor> before = candidate.get(architecture);
                List<Descriptor> after = promoted.get(architecture);
                int last = before.size() - 1;
                assertEquals(before.subList(0, last), after.subList(0, last));
                assertNotEquals(before.get(last), after.get(last));
            }
        }
    }

    @Test
    void equalityTableIsPublishedAndVerified() throws IOException {
        List<SubjectVerdict> verdicts = verdicts(release.published(stable));
        assertTrue(verdicts.stream().allMatch(SubjectVerdict::isVerified), verdicts.toString());
        assertTrue(verdicts.stream().anyMatch(v -> v.toString().contains("promotion.sigstore.json")));
        Fields index = Fields.of(
                JsonReader.read(
                        "release.json",
                        Files.readAllBytes(release.published(stable).resolve("release.json")),
                        Limits.DOCUMENT),
                "");
        assertEquals(RC, index.textOrEmpty("promotedFrom"));
    }

    @Test
    void releaseWithoutItsTableOrWithThatOfAnotherIsRefused() throws IOException {
        Path copy = SmallRelease.copy(release.published(stable), temp.resolve("copy"));
        Files.delete(copy.resolve("promotion.sigstore.json"));
        assertTrue(verdicts(copy).stream()
                .anyMatch(v -> v.toString().equals("refused  promotion.sigstore.json: the file is not there")));
        Files.copy(copy.resolve("qualification.sigstore.json"), copy.resolve("promotion.sigstore.json"));
        assertTrue(verdicts(copy).stream().anyMatch(v -> v.verdict().equals("refused")));
    }

    @Test
    void emptiedFolderIsAMissingPayloadWithTheWayOut() {
        ReleaseException e = assertThrows(
                ReleaseException.class,
                () -> new PromotedBuild(
                                release.config(),
                                stable,
                                release.root(),
                                WorkFolder.of(temp.resolve("work"), stable),
                                new Candidate(RC, temp.resolve("nothing"), SmallRelease.REPOSITORY))
                        .build());
        assertEquals(Code.RC_PAYLOAD_MISSING, e.code());
        assertTrue(e.hint().orElseThrow().contains("-Daicr.release.dir="), e.getMessage());
    }

    @Test
    void changedCandidateIsNotPromoted() throws IOException {
        Path folder = SmallRelease.copy(release.folder(), temp.resolve("rehearsal"));
        Files.writeString(folder.resolve("releases").resolve(RC).resolve("THIRD_PARTY_NOTICES.md"), "other");
        ReleaseException e = assertThrows(
                ReleaseException.class,
                () -> new PromotedBuild(
                                release.config(),
                                stable,
                                release.root(),
                                WorkFolder.of(temp.resolve("work"), stable),
                                new Candidate(RC, folder, SmallRelease.REPOSITORY))
                        .build());
        assertEquals(Code.RC_PAYLOAD_MISMATCH, e.code());
    }

    private List<SubjectVerdict> verdicts(Path assets) throws IOException {
        return ConsumerCheck.check(
                ReleaseView.ofRehearsal(release.folder(), STABLE).withAssets(assets), release.signers(STABLE));
    }

    private static ProgramArchive archive(String version, String tag) throws IOException {
        return ProgramArchive.read(
                release.folder()
                        .resolve("releases")
                        .resolve(tag)
                        .resolve("aicr_" + version + "_" + Platform.host().fileName() + ".tar.gz"),
                "aicr");
    }

    /** Layers of an image by architecture. */
    private static Map<String, List<Descriptor>> layers(Layout registry, String name) throws IOException {
        Fields index = Fields.of(registry.readJson(registry.find(name).orElseThrow()), "");
        Map<String, List<Descriptor>> layers = new TreeMap<>();
        for (Fields manifest : index.list("manifests")) {
            layers.put(
                    manifest.fields("platform").orElseThrow().requiredText("architecture"),
                    Fields.of(registry.readJson(Descriptor.read(manifest)), "").list("layers").stream()
                            .map(Descriptor::read)
                            .toList());
        }
        return layers;
    }

    private static Map<String, byte[]> contents(Path folder) throws IOException {
        Map<String, byte[]> contents = new TreeMap<>();
        for (Map.Entry<String, Path> file : Tree.files(folder).entrySet()) {
            contents.put(file.getKey(), Files.readAllBytes(file.getValue()));
        }
        return contents;
    }
}
