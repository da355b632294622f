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
package run.aicr.release.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.release.config.ReleaseConfig;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;

class OsvScanTest {
    private static final Instant NOW = Instant.parse("2026-07-20T12:00:00Z");
    private static final String HEAD = "schema: aicr.run/vulnerability-policy/v1\nfailOn: high\nonlyFixed: true\n";
    private static final String BAD = entry("GHSA-bad", "2026-07-19T10:00:00Z", "CRITICAL", "org.example:parser", """
            [{"introduced": "0"}, {"fixed": "1.10"}]""");

    @TempDir
    Path root;

    private final Map<String, String> entries = new TreeMap<>();
    private final List<String> warnings = new ArrayList<>();

    @BeforeEach
    void reactor() throws IOException {
        write(".release.yaml", """
                schema: aicr.run/release-config/v1
                repository: example/demo
                mainBranch: main
                platforms: [linux/amd64]
                programs:
                  - {name: aicr, module: cli, form: jars, main: M, runtimeModules: [java.base], archive: true}
                  - {name: aicrd, module: server, form: jars, main: M, runtimeModules: [java.base]}
                images:
                  - name: ghcr.io/example/aicrd
                    program: aicrd
                    title: aicrd
                    description: a server
                    entrypoint: /aicrd
                    user: "65532:65532"
                    workdir: /
                    base: {name: "example.com/base:1"}
                imagePlatforms: [linux/amd64]
                policy: {licences: policy.yaml}
                """);
        write("policy.yaml", HEAD);
        bom("cli", "org.example", "parser", "1.9");
        bom("server", "org.example", "parser", "1.10");
        entries.put("GHSA-bad.json", BAD);
        entries.put("GHSA-old.json", entry("GHSA-old", "2020-01-01T00:00:00Z", "HIGH", "org.other:thing", "[]"));
        entries.put(
                "withdrawn/GHSA-w.json",
                entry("GHSA-w", "2026-07-01T00:00:00Z", "HIGH", "org.example:parser", "[{\"introduced\": \"0\"}]")
                        .replace("\"aliases\"", "\"withdrawn\": \"2026-07-02T00:00:00Z\", \"aliases\""));
        entries.put(
                "npm.json",
                entry("GHSA-npm", "2026-07-18T00:00:00Z", "HIGH", "org.example:parser", "[{\"introduced\": \"0\"}]")
                        .replace("\"Maven\"", "\"npm\""));
    }

    private static String entry(String id, String modified, String severity, String name, String events) {
        return """
                {"schema_version": "1.7.0", "id": "%s", "modified": "%s", "aliases": ["CVE-of-%s"],
                 "database_specific": {"severity": "%s"},
                 "severity": [{"type": "CVSS_V3", "score": "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H"}],
                 "affected": [{"package": {"ecosystem": "Maven", "name": "%s"},
                               "ranges": [{"type": "ECOSYSTEM", "events": %s}]}]}
                """.formatted(id, modified, id, severity, name, events);
    }

    @Test
    void whatAProgramCarriesIsFoundWhereItIsCarried() throws IOException {
        ScanRun.Outcome outcome = scan(zip());
        ReleaseException e = assertThrows(ReleaseException.class, outcome::require);
        assertEquals(Code.VULNERABILITIES, e.code());
        assertEquals("GHSA-bad (critical) in org.example:parser 1.9, fixed in 1.10", e.sentence());
        assertEquals("cli/pom.xml", outcome.verdict().failing().get(0).location());
        assertEquals(
                List.of("CVE-of-GHSA-bad"), outcome.verdict().failing().get(0).aliases());
        assertTrue(
                outcome.summary()
                        .matches("osv, data of 2026-07-19T10:00:00Z sha256:[0-9a-f]{64} \\(4 entries\\):"
                                + " 1 failing, 0 reported, 0 suppressed"),
                outcome.summary());
        assertEquals(1, warnings.size(), "the image was not built");
        assertTrue(warnings.get(0).contains("no bills of materials of ghcr.io/example/aicrd"), warnings.get(0));
    }

