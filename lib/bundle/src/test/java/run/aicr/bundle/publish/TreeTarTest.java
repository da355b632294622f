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
package run.aicr.bundle.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import run.aicr.bundle.deployer.BundleFile;
import run.aicr.error.AicrException;

/** The layer of a bundle, read by the program tar. */
class TreeTarTest {
    @TempDir
    private Path folder;

    private static BundleFile file(String path, String content, boolean executable) {
        return new BundleFile(path, content.getBytes(StandardCharsets.UTF_8), executable);
    }

    private String tar(Map<String, String> variables, String... command) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(variables);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
        return said;
    }

    @Test
    void foldersComeBeforeWhatIsInThemInTheOrderOfAWalk() throws IOException, InterruptedException {
        List<BundleFile> files = List.of(
                file("b.txt", "b", false),
                file("a.txt", "a", false),
                file("a/z/deep.sh", "#!/bin/sh\n", true),
                file("a/b", "", false));
        Files.write(folder.resolve("t.tar"), TreeTar.of(".", files));
        String listed =
                tar(Map.of("LC_ALL", "C", "TZ", "UTC"), "tar", "--numeric-owner", "--full-time", "-tvf", "t.tar");
        assertEquals("""
                drwxr-xr-x 0/0               0 1970-01-01 00:00:00 .
                drwxr-xr-x 0/0               0 1970-01-01 00:00:00 a
                -rw-r--r-- 0/0               0 1970-01-01 00:00:00 a/b
                drwxr-xr-x 0/0               0 1970-01-01 00:00:00 a/z
                -rwxr-xr-x 0/0              10 1970-01-01 00:00:00 a/z/deep.sh
                -rw-r--r-- 0/0               1 1970-01-01 00:00:00 a.txt
                -rw-r--r-- 0/0               1 1970-01-01 00:00:00 b.txt
                """, listed);
    }

    @Test
    void longAndForeignNamesSurvive() throws IOException, InterruptedException {
        String name = "data/" + "n".repeat(90) + "/äöü/" + "m".repeat(200) + ".yaml";
        Files.write(folder.resolve("t.tar"), TreeTar.of("chart", List.of(file(name, "x", false))));
        tar(Map.of(), "tar", "-xf", "t.tar");
        try (var found =
                Files.find(folder, 9, (path, attributes) -> path.toString().endsWith("m.yaml"))) {
            Path only = found.findFirst().orElseThrow();
            assertEquals("x", Files.readString(only));
            assertTrue(only.startsWith(folder.resolve("chart/data")), only.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2.3", "v1.2.3", "0.0.0-abc", "1.0.0-rc.1.x-y", "10.20.30-0a"})
    void aChartHasASemanticVersion(String tag) {
        assertEquals(tag, ChartForm.requireVersion(tag));
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "1.2", "01.2.3", "1.2.3-01", "vv1.2.3", "1.2.3_4", "1.2.3-", "dev"})
    void anythingElseIsRefused(String tag) {
        assertTrue(assertThrows(AicrException.class, () -> ChartForm.requireVersion(tag))
                .getMessage()
                .contains("0.0.0-"));
    }
}
