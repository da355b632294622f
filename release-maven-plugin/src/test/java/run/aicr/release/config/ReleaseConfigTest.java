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
package run.aicr.release.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;

class ReleaseConfigTest {
    private static final String GOOD = """
            schema: aicr.run/release-config/v1
            repository: example/demo
            mainBranch: main
            platforms:
              - linux/amd64
              - darwin/arm64
            programs:
              - name: aicr
                module: demo
                form: linked
                main: demo.app/demo.Main
                training: demo.app/demo.Training
                archive: true
                catalogue: true
              - name: tool
                module: tools/tool
                form: jars
                main: tool.Main
                runtimeModules: [java.base, java.xml]
                javaOptions: [-Xmx64m]
                platforms: [linux/arm64]
            images:
              - name: ghcr.io/Example/Tool
                program: tool
                title: tool
                description: a tool
                entrypoint: /tool
                user: "65532"
                workdir: /app
                port: 8080
                base:
                  name: example.com/base:1
                  digest: sha256:00
            imagePlatforms: [linux/amd64]
            planned:
              - name: install
                reason: not made yet
            policy:
              licences: policy.yaml
            """;

    private static final String RUNTIME = """
            runtimes:
              - platform: darwin/arm64
                provider: prebuilt
                url: https://example.org/jre%2B9.tar.gz
                sha256: 287cc80077dc2ffd0e5733ba238f92206a84c26bef33e6881a23c213e4c35af4
                version: 25.0.3+9
              - platform: linux/arm64
                provider: jmods
                url: https://example.org/jmods.zip
                sha256: d12d5b19ff7f6c4a99fd4f9eecede2c96e64df7d1f41cc84f2e9c9b38408600b
                version: 25.0.3+9
            """;

    private static final String WHEELS = GOOD.replace("    program: tool\n", """
                wheels:
                  package: bench
                  version: 1.0.2
                  python: "3.13"
                  prefix: /usr/local
                  account: runner
                  licences: bench/licences.txt
                  locks:
                    linux/amd64: bench/amd64.lock
            """);

    @TempDir
    Path temp;

    @Test
    void everyKeyIsRead() throws IOException {
        ReleaseConfig config = read(GOOD);
        assertEquals("example/demo", config.repository());
        assertEquals("main", config.mainBranch());
        assertEquals("policy.yaml", config.licencePolicy());
        assertEquals(List.of(new Platform("linux", "amd64"), new Platform("darwin", "arm64")), config.platforms());
        Program aicr = config.program("aicr");
        assertEquals(Program.Form.LINKED, aicr.form());
        assertEquals(config.platforms(), aicr.platforms());
        assertEquals("demo.app/demo.Training", aicr.trainingOrMain());
        assertEquals("aicr_linux_amd64", aicr.payloadName(new Platform("linux", "amd64")));
        assertTrue(aicr.archive() && aicr.catalogue());
        Program tool = config.program("tool");
        assertEquals(
                new Program(
                        "tool",
                        "tools/tool",
                        Program.Form.JARS,
                        "tool.Main",
                        "",
                        List.of("java.base", "java.xml"),
                        List.of("-Xmx64m"),
                        List.of(new Platform("linux", "arm64")),
                        false,
                        false),
                tool);
        assertEquals("tool.Main", tool.trainingOrMain());
        ImageSpec image = config.images().get(0);
        assertEquals("ghcr.io/example/tool", image.name());
        assertEquals("tool", image.shortName());
        assertEquals(8080, image.port());
        assertEquals("sha256:00", image.baseDigest());
        assertEquals(List.of(new ReleaseConfig.Missing("install", "not made yet")), config.planned());
    }

    @Test
    void runtimesAreRead() throws IOException {
        List<RuntimePin> runtimes = read(GOOD + RUNTIME).runtimes();
        assertEquals(
                List.of("darwin/arm64 PREBUILT 25.0.3+9", "linux/arm64 JMODS 25.0.3+9"),
                runtimes.stream()
                        .map(r -> r.platform() + " " + r.provider() + " " + r.version())
                        .toList());
        assertEquals(
                "https://example.org/jre%2B9.tar.gz",
                runtimes.get(0).file().url().toString());
        assertEquals(
                "d12d5b19ff7f6c4a99fd4f9eecede2c96e64df7d1f41cc84f2e9c9b38408600b",
                runtimes.get(1).file().sha256().hex());
        assertEquals(List.of(), read(GOOD).runtimes());
    }

    @Test
    void wrongRuntimesAreRefusedWithTheirLine() {
        String text = GOOD + RUNTIME;
        long line = GOOD.lines().count() + 2;
        String place = "release.yaml:" + line + ":";
        assertRefused(text.replace("prebuilt", "host"), place, "'provider' must be jmods or prebuilt, found 'host'");
        assertRefused(text.replace("https://example.org/jre", "http://example.org/jre"), place, "is no https address");
        assertRefused(text.replace("https://example.org/jre", "https://me@example.org/jre"), place, "without user");
        assertRefused(text.replace("287cc8", "sha256:287cc8"), place, "'sha256' must be 64 hex digits");
        assertRefused(text.replaceFirst("25\\.0\\.3\\+9", "25"), place, "such as 25.0.3+9, found '25'");
        assertRefused(text.replace("platform: darwin/arm64", "platform: plan9/arm64"), place, "plan9/arm64");
        assertRefused(
                text.replace("platform: linux/arm64", "platform: darwin/arm64"), "a second runtime of darwin/arm64");
        assertRefused(text.replace("    version: 25.0.3+9\n", "    vendor: me\n"), "version");
        assertUnknown("vendor", text.replaceFirst("    version:", "    vendor: me\n    version:"));
    }