    @Test
    void aFolderIsReadLikeAZip() throws IOException {
        Path folder = root.resolve("osv");
        for (Map.Entry<String, String> entry : entries.entrySet()) {
            write("osv/" + entry.getKey(), entry.getValue());
        }
        write("osv/README.txt", "no entry");
        ScanRun.Outcome fromFolder = scan(folder);
        assertEquals(scan(zip()).verdict(), fromFolder.verdict());
        String before = fromFolder.report().database();
        assertEquals(before, scan(folder).report().database());
        write("osv/GHSA-old.json", entries.get("GHSA-old.json").replace("org.other", "org.another"));
        assertTrue(!before.equals(scan(folder).report().database()), "the digest covers every entry");
    }

    @Test
    void severityFallsBackToTheScoreAndThenToHigh() throws IOException {
        entries.put("GHSA-bad.json", BAD.replace("CRITICAL", "MODERATE"));
        assertEquals(Severity.MEDIUM, scan(zip()).verdict().reported().get(0).severity());
        entries.put("GHSA-bad.json", BAD.replace("\"severity\": \"CRITICAL\"", "\"severity\": {\"own\": 1}"));
        assertEquals(Severity.CRITICAL, scan(zip()).verdict().failing().get(0).severity());
        entries.put(
                "GHSA-bad.json",
                BAD.replace("\"severity\": \"CRITICAL\"", "\"x\": 1").replace("CVSS:3.1", "CVSS:4.0"));
        Vulnerability unknown = scan(zip()).verdict().failing().get(0);
        assertEquals(Severity.HIGH, unknown.severity());
        assertTrue(unknown.line().contains("(unknown, counts as high)"), unknown.line());
    }

    /** What the image has beside the jars of its program. */
    private void image(String... purls) throws IOException {
        String packages = Arrays.stream(purls)
                .map(p -> "{\"name\": \"x\", \"externalRefs\": [{\"referenceType\": \"purl\", \"referenceLocator\": \""
                        + p + "\"}]}")
                .collect(Collectors.joining(", "));
        write("work/files/image-aicrd.spdx.json", "{\"packages\": [" + packages + "]}");
    }

    @Test
    void packagesOfTheBaseAndOfPythonAreComparedInTheirOwnOrders() throws IOException {
        entries.clear();
        image(
                "pkg:deb/debian/libssl3@3.0.9-1%2Bb1?arch=amd64&distro=debian-12&upstream=openssl%403.0.9-1",
                "pkg:pypi/Some.Thing@1.0rc1", "pkg:maven/org.example/parser@1.10?type=jar");
        entries.put("DSA-1.json", """
                {"id": "DSA-1", "modified": "2026-07-19T10:00:00Z", "aliases": ["CVE-1"],
                 "affected": [
                   {"package": {"ecosystem": "Debian:11", "name": "openssl"},
                    "ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "0"}]}]},
                   {"package": {"ecosystem": "Debian:12", "name": "openssl"},
                    "ecosystem_specific": {"urgency": "not yet assigned"},
                    "ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "0"}, {"fixed": "3.0.9-1~deb12u1"}]}]},
                   {"package": {"ecosystem": "Debian:12", "name": "openssl"},
                    "ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "3.0.9~"}, {"fixed": "3.0.9-1+deb12u2"}]}]}]}
                """);
        entries.put("PYSEC-1.json", """
                {"id": "PYSEC-1", "modified": "2026-07-19T10:00:00Z",
                 "severity": [{"type": "CVSS_V4",
                   "score": "CVSS:4.0/AV:N/AC:L/AT:N/PR:H/UI:N/VC:L/VI:L/VA:N/SC:N/SI:N/SA:N"}],
                 "affected": [{"package": {"ecosystem": "PyPI", "name": "some-thing"},
                    "ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "0.9"}, {"fixed": "1.0"}]}]}]}
                """);
        entries.put("UBUNTU-1.json", """
                {"id": "UBUNTU-1", "modified": "2026-07-19T10:00:00Z",
                 "severity": [{"type": "Ubuntu", "score": "low"}],
                 "affected": [{"package": {"ecosystem": "Ubuntu:24.04:LTS", "name": "openssl"}}]}
                """);
        ScanRun.Outcome outcome = scan(zip());
        assertEquals(
                List.of("DSA-1 (unknown, counts as high) in openssl 3.0.9-1, fixed in 3.0.9-1+deb12u2"),
                outcome.verdict().failing().stream().map(Vulnerability::line).toList());
        assertEquals(".release.yaml", outcome.verdict().failing().get(0).location());
        assertEquals(
                List.of("PYSEC-1 (medium) in some-thing 1.0rc1, fixed in 1.0"),
                outcome.verdict().reported().stream().map(Vulnerability::line).toList());
        assertEquals(List.of("the database has no entries of Maven: 2 packages were not compared"), warnings);
    }

