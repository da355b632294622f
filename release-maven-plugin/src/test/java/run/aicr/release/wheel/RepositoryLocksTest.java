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
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.release.config.ImageSpec;
import run.aicr.release.config.ReleaseConfig;
import run.aicr.release.config.WheelSpec;

/** The locks of this repository, and the script that writes them. */
class RepositoryLocksTest {
    private static final Path ROOT = Path.of("..");
    private static final Path SCRIPT = ROOT.resolve("validators/aiperf-bench/renew.py");

    @TempDir
    Path temp;

    private static WheelSpec spec() {
        return ReleaseConfig.read(ROOT.resolve(".release.yaml")).images().stream()
                .flatMap(image -> image.wheels().stream())
                .findFirst()
                .orElseThrow();
    }

    private static WheelLock lock(String name) {
        return WheelLock.read(name, ROOT.resolve(name));
    }

    @Test
    void theyNameTheSameVersionsForAllPlatforms() {
        Set<List<String>> versions = new HashSet<>();
        spec().locks()
                .values()
                .forEach(name -> versions.add(
                        lock(name).wheels().stream().map(LockedWheel::toString).toList()));
        assertEquals(1, versions.size());
        List<String> all = versions.iterator().next();
        assertEquals(all.stream().sorted(RepositoryLocksTest::byName).toList(), all);
        assertTrue(all.contains(spec().distribution() + " " + spec().version()));
    }

    private static int byName(String a, String b) {
        return a.substring(0, a.indexOf(' ')).compareTo(b.substring(0, b.indexOf(' ')));
    }

    @Test
    void theTableOfLicencesIsAboutLockedWheels() {
        Set<String> locked = new TreeSet<>();
        spec().locks().values().forEach(name -> lock(name).wheels().forEach(w -> locked.add(w.name())));
        Map<String, String> table = Licences.read(ROOT, spec().licences()).table();
        assertTrue(locked.containsAll(table.keySet()), table.keySet()::toString);
    }

    @Test
    void theImageIsTheOneThatTheValidatorAsksFor() {
        ImageSpec image =
                ReleaseConfig.read(ROOT.resolve(".release.yaml")).image("ghcr.io/nvidia/aicr-validators/aiperf-bench");
        assertEquals("aiperf", image.entrypoint());
        assertEquals("10001", image.user());
        assertEquals("/home/aiperf", image.workdir());
        assertEquals("io.aicr.aiperf.version", image.wheels().orElseThrow().versionLabel());
    }

    @Test
    void theScriptLocksWhatIsNeededForBothPlatforms() throws Exception {
        Pip pip = Pip.find(System.getenv()).orElse(null);
        Assumptions.assumeTrue(pip != null && pip.isThere(temp), "python3 with pip is not installed");
        Path index = temp.resolve("index");
        String tool = SampleWheel.pure("tool", "1.0")
                .stating("Requires-Dist: Fast >=1")
                .writeTo(index);
        String amd64 = SampleWheel.bound("fast", "2.0", "x86_64").writeTo(index);
        String arm64 = SampleWheel.bound("fast", "2.0", "aarch64").writeTo(index);
        SampleWheel.pure("other", "1.0").writeTo(index);
        Path script = Files.copy(SCRIPT, temp.resolve("renew.py"));
        run(pip, index, script);
        assertEquals(List.of(amd64 + tool), List.of(withoutComments(temp.resolve("linux-amd64.lock"))));
        assertEquals(List.of(arm64 + tool), List.of(withoutComments(temp.resolve("linux-arm64.lock"))));
        assertEquals(
                2,
                WheelLock.read("x", temp.resolve("linux-arm64.lock")).wheels().size());
    }

    private void run(Pip pip, Path index, Path script) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                        new ArrayList<>(List.of(pip.python().toString(), script.toString(), "tool==1.0")))
                .redirectErrorStream(true)
                .redirectOutput(temp.resolve("log").toFile());
        builder.environment()
                .putAll(Map.of(
                        "PIP_NO_INDEX", "1", "PIP_FIND_LINKS", index.toString(), "PIP_CONFIG_FILE", "/dev/null"));
        Process process = builder.start();
        assertTrue(process.waitFor(5, TimeUnit.MINUTES));
        String log = Files.readString(temp.resolve("log"), StandardCharsets.UTF_8);
        Assumptions.assumeFalse(log.contains("no such option: --report"), "pip is older than 22.2");
        assertEquals(0, process.exitValue(), log);
    }

    private static String withoutComments(Path lock) throws IOException {
        StringBuilder lines = new StringBuilder();
        Files.readAllLines(lock).stream()
                .filter(line -> !line.startsWith("#"))
                .forEach(line -> lines.append(line).append('\n'));
        return lines.toString();
    }
}
