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
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
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
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.document.Fields;
import run.aicr.document.JsonReader;
import run.aicr.document.Limits;
import run.aicr.release.bump.Qualification;
import run.aicr.release.bump.QualificationFolder;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;

class GateRunTest {
    private static final Gate TESTS = new MavenGate("test", List.of("skipTests"), "all tests");
    private static final Gate COVERAGE = new MavenGate("coverage", List.of("jacoco.skip"), "enough");
    private static final Gate HEADERS = new MavenGate("headers", List.of("license.skip"), "there");
    private static final List<Gate> GATES =
            List.of(new TreeGate(), TESTS, COVERAGE, HEADERS, new YamlGate(), new ScanGate(), new ClusterGate());

    @TempDir
    Path temp;

    private GateScene scene;
    private String head;

    @BeforeEach
    void begin() {
        scene = new GateScene(temp);
        head = scene.head();
    }

    @Test
    void gatesComeInTheOrderOfTheSpecification() {
        assertEquals(
                List.of(
                        "tree",
                        "lock",
                        "build",
                        "test",
                        "coverage",
                        "lint",
                        "yaml",
                        "headers",
                        "docs",
                        "pins",
                        "licenses",
                        "scan",
                        "cli-e2e",
                        "server-e2e",
                        "cluster-e2e",
                        "repro"),
                Gates.names());
    }

    @Test
    void passingRecordQualifiesItsCommit() throws IOException {
        GateRun.Outcome outcome = run();
        assertTrue(outcome.qualifies());
        assertDoesNotThrow(outcome::require);
        Path file = outcome.record().orElseThrow();
        assertEquals(temp.resolve("dir/qualify").resolve(head + ".json"), file);
        Fields record = json(file);
        assertEquals("aicr.run/qualification/v1", record.textOrEmpty("schema"));
        assertEquals(head, record.textOrEmpty("commit"));
        assertEquals(scene.git.git("rev-parse", "HEAD^{tree}"), record.textOrEmpty("tree"));
        assertEquals("pass", record.textOrEmpty("result"));
        assertEquals("local", record.textOrEmpty("runner"));
        assertEquals(60, record.integer("seconds").orElseThrow());
        assertTrue(record.textOrEmpty("gatesDigest").startsWith("sha256:"));
        assertEquals(
                GATES.stream().map(Gate::name).toList(),
                record.list("gates").stream().map(g -> g.textOrEmpty("name")).toList());
        Fields yaml = record.list("gates").get(4);
        assertEquals(0, yaml.integer("seconds").orElseThrow());
        Fields scan = record.list("gates").get(5);
        assertEquals("skipped", scan.textOrEmpty("result"));
        assertTrue(scan.bool("optional", false));
        assertEquals(head, qualification(GateScene.NOON).require(head).commit());
    }

    @Test
    void skippedGatesDoNotQualify() throws IOException {
        scene.maven =
                new MavenRun(properties("skipTests", "", "jacoco.skip", "true", "license.skip", "false"), true, true);
        Fields record = json(run().record().orElseThrow());
        assertEquals("fail", record.textOrEmpty("result"));
        assertEquals(List.of("test -DskipTests", "coverage -Djacoco.skip"), skipped(record));
        ReleaseException e = assertThrows(
                ReleaseException.class, () -> qualification(GateScene.NOON).require(head));
        assertTrue(e.sentence().contains("gates were skipped: test, coverage"), e.sentence());
    }

    @Test
    void whatIsOptionalInRehearsalsOnlyIsNotOptionalElsewhere() throws IOException {
        GateRun.Outcome outcome = run(GATES, false);
        assertFalse(outcome.qualifies());
        assertEquals(
                List.of("scan policy.vulnerabilities is not configured"),
                skipped(json(outcome.record().orElseThrow())));
    }

    @Test
    void gatesTheUserSkipsDoNotQualifyEvenWhenOptional() throws IOException {
        scene.choice = new GateChoice(Optional.empty(), Set.of("scan", "yaml"), false);
        scene.git.write("bad.yaml", "a: 1 \n");
        scene.git.commit("feat: bad");
        GateRun.Outcome outcome = run();
        assertEquals(
                List.of("yaml -DskipGates", "scan -DskipGates"),
                skipped(json(outcome.record().orElseThrow())));
        assertFalse(outcome.qualifies());
    }