    @Test
    void theWordOfADistributionCounts() throws IOException {
        entries.clear();
        image("pkg:deb/ubuntu/bash@5.2?distro=ubuntu-24.04", "pkg:deb/debian/bash@5.2?distro=debian-12");
        String entry = """
                {"id": "ID", "modified": "2026-07-19T10:00:00Z", SEVERITY
                 "affected": [{"package": {"ecosystem": "ECO", "name": "bash"}, MORE "versions": ["5.2"]}]}
                """;
        entries.put(
                "u.json",
                entry.replace("ID", "U")
                        .replace("ECO", "Ubuntu:24.04:LTS")
                        .replace("MORE", "")
                        .replace("SEVERITY", "\"severity\": [{\"type\": \"Ubuntu\", \"score\": \"medium\"}],"));
        entries.put(
                "d.json",
                entry.replace("ID", "D")
                        .replace("ECO", "Debian:12")
                        .replace("SEVERITY", "")
                        .replace("MORE", "\"ecosystem_specific\": {\"urgency\": \"unimportant\"},"));
        assertEquals(
                List.of("D (negligible) in bash 5.2, no fix yet", "U (medium) in bash 5.2, no fix yet"),
                scan(zip()).verdict().reported().stream()
                        .map(Vulnerability::line)
                        .sorted()
                        .toList());
    }

    @Test
    void aFolderMayHoldAZipForEachEcosystem() throws IOException {
        Path zip = zip();
        Files.createDirectories(root.resolve("osv"));
        Files.move(zip, root.resolve("osv/Maven.zip"));
        assertEquals(1, scan(root.resolve("osv")).verdict().failing().size());
    }

    @Test
    void twoEntriesAboutOneVulnerabilityAreOne() throws IOException {
        entries.put("CVE.json", BAD.replace("\"id\": \"GHSA-bad\"", "\"id\": \"CVE-of-GHSA-bad\""));
        List<Vulnerability> failing = scan(zip()).verdict().failing();
        assertEquals(
                List.of("CVE-of-GHSA-bad"),
                failing.stream().map(Vulnerability::id).toList());
    }

    @Test
    void listedVersionsCountWithoutARange() throws IOException {
        entries.put("GHSA-bad.json", BAD.replaceAll("\"ranges\": .*", "\"versions\": [\"1.8\", \"1.9\"]}]}"));
        assertEquals(1, scan(zip()).verdict().reported().size(), "no fix is known");
        bom("cli", "org.example", "parser", "1.9.1");
        assertEquals(0, scan(zip()).verdict().reported().size());
    }

    @Test
    void ignoresAndVexOfTheImageCount() throws IOException {
        write("policy.yaml", HEAD + "ignores: [{vulnerability: CVE-of-GHSA-bad, reason: r, expires: 2026-07-20}]\n");
        assertTrue(scan(zip()).verdict().passes());
        write("vex.json", """
                {"@context": "https://openvex.dev/ns/v0.2.0", "statements": [
                  {"vulnerability": {"name": "GHSA-bad"}, "products": [{"@id": "pkg:oci/aicrd"}],
                   "status": "not_affected", "justification": "vulnerable_code_not_present"}]}
                """);
        write("policy.yaml", HEAD + "vex: [vex.json]\n");
        bom("server", "org.example", "parser", "1.9");
        VulnerabilityPolicy.Verdict verdict = scan(zip()).verdict();
        assertEquals(1, verdict.suppressed().size(), "the server is an image");
        assertEquals(1, verdict.failing().size(), "the statement says nothing about the archive");
        write("policy.yaml", HEAD + "ignores: [{vulnerability: X, reason: r, expires: 2026-07-19}]\n");
        assertEquals(List.of("IGNORE_EXPIRED:X"), scan(zip()).verdict().errors());
    }

