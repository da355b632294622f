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
package run.aicr.release.gate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.document.Fields;
import run.aicr.document.JsonReader;
import run.aicr.document.Limits;
import run.aicr.release.Code;
import run.aicr.release.ReleaseException;
import run.aicr.release.bump.Qualification;
import run.aicr.release.bump.QualificationFolder;
import run.aicr.release.git.Scratch;

class GateRunTest {
    private static final Instant NOON = Instant.parse("2026-05-04T12:00:00Z");

    @TempDir
    Path temp;

    private Scratch git;
    private String head;

    @BeforeEach
    void begin() {
        git = Scratch.init(temp.resolve("repository"));
        git.write("pom.xml", "<project/>\n");
        git.write(".release.yaml", "a: 1\n");
        head = git.commit("feat: begin");
    }

    @Test
    void recordThatHasGrownOldCanBeRenewedByANewRun() throws IOException {
        record(run(new Properties(), true, NOON));
        Instant later = NOON.plus(Duration.ofDays(15));
        assertThrows(ReleaseException.class, () -> qualification(later).require(head));
        record(run(new Properties(), true, later));
        assertEquals(head, qualification(later.plusSeconds(100)).require(head).commit());
    }

    @Test
    void passingRecordQualifiesItsCommit() throws IOException {
        Path file = record(run(new Properties(), true, NOON));
        assertEquals(temp.resolve("dir/qualify").resolve(head + ".json"), file);
        Fields record = json(file);
        assertEquals("aicr.run/qualification/v1", record.textOrEmpty("schema"));
        assertEquals(head, record.textOrEmpty("commit"));
        assertEquals(git.git("rev-parse", "HEAD^{tree}"), record.textOrEmpty("tree"));
        assertEquals("pass", record.textOrEmpty("result"));
        assertEquals("local", record.textOrEmpty("runner"));
        assertEquals(60, record.integer("seconds").orElseThrow());
        assertTrue(record.textOrEmpty("gatesDigest").startsWith("sha256:"));
        assertEquals(
                Gate.ALL.stream().map(Gate::name).toList(),
                record.list("gates").stream().map(g -> g.textOrEmpty("name")).toList());
        assertEquals(head, qualification(NOON).require(head).commit());
    }

    @Test
    void skippedGatesDoNotQualify() throws IOException {
        Properties properties = new Properties();
        properties.setProperty("skipTests", "");
        properties.setProperty("jacoco.skip", "true");
        properties.setProperty("license.skip", "false");
        Fields record = json(record(run(properties, true, NOON)));
        assertEquals("fail", record.textOrEmpty("result"));
        assertEquals(
                List.of("test -DskipTests", "coverage -Djacoco.skip"),
                record.list("gates").stream()
                        .filter(g -> g.textOrEmpty("result").equals("skipped"))
                        .map(g -> g.textOrEmpty("name") + " " + g.textOrEmpty("summary"))
                        .toList());
        ReleaseException e =
                assertThrows(ReleaseException.class, () -> qualification(NOON).require(head));
        assertTrue(e.sentence().contains("gates were skipped: test, coverage"), e.sentence());
    }

    @Test
    void partOfTheReactorDoesNotQualify() throws IOException {
        Fields record = json(record(run(new Properties(), false, NOON)));
        assertEquals("fail", record.textOrEmpty("result"));
        assertTrue(record.list("gates").stream()
                .allMatch(g -> g.textOrEmpty("summary").equals("only some modules were built")));
    }

    @Test
    void changedWorkTreeGivesNoRecord() throws IOException {
        git.write("pom.xml", "<project>changed</project>\n");
        assertTrue(
                run(new Properties(), true, NOON).record(git.open(), NOON, "1").isEmpty());
        git.write("pom.xml", "<project/>\n");
        git.write("new", "");
        assertTrue(
                run(new Properties(), true, NOON).record(git.open(), NOON, "1").isEmpty());
        assertFalse(Files.exists(temp.resolve("dir")));
    }

    @Test
    void recordThatSaysTheSameKeepsItsBytes() throws IOException {
        Path file = record(run(new Properties(), true, NOON));
        byte[] before = Files.readAllBytes(file);
        record(run(new Properties(), true, NOON.plusSeconds(1000)));
        assertArrayEquals(before, Files.readAllBytes(file));
        record(run(new Properties(), false, NOON.plusSeconds(1000)));
        assertEquals("fail", json(file).textOrEmpty("result"));
        record(run(new Properties(), true, NOON.plusSeconds(2000)));
        assertEquals("pass", json(file).textOrEmpty("result"));
    }

    @Test
    void missingConfigurationIsRefused() {
        git.git("rm", "--quiet", ".release.yaml");
        git.commit("chore: remove");
        ReleaseException e = assertThrows(
                ReleaseException.class, () -> run(new Properties(), true, NOON).record(git.open(), NOON, "1"));
        assertEquals(Code.CONFIG_INVALID, e.code());
    }

    @Test
    void yamlFilesOfTheWorkTreeAreLinted() throws IOException {
        for (String path : List.of(
                "bad.yaml",
                "a/bad.yml",
                "target/bad.yaml",
                "a/target/bad.yaml",
                "a/manifests/bad.yaml",
                "a/src/test/bad.yaml",
                "bad.txt")) {
            git.write(path, "a: 1 \n");
        }
        assertEquals(
                List.of("a/bad.yml:1: trailing space", "bad.yaml:1: trailing space"),
                run(new Properties(), true, NOON).yamlFindings());
    }

    private GateRun run(Properties properties, boolean wholeReactor, Instant now) {
        Clock clock = Clock.fixed(now.plusSeconds(60), ZoneOffset.UTC);
        return new GateRun(git.folder(), temp.resolve("dir/qualify"), properties, wholeReactor, clock);
    }

    private Path record(GateRun run) throws IOException {
        return run.record(git.open(), NOON, "1").orElseThrow();
    }

    private Qualification qualification(Instant now) {
        return Qualification.of(new QualificationFolder(temp.resolve("dir")), Clock.fixed(now, ZoneOffset.UTC));
    }

    private static Fields json(Path file) throws IOException {
        return Fields.of(JsonReader.read(file.toString(), Files.readAllBytes(file), Limits.DOCUMENT), "");
    }
}