    @Test
    void partOfTheReactorDoesNotQualify() throws IOException {
        scene.maven = new MavenRun(new Properties(), false, true);
        assertEquals(
                List.of(
                        "test only some modules were built",
                        "coverage only some modules were built",
                        "headers only some modules were built"),
                skipped(json(run().record().orElseThrow())));
    }

    @Test
    void goalCalledAloneOrForSomeGatesWritesNoRecord() throws IOException {
        scene.maven = new MavenRun(new Properties(), true, false);
        assertEquals("only 'mvn verify' runs all gates", run().remark());
        scene.maven = new MavenRun(new Properties(), true, true);
        scene.choice = new GateChoice(Optional.of(Set.of("yaml")), Set.of(), false);
        GateRun.Outcome outcome = run();
        assertEquals("not all gates were asked", outcome.remark());
        assertEquals(
                1,
                outcome.results().stream()
                        .filter(r -> r.result() == GateVerdict.Result.PASS)
                        .count());
        assertFalse(Files.exists(temp.resolve("dir")));
    }

    @Test
    void unknownGatesAreRefused() {
        scene.choice = new GateChoice(Optional.of(Set.of("yaml", "yml")), Set.of("tests"), false);
        ReleaseException e = assertThrows(ReleaseException.class, this::run);
        assertEquals(
                "[INVALID_ARGUMENT] no gate is named tests, yml", e.getMessage().split("\n", -1)[0]);
    }

    @Test
    void allFailuresAreReportedAndRecorded() throws IOException {
        scene.git.write("bad.yaml", "a: 1 \n");
        scene.git.write("docs/Bad.md", "");
        scene.git.commit("feat: bad");
        GateRun.Outcome outcome = run(List.of(new YamlGate(), new DocsGate(), TESTS), true);
        assertEquals(2, outcome.failures().size());
        ReleaseException e = assertThrows(ReleaseException.class, outcome::require);
        assertEquals(Code.GATE_FAILED, e.code());
        assertTrue(e.sentence().startsWith("2 gates failed: [GATE_FAILED] YAML files break the rules"), e.sentence());
        Fields record = json(outcome.record().orElseThrow());
        assertEquals("fail", record.textOrEmpty("result"));
        Fields yaml = record.list("gates").get(0);
        assertEquals("fail", yaml.textOrEmpty("result"));
        assertTrue(yaml.textOrEmpty("reportSha256").startsWith("sha256:"));
        assertEquals("bad.yaml:1: trailing space", Files.readString(temp.resolve("reports/yaml.txt")));
        ReleaseException refused = assertThrows(
                ReleaseException.class, () -> qualification(GateScene.NOON).require(scene.head()));
        assertTrue(refused.sentence().contains("gates failed: yaml, docs"), refused.sentence());
    }

    @Test
    void failFastStopsAtTheFirstAndWritesNoRecord() throws IOException {
        scene.git.write("bad.yaml", "a: 1 \n");
        scene.git.commit("feat: bad");
        scene.choice = new GateChoice(Optional.empty(), Set.of(), true);
        GateRun.Outcome outcome = run(List.of(new YamlGate(), TESTS), true);
        assertEquals(1, outcome.results().size());
        assertEquals("not all gates were asked", outcome.remark());
        assertEquals(
                Code.GATE_FAILED,
                assertThrows(ReleaseException.class, outcome::require).code());
    }

    @Test
    void gateThatChangesTheTreeIsCaught() {
        Gate writer = new Gate() {
            @Override
            public String name() {
                return "writer";
            }

            @Override
            public GateVerdict check(GateInput input) {
                scene.git.write("left-over.txt", "");
                return GateVerdict.passed("");
            }
        };
        ReleaseException e = assertThrows(ReleaseException.class, () -> run(List.of(writer), true));
        assertEquals(Code.GATE_FAILED, e.code());
        assertEquals(List.of("left-over.txt"), e.paths());
        assertTrue(e.sentence().startsWith("tree changed"), e.sentence());
    }

    @Test
    void changedWorkTreeGivesNoRecord() throws IOException {
        scene.git.write("pom.xml", "<project>changed</project>\n");
        GateRun.Outcome outcome = run();
        assertEquals("the work tree is not a commit", outcome.remark());
        assertEquals(
                "the work tree differs from the commit: pom.xml",
                outcome.results().get(0).summary());
        scene.git.write("pom.xml", "<project/>\n");
        scene.git.write("new", "");
        assertTrue(run().record().isEmpty());
        assertFalse(Files.exists(temp.resolve("dir")));
    }

