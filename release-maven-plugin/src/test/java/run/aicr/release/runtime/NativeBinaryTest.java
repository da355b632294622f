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
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.release.config.Platform;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;

class NativeBinaryTest {
    private static final String ELF = "7f454c46020101000000000000000000" + "0300";

    @TempDir
    Path temp;

    @Test
    void headOfAFileTellsItsPlatform() throws IOException {
        for (Map.Entry<String, String> head : Map.of(
                        ELF + "3e00",
                        "linux/amd64",
                        ELF + "b700",
                        "linux/arm64",
                        ELF + "f300",
                        "unknown",
                        "7f454c4601",
                        "unknown",
                        ELF,
                        "unknown",
                        "cffaedfe07000001",
                        "darwin/amd64",
                        "cffaedfe0c000001",
                        "darwin/arm64",
                        "cffaedfe12000000",
                        "unknown",
                        "cffaed",
                        "unknown",
                        "",
                        "unknown")
                .entrySet()) {
            assertEquals(head.getValue(), NativeBinary.platformOf(file(head.getKey())), head.getKey());
        }
    }

    @Test
    void runningJavaIsForThisPlatform() throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        assertEquals(Platform.host().toString(), NativeBinary.platformOf(java));
    }

    @Test
    void platformsSortByTheirText() {
        List<Platform> platforms = Arrays.asList(Platform.parse("linux/arm64"), Platform.parse("darwin/arm64"));
        assertEquals("darwin_arm64", platforms.stream().sorted().toList().get(0).fileName());
    }

    @Test
    void jdkStatesItsFacts() throws IOException {
        Path home = Files.createDirectories(temp.resolve("jdk"));
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"25.0.1\"\nnonsense\nIMPLEMENTOR=\"Example\"\n");
        assertEquals(new Jdk(home, "25.0.1", "25.0.1", "Example"), Jdk.at(home));
        assertEquals(home.resolve("bin/jlink"), Jdk.at(home).tool("jlink"));
        ReleaseException e = assertThrows(ReleaseException.class, () -> Jdk.at(temp));
        assertEquals(Code.CONFIG_INVALID, e.code());
    }

    @Test
    void failingToolIsReportedWithItsOutput() {
        Jdk jdk = Jdk.at(Path.of(System.getProperty("java.home")));
        assertTrue(jdk.runTool("java", List.of("--version"), temp).contains("25"));
        ReleaseException e =
                assertThrows(ReleaseException.class, () -> jdk.runTool("jlink", List.of("--no-such-option"), temp));
        assertEquals(Code.MISSING_ARTIFACT, e.code());
        assertTrue(e.sentence().contains("no-such-option"), e.sentence());
        assertThrows(ReleaseException.class, () -> jdk.runTool("no-such-tool", List.of(), temp));
    }

    private Path file(String hex) throws IOException {
        return Files.write(temp.resolve("file"), HexFormat.of().parseHex(hex));
    }
}
