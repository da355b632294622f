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
package run.aicr.release.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.digest.Sha256;
import run.aicr.release.FinishedRelease;
import run.aicr.release.SmallRelease;
import run.aicr.release.config.Platform;
import run.aicr.release.config.ReleaseConfig;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;
import run.aicr.release.runtime.SampleRuntime;
import run.aicr.release.step.Finding;
import run.aicr.release.version.ReleaseId;
import run.aicr.release.work.Tree;
import run.aicr.release.work.WorkFolder;

/** When the state {@code built} is there, and when it has to be made again or refused. */
@ExtendWith(FinishedRelease.Extension.class)
class BuiltTest {
    @TempDir
    Path temp;

    @Test
    void staleOrDamagedBuildIsMadeAgain(FinishedRelease finished) throws IOException {
        SmallRelease release = finished.release();
        WorkFolder copy = new WorkFolder(SmallRelease.copy(finished.work().folder(), temp.resolve("work")));
        Built built = new Built(release.build(finished.id(), copy));
        assertTrue(built.look() instanceof Finding.Done<Built.Result>);
        assertEquals(
                Map.of("images", "2", "missing", "4", "payloads", "2"),
                built.evidence(((Finding.Done<Built.Result>) built.look()).result()));

        Path notices = copy.files().resolve("THIRD_PARTY_NOTICES.md");
        byte[] before = Files.readAllBytes(notices);
        Files.writeString(notices, "changed");
        assertStale(built);
        Files.write(notices, before);
        assertTrue(built.look() instanceof Finding.Done<Built.Result>);

        Path launcher = copy.payload("tool_" + Platform.host().fileName()).resolve("tool");
        Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rw-r--r--"));
        assertStale(built);
        Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));

        Files.delete(copy.images().resolve("oci-layout"));
        assertStale(built);
        Files.delete(copy.manifest());
        assertTrue(((Finding.Missing<Built.Result>) built.look()).reason().startsWith("no build of v1.2.3"));
    }

    @Test
    void aRealReleaseWithoutARuntimeIsRefusedBeforeAnythingIsMade(FinishedRelease finished) {
        ReleaseId id = finished.id();
        ReleaseId real = new ReleaseId(id.tag(), id.commit(), id.tree(), id.tagObject(), id.date(), false);
        WorkFolder work = new WorkFolder(temp.resolve("none"));
        ReleaseException e = assertThrows(
                ReleaseException.class,
                () -> finished.release().build(real, work).build());
        assertEquals(Code.CONFIG_INVALID, e.code());
        assertEquals(
                "a real release must be complete, but no Java runtime for " + SampleRuntime.foreign()
                        + " is configured",
                e.sentence());
        assertFalse(Files.exists(work.folder()));
    }

    @Test
    void aRealReleaseWithExceptionsThatNobodyApprovedIsRefused(FinishedRelease finished) throws IOException {
        ReleaseId id = finished.id();
        ReleaseId real = new ReleaseId(id.tag(), id.commit(), id.tree(), id.tagObject(), id.date(), false);
        Path root = temp.resolve("repository");
        Tree.copy(finished.release().root(), root);
        String only = Platform.host().toString();
        Path configuration = root.resolve(".release.yaml");
        Files.writeString(
                configuration,
                Files.readString(configuration).replaceAll("(?i)(platforms): \\[.*", "$1: [" + only + "]"));
        Path policy = root.resolve("policy.yaml");
        Files.writeString(policy, Files.readString(policy).replace("approvedBy: ", "approvedBy: pending #"));
        ReleaseBuild build = new ReleaseBuild(
                ReleaseConfig.read(configuration),
                real,
                SmallRelease.jdk(),
                root,
                new WorkFolder(temp.resolve("pending")),
                (i, b, j, r, w) -> "",
                finished.release().cache());
        ReleaseException refused = assertThrows(ReleaseException.class, build::build);
        assertEquals(Code.CONFIG_INVALID, refused.code());
        assertTrue(refused.sentence().startsWith("policy.yaml: nobody has approved"), refused.sentence());
    }

    @Test
    void aRuntimeThatCameIntoTheCacheMakesABuildStale(FinishedRelease finished) throws IOException {
        SmallRelease release = SmallRelease.in(temp.resolve("pinned")).with(SampleRuntime.of(SampleRuntime.foreign()));
        ReleaseBuild build = release.build(finished.id(), new WorkFolder(temp.resolve("stale")));
        Sha256 before = build.inputs();
        assertEquals(before, build.inputs());
        Tree.delete(release.cache().folder());
        assertNotEquals(before, build.inputs());
    }

    @Test
    void realReleaseMustBeComplete(FinishedRelease finished) throws IOException {
        ReleaseId id = finished.id();
        ReleaseId real = new ReleaseId(id.tag(), id.commit(), id.tree(), id.tagObject(), id.date(), false);
        WorkFolder work = new WorkFolder(temp.resolve("real"));
        Finding.Conflict<Built.Result> unpinned =
                (Finding.Conflict<Built.Result>) new Built(finished.release().build(real, work)).look();
        assertEquals("CONFIG_INVALID", unpinned.code().name());
        assertTrue(unpinned.reason().endsWith("has no digest"), unpinned.reason());
        assertTrue(unpinned.remedy().contains("mvn aicr-release:pin"), unpinned.remedy());

        Path pinned = temp.resolve("pinned.yaml");
        Files.writeString(
                pinned,
                Files.readString(finished.release().root().resolve(".release.yaml"))
                        .replaceFirst("base:1\n", "base:1\n      digest: sha256:" + "0".repeat(64) + "\n"));
        ReleaseBuild build = new ReleaseBuild(
                ReleaseConfig.read(pinned),
                real,
                SmallRelease.jdk(),
                finished.release().root(),
                work,
                (i, b, j, r, w) -> "",
                finished.release().cache());
        Files.createDirectories(work.folder());
        new BuildManifest(
                        real,
                        "",
                        "25",
                        build.inputs(),
                        new TreeMap<>(),
                        List.of(),
                        new TreeMap<>(),
                        manifest(finished).missing())
                .write(work.manifest());
        Finding.Conflict<Built.Result> conflict = (Finding.Conflict<Built.Result>) new Built(build).look();
        assertEquals("CONFIG_INVALID", conflict.code().name());
        assertTrue(conflict.reason().contains("bom is missing: not made yet"), conflict.reason());
    }

    private static void assertStale(Built built) {
        Finding<Built.Result> found = built.look();
        assertTrue(
                found instanceof Finding.Missing<Built.Result> missing
                        && missing.reason().endsWith("is stale"),
                found.toString());
    }

    private static BuildManifest manifest(FinishedRelease finished) {
        return BuildManifest.read(finished.work().manifest(), finished.id()).orElseThrow();
    }
}
