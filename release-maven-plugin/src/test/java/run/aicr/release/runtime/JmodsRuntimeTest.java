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
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.digest.Sha256;
import run.aicr.release.FinishedRelease;
import run.aicr.release.SmallRelease;
import run.aicr.release.config.Platform;
import run.aicr.release.config.Program;
import run.aicr.release.config.RuntimePin;
import run.aicr.release.input.InputCache;
import run.aicr.release.product.PayloadBuilder;
import run.aicr.release.product.ProgramJars;
import run.aicr.release.work.Tree;

/** Links for a platform that this machine is not, from the base module of the running JDK with changed native files. */
@EnabledOnOs(OS.LINUX)
@ExtendWith(FinishedRelease.Extension.class)
class JmodsRuntimeTest {
    private static final Platform FOREIGN = SampleRuntime.foreign();

    @TempDir
    Path temp;

    @Test
    void aProgramIsLinkedForAnotherPlatform(FinishedRelease finished) throws IOException {
        SampleRuntime none = SampleRuntime.of(FOREIGN);
        SampleRuntime modules = new SampleRuntime(FOREIGN, none.version(), new TreeMap<>(), new TreeMap<>())
                .with("java.base.jmod", Files.readAllBytes(baseModule(SmallRelease.jdk())));
        byte[] archive = modules.archive();
        RuntimePin pin = modules.pin(RuntimePin.Provider.JMODS, "https://example.org/jmods.tar.gz", archive);
        InputCache cache = new InputCache(temp.resolve("cache"), InputCache.Mode.LOCAL);
        Files.createDirectories(cache.folder());
        Files.write(cache.folder().resolve(Sha256.of(archive).hex()), archive);

        Runtimes runtimes = new Runtimes(List.of(pin), SmallRelease.jdk(), cache, temp.resolve("scratch"));
        JavaRuntime runtime = runtimes.of(FOREIGN);
        assertTrue(runtime.linksPrograms());
        assertEquals(Jdk.UNKNOWN_VENDOR, runtime.origin().vendor());
        Program program = finished.release().config().program("aicr");
        Path payload = temp.resolve("payload");
        new PayloadBuilder(runtime, SmallRelease.COMMIT_TIME)
                .build(program, ProgramJars.of(finished.release().root(), program), payload);

        Path made = payload.resolve("lib/runtime");
        for (String file : List.of("bin/java", "lib/server/libjvm.so")) {
            assertEquals(FOREIGN.toString(), NativeBinary.platformOf(made.resolve(file)));
        }
        assertEquals(Set.of("java.base", "run.aicr.demo"), Jdk.modules(made));
        String image = Files.readString(made.resolve("lib/modules"), StandardCharsets.ISO_8859_1);
        assertTrue(image.contains("-Xmx64m -Xlog:disable"), "options of every start are linked in");
        assertFalse(Files.exists(payload.resolve("lib/app")));
        assertFalse(Files.exists(made.resolve("lib/server/classes.jsa")));
        String launcher = Files.readString(payload.resolve("aicr"));
        assertTrue(launcher.contains(" $AICR_JAVA_OPTS -m run.aicr.demo/run.aicr.demo.Main"), launcher);
    }

    /** The base module of the JDK as it was before linking, for the other platform. */
    private Path baseModule(Jdk jdk) throws IOException {
        Path classes = temp.resolve("classes");
        jdk.runTool(
                "jimage",
                List.of(
                        "extract",
                        "--include",
                        "regex:/java.base/.*",
                        "--dir",
                        classes.toString(),
                        jdk.home().resolve("lib/modules").toString()),
                temp);
        Path base = classes.resolve("java.base");
        for (String path : Tree.files(base).keySet()) {
            // What the linker made, it makes again.
            boolean made = path.matches("java/lang/invoke/BoundMethodHandle\\$Species_(?!L\\.).*")
                    || path.startsWith("jdk/internal/module/SystemModules$");
            if (made) {
                Files.delete(base.resolve(path));
            }
        }
        foreign(jdk.home().resolve("bin/java"), temp.resolve("commands/java"));
        foreign(jdk.home().resolve("lib/server/libjvm.so"), temp.resolve("libraries/server/libjvm.so"));
        Path module = temp.resolve("java.base.jmod");
        String target = "linux-" + (FOREIGN.architecture().equals("arm64") ? "aarch64" : "amd64");
        jdk.runTool(
                "jmod",
                List.of(
                        "create",
                        "--class-path",
                        base.toString(),
                        "--cmds",
                        temp.resolve("commands").toString(),
                        "--libs",
                        temp.resolve("libraries").toString(),
                        "--config",
                        jdk.home().resolve("conf").toString(),
                        "--target-platform",
                        target,
                        "--compress",
                        "zip-1",
                        module.toString()),
                temp);
        return module;
    }

    /** The same program or library with the mark of the other processor. */
    private static void foreign(Path from, Path to) throws IOException {
        byte[] content = Files.readAllBytes(from);
        content[18] = (byte) (FOREIGN.architecture().equals("arm64") ? 0xb7 : 0x3e);
        Files.createDirectories(to.getParent());
        Files.write(to, content);
    }
}
