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
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.release.FinishedRelease;
import run.aicr.release.SmallRelease;
import run.aicr.release.config.Platform;
import run.aicr.release.config.Program;
import run.aicr.release.config.RuntimePin;
import run.aicr.release.product.PayloadBuilder;
import run.aicr.release.product.ProgramJars;

/** Programs beside a prebuilt runtime, which for once is one that this machine can start. */
@ExtendWith(FinishedRelease.Extension.class)
class PrebuiltStartTest {
    @TempDir
    Path temp;

    private Path payload(FinishedRelease finished, String name) throws IOException {
        Path linked =
                finished.work().payload("tool_" + Platform.host().fileName()).resolve("lib/runtime");
        SampleRuntime sample = SampleRuntime.copyOf(linked);
        Path archive = Files.write(temp.resolve("runtime.tar.gz"), sample.archive());
        Jdk host = SmallRelease.jdk();
        JavaRuntime runtime = PrebuiltRuntime.of(
                sample.pin(RuntimePin.Provider.PREBUILT, "https://example.org/runtime", Files.readAllBytes(archive)),
                host,
                RuntimeArchive.unpack(archive, temp.resolve("unpacked")));
        Program program = finished.release().config().program(name);
        Path folder = temp.resolve("a folder");
        new PayloadBuilder(runtime, SmallRelease.COMMIT_TIME)
                .build(program, ProgramJars.of(finished.release().root(), program), folder);
        return folder;
    }

    private static String output(Path launcher, String... arguments) throws Exception {
        List<String> command = new java.util.ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(1, TimeUnit.MINUTES));
        return output;
    }

    @Test
    void aProgramThatIsLinkedElsewhereStartsFromItsModules(FinishedRelease finished) throws Exception {
        Path folder = payload(finished, "aicr");
        assertEquals("aicr version unknown (commit: unknown, date: unknown)\n", output(folder.resolve("aicr")));
        String launcher = Files.readString(folder.resolve("aicr"));
        assertTrue(launcher.contains("'-XX:+UseSerialGC' '-Xmx64m' '-Xlog:disable'"), launcher);
        assertTrue(launcher.contains("-p \"$home/lib/app\" -m run.aicr.demo/run.aicr.demo.Main"), launcher);
        assertTrue(Files.isRegularFile(folder.resolve("lib/app/demo.jar")));
        assertFalse(Files.exists(folder.resolve("lib/runtime/lib/server/classes.jsa")));
    }

    @Test
    void aProgramFromJarsStartsWithoutAClassArchive(FinishedRelease finished) throws Exception {
        Path folder = payload(finished, "tool");
        assertEquals("hello from jars a,b c\n", output(folder.resolve("tool"), "a", "b c"));
        String launcher = Files.readString(folder.resolve("tool"));
        assertFalse(launcher.contains("SharedArchiveFile"), launcher);
        assertFalse(Files.exists(folder.resolve("lib/classes.jsa")));
    }

    @Test
    void neededModulesAreThoseThatTheMainModuleRequires(FinishedRelease finished) throws IOException {
        Program aicr = finished.release().config().program("aicr");
        List<Path> jars =
                List.copyOf(ProgramJars.of(finished.release().root(), aicr).values());
        assertEquals(Set.of("java.base"), RuntimeLinker.platformModules(SmallRelease.jdk(), aicr, jars));
    }
}