    @Test
    void commitThatWasNotBuiltGivesNoRecord() throws IOException {
        GateRun.Outcome outcome = new GateRun(scene.input(), GATES, temp.resolve("dir"), temp.resolve("reports"), true)
                .run(facts(), Optional.of("0".repeat(40)));
        assertEquals("another commit was checked out when the build began", outcome.remark());
    }

    @Test
    void recordThatSaysTheSameKeepsItsBytes() throws IOException {
        Path file = run().record().orElseThrow();
        byte[] before = Files.readAllBytes(file);
        scene.now = scene.now.plusSeconds(1000);
        run();
        assertArrayEquals(before, Files.readAllBytes(file));
        scene.maven = new MavenRun(new Properties(), false, true);
        run();
        assertEquals("fail", json(file).textOrEmpty("result"));
        scene.maven = new MavenRun(new Properties(), true, true);
        run();
        assertEquals("pass", json(file).textOrEmpty("result"));
    }

    @Test
    void recordCountsOnlyWithItsSignature() throws IOException {
        Path file = run().record().orElseThrow();
        Path signature = file.resolveSibling(head + ".sigstore.json");
        Files.delete(signature);
        assertUnsigned("is not signed");
        run();
        assertEquals(head, qualification(GateScene.NOON).require(head).commit());
        Files.writeString(file, Files.readString(file).replace("local", "other"));
        assertUnsigned("changed after it was signed");
        Files.writeString(signature, "{}");
        assertUnsigned("signature does not count");
    }

    private void assertUnsigned(String part) {
        ReleaseException e = assertThrows(
                ReleaseException.class, () -> qualification(GateScene.NOON).require(head));
        assertEquals(Code.NOT_QUALIFIED, e.code());
        assertTrue(e.sentence().contains(part), e.sentence());
    }

    @Test
    void recordThatHasGrownOldIsRenewed() throws IOException {
        run();
        Instant later = GateScene.NOON.plus(Duration.ofDays(15));
        assertThrows(ReleaseException.class, () -> qualification(later).require(head));
        scene.now = later;
        run();
        assertEquals(head, qualification(later.plusSeconds(100)).require(head).commit());
    }

    @Test
    void digestCoversGatesAndPolicies() throws IOException {
        String before = digest(GATES);
        assertEquals(before, digest(GATES));
        assertFalse(before.equals(digest(GATES.subList(0, 5))));
        scene.git.write("policy.yaml", "allowed: [MIT]\n");
        assertFalse(before.equals(digest(GATES)));
        scene.git.git("rm", "--quiet", "-f", ".release.yaml");
        ReleaseException e = assertThrows(ReleaseException.class, () -> digest(GATES));
        assertEquals(Code.CONFIG_INVALID, e.code());
    }

    private String digest(List<Gate> gates) {
        return GateDigest.of(scene.git.folder(), scene.config(), gates).prefixed();
    }

    private GateRun.Outcome run() throws IOException {
        return run(GATES, true);
    }

    private GateRun.Outcome run(List<Gate> gates, boolean rehearsal) throws IOException {
        return new GateRun(scene.input(), gates, temp.resolve("dir"), temp.resolve("reports"), rehearsal)
                .run(facts(), Optional.of(scene.head()));
    }

    private static GateRun.Facts facts() {
        return new GateRun.Facts(GateScene.NOON, "1", "local");
    }

    /** Skipped gates that are not optional, with the reason. */
    private static List<String> skipped(Fields record) {
        return record.list("gates").stream()
                .filter(g -> g.textOrEmpty("result").equals("skipped") && !g.bool("optional", false))
                .map(g -> g.textOrEmpty("name") + " " + g.textOrEmpty("summary"))
                .toList();
    }

    private static Properties properties(String... pairs) {
        Properties properties = new Properties();
        for (int i = 0; i < pairs.length; i += 2) {
            properties.setProperty(pairs[i], pairs[i + 1]);
        }
        return properties;
    }

    private Qualification qualification(Instant now) {
        return Qualification.of(new QualificationFolder(temp.resolve("dir")), Clock.fixed(now, ZoneOffset.UTC));
    }

    private static Fields json(Path file) throws IOException {
        return Fields.of(JsonReader.read(file.toString(), Files.readAllBytes(file), Limits.DOCUMENT), "");
    }
}