    @Test
    void oldDataIsAnErrorOrAWarning() throws IOException {
        entries.replaceAll(
                (name, text) -> text.replace("2026-07-19T10", "2026-07-15T11").replace("2026-07-18", "2026-07-01"));
        Path old = zip();
        ReleaseException e = assertThrows(ReleaseException.class, () -> scan(old));
        assertEquals(Code.INVALID_ARGUMENT, e.code());
        assertTrue(e.sentence().contains("2026-07-15T11:00:00Z, more than 5 days ago"), e.sentence());
        OsvScan allowed = new OsvScan(config(), root, new ScanRun(root, "policy.yaml"), root.resolve("work/files"));
        assertEquals(
                1,
                allowed.run(old, true, clock(), warnings::add)
                        .verdict()
                        .failing()
                        .size());
        assertEquals(1, warnings.stream().filter(w -> w.contains("days ago")).count());
        entries.replaceAll((name, text) -> text.replace("2026-07-15", "2026-07-22"));
        Path future = zip();
        assertTrue(assertThrows(ReleaseException.class, () -> scan(future))
                .sentence()
                .contains("yet to come"));
    }

    @Test
    void whatIsNoDatabaseIsRefused() throws IOException {
        refused(root.resolve("nothing"), "neither a folder nor a zip");
        write("empty/README", "");
        refused(root.resolve("empty"), "no entries");
        refused(Files.writeString(root.resolve("text.zip"), "no zip"), "cannot be read");
        byte[] bytes = Files.readAllBytes(zip());
        for (int length : List.of(200, bytes.length / 2, bytes.length - 30)) {
            refused(Files.write(root.resolve("cut.zip"), Arrays.copyOf(bytes, length)), "cannot be read");
        }
        for (String wrong : List.of("{", "[]", "{\"id\": \"X\"}", "{\"id\": \"X\", \"modified\": \"yesterday\"}")) {
            entries.put("wrong.json", wrong);
            refused(zip(), "wrong.json");
        }
        entries.put("wrong.json", "{\"id\": \"" + "x".repeat(11 << 20) + "\"}");
        refused(zip(), "an entry may have");
    }

    private void refused(Path database, String why) {
        ReleaseException e = assertThrows(ReleaseException.class, () -> scan(database));
        assertEquals(Code.INVALID_ARGUMENT, e.code());
        assertTrue(e.sentence().contains(why), e.sentence());
    }

    @Test
    void aProgramThatWasNotPackagedIsRefused() throws IOException {
        Files.delete(root.resolve("server/target/bom.json"));
        Path database = zip();
        assertEquals(
                Code.MISSING_ARTIFACT,
                assertThrows(ReleaseException.class, () -> scan(database)).code());
    }

    @Test
    void onlyWhatWasAskedForIsKept() throws IOException {
        OsvDatabase database = OsvDatabase.read(zip(), Set.of(new OsvPackage.Key("Maven", "org.other:thing")));
        assertEquals(4, database.size());
        assertEquals(
                List.of("GHSA-old"),
                database.entries().stream().map(OsvEntry::id).toList());
    }

    private static Clock clock() {
        return Clock.fixed(NOW, ZoneOffset.UTC);
    }

    private ReleaseConfig config() {
        return ReleaseConfig.read(root.resolve(".release.yaml"));
    }

    private ScanRun.Outcome scan(Path database) {
        return new OsvScan(config(), root, new ScanRun(root, "policy.yaml"), root.resolve("work/files"))
                .run(database, false, clock(), warnings::add);
    }

    private Path zip() {
        Path file = root.resolve("osv.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, String> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    private void bom(String module, String group, String name, String version) throws IOException {
        write(module + "/target/bom.json", """
                {"bomFormat": "CycloneDX", "specVersion": "1.6",
                 "metadata": {"component": {"group": "run.aicr", "name": "own", "version": "1",
                                            "purl": "pkg:maven/run.aicr/own@1?type=jar"}},
                 "components": [{"group": "%s", "name": "%s", "version": "%s",
                                 "purl": "pkg:maven/%s/%s@%s?type=jar"}]}
                """.formatted(group, name, version, group, name, version));
    }

    private void write(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
