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
package run.aicr.release.wheel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static run.aicr.release.wheel.WheelFolder.AMD64;
import static run.aicr.release.wheel.WheelFolder.ARM64;
import static run.aicr.release.wheel.WheelFolder.BOTH;
import static run.aicr.release.wheel.WheelFolder.spec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.digest.Sha256;
import run.aicr.release.config.Platform;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;
import run.aicr.release.input.InputCache;

/** What is in the cache, and how pip fills it; pip is the real one, its index a folder. */
class WheelStoreTest {
    private final SampleWheel tool = SampleWheel.pure("tool", "1.0");
    private final SampleWheel forAmd64 = SampleWheel.bound("fast", "2.0", "x86_64");
    private final SampleWheel forArm64 = SampleWheel.bound("fast", "2.0", "aarch64");

    private static boolean pipIsThere;

    @TempDir
    Path temp;

    private WheelFolder folder;
    private Path index;

    @BeforeEach
    void makeIndex() throws IOException {
        folder = new WheelFolder(temp);
        index = temp.resolve("index");
        String line = tool.writeTo(index);
        folder.lock(AMD64, line, forAmd64.writeTo(index)).lock(ARM64, line, forArm64.writeTo(index));
    }

    /** That of this process, with a folder as the only index. */
    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.putAll(
                Map.of("PIP_NO_INDEX", "1", "PIP_FIND_LINKS", index.toString(), "PIP_CONFIG_FILE", "/dev/null"));
        Assumptions.assumeTrue(pipIsThere, "python3 with pip is not installed");
        return environment;
    }

    @BeforeAll
    static void lookForPip(@TempDir Path empty) throws IOException {
        Optional<Pip> pip = Pip.find(System.getenv());
        pipIsThere = pip.isPresent() && pip.get().isThere(empty);
    }

    private WheelStore fetching(Map<String, String> environment) {
        return folder.store(InputCache.Mode.FETCH, environment);
    }

    private WheelStore local() {
        return folder.store(InputCache.Mode.LOCAL, Map.of());
    }

    private List<String> inCache() throws IOException {
        if (!Files.isDirectory(folder.cache().resolve("wheels"))) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder.cache().resolve("wheels"))) {
            return files.map(f -> f.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void pipDownloadsWhatTheLocksNameAndTheCacheKeepsIt() throws IOException {
        WheelStore store = fetching(environment());
        try (Wheels wheels = store.collect(spec(), BOTH).wheels().orElseThrow()) {
            assertEquals(
                    List.of("fast 2.0", "tool 1.0"),
                    wheels.on(ARM64).stream()
                            .map(w -> w.name() + " " + w.version())
                            .toList());
        }
        assertEquals(3, inCache().size());
        for (String name : inCache()) {
            Path file = folder.cache().resolve("wheels").resolve(name);
            assertEquals(Sha256.ofFile(file).hex() + ".whl", name);
        }
        assertEquals(store.outlook(spec(), BOTH), local().outlook(spec(), BOTH));
        local().collect(spec(), BOTH).wheels().orElseThrow().close();
    }

    @Test
    void withoutLeaveNothingIsDownloadedAndTheWayOutIsSaid() throws IOException {
        WheelStore.Collected collected = local().collect(spec(), BOTH);
        assertTrue(collected.wheels().isEmpty());
        assertEquals(
                "2 of 2 Python wheels for linux/amd64 are not in the cache; let them be downloaded:"
                        + " -Daicr.release.inputs=fetch",
                collected.lack());
        assertEquals(List.of(), inCache());
        assertEquals("none", local().outlook(spec(), BOTH));
    }

    @Test
    void withoutPythonOrPipTheReasonSaysWhatToInstall() throws IOException {
        Path bin = Files.createDirectories(temp.resolve("bin"));
        Map<String, String> environment = Map.of("PATH", bin.toString());
        WheelStore.Collected noPython = fetching(environment).collect(spec(), BOTH);
        assertTrue(noPython.wheels().isEmpty());
        assertTrue(noPython.lack().contains("there is no python3 on PATH"), noPython.lack());
        assertEquals("none", fetching(environment).outlook(spec(), BOTH));
        Path python = Files.writeString(bin.resolve("python3"), "#!/bin/sh\necho No module named pip >&2\nexit 1\n");
        Files.setPosixFilePermissions(python, PosixFilePermissions.fromString("rwxr-xr-x"));
        WheelStore.Collected noPip = fetching(environment).collect(spec(), BOTH);
        assertTrue(noPip.lack().contains(python + " has none; install pip"), noPip.lack());
        assertEquals(List.of(), inCache());
    }

    @Test
    void anotherWheelUnderTheSameNameIsRefusedAndNotKept() throws IOException {
        Map<String, String> environment = environment();
        forAmd64.with("fast/more.py", "evil = True\n").writeTo(index);
        ReleaseException e =
                assertThrows(ReleaseException.class, () -> fetching(environment).collect(spec(), BOTH));
        assertEquals(Code.CHECKSUM_MISMATCH, e.code(), e::getMessage);
        assertTrue(e.sentence().contains("fast==2.0"), e.sentence());
        String found = Sha256.ofFile(index.resolve(forAmd64.fileName())).hex();
        assertTrue(e.sentence().contains(found), e.sentence());
        assertEquals(List.of(), inCache());
    }

    @Test
    void whatAProgramInPlaceOfPipBringsIsCheckedByOurselves() throws IOException {
        Path bin = Files.createDirectories(temp.resolve("bin"));
        Path python = Files.writeString(bin.resolve("python3"), """
                #!/bin/sh
                for word in "$@"; do case "$word" in --dest=*) cp "$WHEEL" "${word#--dest=}";; esac; done
                """);
        Files.setPosixFilePermissions(python, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path other = index.resolve(forArm64.fileName());
        Map<String, String> environment = Map.of("PATH", bin + ":/usr/bin:/bin", "WHEEL", other.toString());
        ReleaseException e =
                assertThrows(ReleaseException.class, () -> fetching(environment).collect(spec(), BOTH));
        assertEquals(Code.CHECKSUM_MISMATCH, e.code());
        assertEquals(
                "the wheel " + forArm64.fileName() + " is not the one of the lock: expected sha256:"
                        + Sha256.ofFile(index.resolve(forAmd64.fileName())).hex() + ", found sha256:"
                        + Sha256.ofFile(other).hex(),
                e.sentence());
        assertEquals(List.of(), inCache());
    }

    @Test
    void aWheelThatTheIndexLacksIsAnErrorWithWhatPipSays() throws IOException {
        Map<String, String> environment = environment();
        Files.delete(index.resolve(forArm64.fileName()));
        ReleaseException e =
                assertThrows(ReleaseException.class, () -> fetching(environment).collect(spec(), BOTH));
        assertEquals(Code.MISSING_ARTIFACT, e.code());
        assertTrue(e.sentence().startsWith("pip cannot download the wheels for linux/arm64"), e.sentence());
        assertTrue(e.sentence().contains("fast==2.0"), e.sentence());
        assertEquals(2, inCache().size(), "those of the other platform stay");
    }

    @Test
    void aChangedWheelInTheCacheIsRefusedByNameAndDigests() throws IOException {
        String line = tool.keepIn(folder.cache());
        folder.lock(AMD64, line).lock(ARM64, line);
        String digest = line.strip().substring(line.strip().length() - 64);
        Path file = folder.cache().resolve("wheels").resolve(digest + ".whl");
        Files.writeString(file, "another");
        ReleaseException e = assertThrows(ReleaseException.class, () -> local().collect(spec(), BOTH));
        assertEquals(Code.CHECKSUM_MISMATCH, e.code());
        assertEquals(
                "the wheel tool 1.0 is not the one of the lock: expected sha256:" + digest + ", found "
                        + Sha256.of("another").prefixed(),
                e.sentence());
        assertTrue(e.hint().orElseThrow().contains("Delete " + file), e.getMessage());
    }

    @Test
    void aLockWithoutThePackageOfTheImageIsRefused() throws IOException {
        folder.lock(ARM64, forArm64.writeTo(index));
        ReleaseException e = assertThrows(ReleaseException.class, () -> local().collect(spec(), BOTH));
        assertEquals("arm64.lock: expected a line for tool 1.0, as .release.yaml says", e.sentence());
        ReleaseException noLock = assertThrows(
                ReleaseException.class, () -> local().collect(spec(), List.of(Platform.parse("darwin/arm64"))));
        assertTrue(noLock.sentence().contains("no lock for darwin/arm64"), noLock.sentence());
        assertFalse(Files.exists(folder.cache()));
    }
}
