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
package run.aicr.release.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import run.aicr.release.SmallRelease;
import run.aicr.release.StillClock;
import run.aicr.release.StubServer;
import run.aicr.release.StubServer.Reply;
import run.aicr.release.config.Platform;
import run.aicr.release.config.Program;
import run.aicr.release.config.RuntimePin;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;
import run.aicr.release.input.InputCache;
import run.aicr.release.work.Tree;

class RuntimesTest {
    private static final Platform FOREIGN = SampleRuntime.foreign();

    @TempDir
    Path temp;

    private byte[] served = new byte[0];
    private StubServer server;

    @BeforeEach
    void start() throws IOException {
        server = new StubServer(call -> new Reply(200, java.util.Map.of(), served));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Runtimes runtimes(InputCache.Mode mode, RuntimePin... pins) {
        InputCache cache = new InputCache(temp.resolve("cache"), mode, new StillClock().caller());
        return new Runtimes(List.of(pins), SmallRelease.jdk(), cache, temp.resolve("scratch"));
    }

    private RuntimePin serve(SampleRuntime sample, RuntimePin.Provider provider) throws IOException {
        served = sample.archive();
        return sample.pin(provider, server.base() + "/runtime.tar.gz", served);
    }

    private Path make(SampleRuntime sample) throws IOException {
        Runtimes runtimes = runtimes(InputCache.Mode.FETCH, serve(sample, RuntimePin.Provider.PREBUILT));
        runtimes.of(sample.platform()).make(program("java.base"), List.of(), temp.resolve("made"));
        return temp.resolve("made");
    }

    private static Program program(String... modules) {
        return new Program(
                "tool", "tool", Program.Form.JARS, "Main", "", List.of(modules), List.of(), List.of(), false, false);
    }

    static List<Platform> others() {
        return SampleRuntime.others();
    }

    @ParameterizedTest
    @MethodSource("others")
    void aPinnedRuntimeIsDownloadedAndTakenAsItIs(Platform platform) throws IOException {
        SampleRuntime sample = SampleRuntime.of(platform);
        Path made = make(sample);
        assertEquals(
                List.of(
                        "bin/java",
                        "legal/java.base/LICENSE",
                        "legal/java.logging/AGAIN",
                        "legal/java.logging/LICENSE",
                        "lib/jspawnhelper",
                        "lib/modules",
                        RuntimeCheck.library(platform),
                        "release"),
                List.copyOf(Tree.files(made).keySet()));
        assertEquals("licence", Files.readString(made.resolve("legal/java.logging/AGAIN")));
        for (java.util.Map.Entry<String, Path> file : Tree.files(made).entrySet()) {
            boolean executable =
                    file.getKey().equals("bin/java") || file.getKey().equals("lib/jspawnhelper");
            assertEquals(executable ? "rwxr-xr-x" : "rw-r--r--", mode(file.getValue()), file.getKey());
            assertFalse(Files.isSymbolicLink(file.getValue()));
        }
    }

    private static String mode(Path file) throws IOException {
        return java.nio.file.attribute.PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    @Test
    void originAndSourceOfARuntimeAreKnown() throws IOException {
        SampleRuntime sample = SampleRuntime.of(FOREIGN);
        RuntimePin pin = serve(sample, RuntimePin.Provider.PREBUILT);
        JavaRuntime runtime = runtimes(InputCache.Mode.FETCH, pin).of(FOREIGN);
        assertEquals("Sample", runtime.origin().vendor());
        assertEquals(sample.version() + "-LTS", runtime.origin().fullVersion());
        assertEquals(server.base() + "/runtime.tar.gz " + pin.file().sha256().prefixed(), runtime.source());
        assertFalse(runtime.linksPrograms() || runtime.starts());
    }

    @Test
    void thePlatformOfThisMachineNeedsNoPinAndForeignOnesSayWhatTheyLack() throws IOException {
        RuntimePin pin = serve(SampleRuntime.of(FOREIGN), RuntimePin.Provider.PREBUILT);
        Runtimes without = runtimes(InputCache.Mode.FETCH);
        assertEquals(Optional.empty(), without.lack(Platform.host()));
        assertEquals(new HostRuntime(SmallRelease.jdk()), without.of(Platform.host()));
        assertEquals(Optional.of("no Java runtime for " + FOREIGN + " is configured"), without.lack(FOREIGN));
        assertThrows(ReleaseException.class, () -> without.of(FOREIGN));

        Runtimes local = runtimes(InputCache.Mode.LOCAL, pin);
        assertEquals(
                Optional.of("the Java runtime for " + FOREIGN
                        + " is not in the cache; -Daicr.release.inputs=fetch downloads it"),
                local.lack(FOREIGN));
        assertEquals(FOREIGN + " -", local.input(FOREIGN));
        assertThrows(ReleaseException.class, () -> local.of(FOREIGN));
        assertEquals(0, server.calls().size());

        Runtimes fetching = runtimes(InputCache.Mode.FETCH, pin);
        assertEquals(Optional.empty(), fetching.lack(FOREIGN));
        String input = fetching.input(FOREIGN);
        assertTrue(input.contains(pin.file().sha256().hex()), input);
        fetching.of(FOREIGN);
        assertEquals(Optional.empty(), local.lack(FOREIGN));
        assertEquals(input, local.input(FOREIGN));
        assertEquals(1, server.calls().size());
    }

    @Test
    void anotherFileThanThePinnedOneIsRefused() throws IOException {
        RuntimePin pin = serve(SampleRuntime.of(FOREIGN), RuntimePin.Provider.PREBUILT);
        served = SampleRuntime.of(FOREIGN)
                .with("lib/modules", SampleRuntime.text("other"))
                .archive();
        ReleaseException e = assertThrows(
                ReleaseException.class,
                () -> runtimes(InputCache.Mode.FETCH, pin).of(FOREIGN));
        assertEquals(Code.CHECKSUM_MISMATCH, e.code());
    }

    @Test
    void anArchiveThatWasCutIsRefusedEvenWhenItsDigestIsPinned() throws IOException {
        SampleRuntime sample = SampleRuntime.of(FOREIGN);
        byte[] whole = sample.archive();
        for (int length : new int[] {0, 1, 20, whole.length / 2, whole.length - 9}) {
            served = Arrays.copyOf(whole, length);
            if (length == 0) {
                served = new byte[] {'x'};
            }
            Tree.delete(temp.resolve("scratch"));
            RuntimePin pin = sample.pin(RuntimePin.Provider.PREBUILT, server.base() + "/" + length, served);
            ReleaseException e = assertThrows(
                    ReleaseException.class,
                    () -> runtimes(InputCache.Mode.FETCH, pin).of(FOREIGN));
            assertEquals(Code.CONFIG_INVALID, e.code(), length + " bytes");
        }
    }

    /** A runtime that is not what it should be, and the end of the sentence about it. */
    record Wrong(SampleRuntime sample, String sentence) {}

    static List<Wrong> wrongOnes() {
        SampleRuntime good = SampleRuntime.of(FOREIGN);
        Platform host = new Platform("linux", FOREIGN.architecture().equals("arm64") ? "amd64" : "arm64");
        String prefix = "the Java runtime for " + FOREIGN + " is wrong: ";
        String library = RuntimeCheck.library(FOREIGN);
        String numbers = good.version().substring(0, good.version().indexOf('+'));
        String other = numbers + ".77+1";
        return List.of(
                new Wrong(
                        good.with("bin/java", SampleRuntime.elf(host, "libc.so.6")),
                        prefix + "bin/java is for " + host + ", expected " + FOREIGN),
                new Wrong(
                        good.with(library, SampleRuntime.elf(host, "libc.so.6")),
                        prefix + library + " is for " + host + ", expected " + FOREIGN),
                new Wrong(
                        good.with(library, SampleRuntime.text("no program at all, but long enough for a head")),
                        prefix + library + " is for unknown, expected " + FOREIGN),
                new Wrong(
                        good.with(library, SampleRuntime.elf(FOREIGN, "libc.musl-aarch64.so.1")),
                        prefix + library + " needs libc.musl-aarch64.so.1, expected the GNU C library"),
                new Wrong(
                        good.with("release", SampleRuntime.release(other, "java.base")),
                        prefix + "its file release says " + other + "-LTS, expected " + good.version()),
                new Wrong(
                        good.with(
                                "release",
                                SampleRuntime.text("JAVA_VERSION=\"9\"\nJAVA_RUNTIME_VERSION=\"" + good.version()
                                        + "\"\nMODULES=\"java.base\"\n")),
                        prefix + "release says JAVA_VERSION 9, expected " + numbers),
                new Wrong(
                        good.with("release", SampleRuntime.release(good.version(), "java.logging")),
                        prefix + "MODULES in release lacks java.base, which the program needs"),
                new Wrong(good.without("bin/java"), prefix + "it has no file bin/java"),
                new Wrong(
                        good.with(library, Arrays.copyOf(SampleRuntime.elf(FOREIGN, "libc.so.6"), 0x110)),
                        prefix + library + " is a damaged ELF file"),
                new Wrong(good.without("release"), "expected one"),
                new Wrong(good.without(library), "expected one"));
    }

    @ParameterizedTest
    @MethodSource("wrongOnes")
    void aWrongRuntimeIsRefusedWithWhatWasFoundAndExpected(Wrong wrong) {
        ReleaseException e = assertThrows(ReleaseException.class, () -> make(wrong.sample));
        assertEquals(Code.CONFIG_INVALID, e.code());
        assertTrue(e.sentence().contains(wrong.sentence), e.sentence());
    }

    @Test
    void anotherFeatureVersionIsRefusedBeforeAnythingIsDownloaded() {
        SampleRuntime sample = SampleRuntime.of(FOREIGN);
        RuntimePin pin = new RuntimePin(
                FOREIGN,
                RuntimePin.Provider.PREBUILT,
                sample.pin(RuntimePin.Provider.PREBUILT, "https://example.org/x", new byte[0])
                        .file(),
                "11.0.1+1");
        ReleaseException e = assertThrows(
                ReleaseException.class,
                () -> runtimes(InputCache.Mode.FETCH, pin).of(FOREIGN));
        assertEquals(Code.CONFIG_INVALID, e.code());
        assertTrue(e.sentence().contains("is pinned to version 11.0.1+1"), e.sentence());
    }

    @Test
    void modulesWithoutTheBaseOneAreRefused() throws IOException {
        RuntimePin pin = serve(
                SampleRuntime.of(FOREIGN).with("jmods/java.logging.jmod", new byte[10]), RuntimePin.Provider.JMODS);
        ReleaseException e = assertThrows(
                ReleaseException.class,
                () -> runtimes(InputCache.Mode.FETCH, pin).of(FOREIGN));
        assertEquals(Code.CONFIG_INVALID, e.code());
        assertEquals(
                "the archive of modules for " + FOREIGN + " has 0 files java.base.jmod, expected one: " + server.base()
                        + "/runtime.tar.gz",
                e.sentence());
    }

    @Test
    void modulesOfAnotherPatchLevelAreRefused() throws IOException {
        RuntimePin good = serve(SampleRuntime.of(FOREIGN), RuntimePin.Provider.JMODS);
        RuntimePin pin = new RuntimePin(
                FOREIGN, RuntimePin.Provider.JMODS, good.file(), good.version().replaceAll("\\+.*", ".1+1"));
        ReleaseException e = assertThrows(
                ReleaseException.class,
                () -> runtimes(InputCache.Mode.FETCH, pin).of(FOREIGN));
        assertEquals(Code.CONFIG_INVALID, e.code());
        assertTrue(e.sentence().endsWith("both must be the same"), e.sentence());
    }
}