    @Test
    void wheelsAreRead() throws IOException {
        ImageSpec image = read(WHEELS).images().get(0);
        assertEquals("bench", image.program());
        WheelSpec wheels = image.wheels().orElseThrow();
        assertEquals("1.0.2", wheels.version());
        assertEquals("runner", wheels.account());
        assertEquals("bench/licences.txt", wheels.licences());
        assertEquals("usr/local/bin/python3.13", wheels.interpreter());
        assertEquals("usr/local/lib/python3.13/os.py", wheels.libraryFile());
        assertEquals("io.aicr.bench.version", wheels.versionLabel());
        assertEquals("bench/amd64.lock", wheels.locks().get(new Platform("linux", "amd64")));
        assertTrue(read(GOOD).images().get(0).wheels().isEmpty());
    }

    @Test
    void wrongWheelsAreRefusedWithTheirLine() {
        long line =
                WHEELS.substring(0, WHEELS.indexOf("      package:")).lines().count() + 1;
        String place = "release.yaml:" + line + ":";
        assertRefused(WHEELS.replace("package: bench", "package: Bench_"), place, "'package' must be a normal name");
        assertRefused(WHEELS.replace("\"3.13\"", "\"3.13.1\""), place, "'python' must be two numbers such as 3.13");
        assertRefused(WHEELS.replace("/usr/local", "/opt"), place, "'prefix' must be one of /usr, /usr/local");
        assertRefused(WHEELS.replace("account: runner", "account: 10001"), place, "'account' must be");
        assertRefused(WHEELS.replace("bench/amd64.lock", "../amd64.lock"), place, "'locks'");
        assertRefused(WHEELS.replace("      linux/amd64: b", "      linux/arm64: b"), "[linux/arm64]", "[linux/amd64]");
        assertRefused(
                WHEELS.replace("    wheels:", "    program: tool\n    wheels:"), "'program' or 'wheels', found both");
        assertUnknown("index", WHEELS.replace("      version: 1", "      index: x\n      version: 1"));
    }

    @Test
    void payloadsAreMadeForArchivesImagesAndThisMachine() throws IOException {
        ReleaseConfig config = read(GOOD);
        Platform host = Platform.host();
        TreeSet<Platform> aicr = new TreeSet<>(config.platforms());
        aicr.add(host);
        assertEquals(aicr, config.payloadPlatforms(config.program("aicr")));
        TreeSet<Platform> tool = new TreeSet<>(List.of(new Platform("linux", "amd64"), host));
        assertEquals(tool, config.payloadPlatforms(config.program("tool")));
    }

    @Test
    void unknownKeysAreRefusedWithTheirLine() {
        assertUnknown("more", GOOD + "more: 1\n");
        assertUnknown("zip", GOOD.replace("    archive: true\n", "    archive: true\n    zip: true\n"));
        assertUnknown("hash", GOOD.replace("      digest:", "      hash:"));
        assertUnknown("why", GOOD.replace("    reason: not", "    why: x\n    reason: not"));
        assertUnknown("headers", GOOD + "  headers: x\n");
    }

    private void assertUnknown(String key, String text) {
        long line = text.substring(0, text.indexOf(key + ": ")).lines().count();
        boolean indented = text.contains(" " + key + ": ");
        assertRefused(text, "release.yaml:" + (indented ? line : line + 1) + ":", key + "'");
    }

    @Test
    void missingKeysAreRefusedByName() {
        for (String key :
                List.of("schema", "repository", "mainBranch", "policy", "form", "user", "entrypoint", "base")) {
            assertRefused(GOOD.replaceFirst("(?m)^( *)" + key + ":.*\n( +(name|digest|licences): .*\n)*", ""), key);
        }
    }

    @Test
    void wrongValuesAreRefused() {
        assertRefused(GOOD.replace("config/v1", "config/v2"), "'schema' must be aicr.run/release-config/v1");
        assertRefused(GOOD.replace("form: jars", "form: zip"), "'form' must be linked or jars, found 'zip'");
        assertRefused(GOOD.replace("program: tool", "program: toll"), "no program 'toll'");
        assertRefused(GOOD.replace("\"65532\"", "nonroot"), "'user' must be numeric");
        assertRefused(GOOD.replace("darwin/arm64", "plan9/arm64"), "plan9/arm64");
        assertRefused(GOOD.replace("darwin/arm64", "darwin"), "<os>/<architecture>");
        assertRefused("- a\n", "release.yaml");
        assertRefused("a: [\n", "release.yaml");
    }

    @Test
    void absentFileIsRefused() {
        ReleaseException e =
                assertThrows(ReleaseException.class, () -> ReleaseConfig.read(temp.resolve("absent.yaml")));
        assertEquals(Code.CONFIG_INVALID, e.code());
    }

    @Test
    void unknownProgramIsRefused() throws IOException {
        ReleaseConfig config = read(GOOD);
        assertEquals(
                Code.CONFIG_INVALID,
                assertThrows(ReleaseException.class, () -> config.program("x")).code());
    }

    private ReleaseConfig read(String text) throws IOException {
        return ReleaseConfig.read(Files.writeString(temp.resolve("release.yaml"), text));
    }

    private void assertRefused(String text, String... parts) {
        ReleaseException e = assertThrows(ReleaseException.class, () -> read(text), text);
        assertEquals(Code.CONFIG_INVALID, e.code());
        for (String part : parts) {
            assertTrue(e.sentence().contains(part), part + " in: " + e.sentence());
        }
    }
}
