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

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.document.Fields;
import run.aicr.document.JsonReader;
import run.aicr.document.Limits;
import run.aicr.error.AicrException;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;

class ScanRunTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 7, 20);
    private static final String HEAD = "schema: aicr.run/vulnerability-policy/v1\nfailOn: high\nonlyFixed: true\n";
    private static final String GRYPE = """
            {"matches": [
              {"vulnerability": {"id": "GHSA-1", "severity": "High", "fix": {"versions": ["2.0"], "state": "fixed"}},
               "relatedVulnerabilities": [{"id": "CVE-1"}],
               "artifact": {"name": "p", "version": "1.0", "locations": [{"path": "/lib/p 1.jar"}]}},
              {"vulnerability": {"id": "CVE-2", "severity": "Medium", "fix": {"versions": [], "state": "not-fixed"}},
               "artifact": {"name": "q", "version": "1.0"}}],
             "source": {"type": "image", "target": {"userInput": "ghcr.io/nvidia/aicr:v1.2.3"}},
             "descriptor": {"name": "grype", "version": "0.100.0", "db": {"status": {"built": "2026-07-19T01:00:00Z"}}}}
            """;
    private static final String TRIVY = """
            {"SchemaVersion": 2, "ArtifactName": "tree", "ArtifactType": "filesystem",
             "Results": [{"Target": "pom.xml", "Vulnerabilities": [
               {"VulnerabilityID": "CVE-1", "VendorIDs": ["GHSA-1"], "PkgName": "g:a", "InstalledVersion": "1",
                "FixedVersion": "2", "Severity": "CRITICAL"}]}, {"Target": "empty"}]}
            """;
    private static final String VEX = """
            {"@context": "https://openvex.dev/ns/v0.2.0", "statements": [
              {"vulnerability": {"name": "CVE-1", "aliases": ["GHSA-9"]},
               "products": [{"@id": "pkg:oci/aicr?repository_url=ghcr.io/other"}, {"identifiers": {"purl": "PRODUCT"}}],
               "status": "not_affected", "justification": "vulnerable_code_not_present"}]}
            """;

    @TempDir
    Path root;

    @BeforeEach
    void begin() throws IOException {
        write("grype.json", GRYPE);
        write("trivy.json", TRIVY);
        write("policy.yaml", HEAD);
    }

    @Test
    void reportOfGrypeFails() {
        ScanRun.Outcome outcome = run().judge(root.resolve("grype.json"), "", TODAY);
        assertEquals(
                "grype 0.100.0, data of 2026-07-19T01:00:00Z: 1 failing, 1 reported, 0 suppressed", outcome.summary());
        assertEquals("pkg:oci/aicr", outcome.report().product());
        ReleaseException e = assertThrows(ReleaseException.class, outcome::require);
        assertEquals(Code.VULNERABILITIES, e.code());
        assertEquals("GHSA-1 (high) in p 1.0, fixed in 2.0", e.sentence());
        assertEquals(List.of("GHSA-1"), e.paths());
    }

    @Test
    void reportOfTrivyFails() {
        ScanRun.Outcome outcome = run().judge(root.resolve("trivy.json"), "", TODAY);
        assertEquals("", outcome.report().product());
        assertEquals("pom.xml", outcome.verdict().failing().get(0).location());
        assertEquals(List.of("GHSA-1"), outcome.verdict().failing().get(0).aliases());
    }

    @Test
    void ignoreOfAnAliasHoldsThroughItsLastDay() throws IOException {
        write("policy.yaml", HEAD + "ignores:\n  - vulnerability: CVE-1\n    reason: r\n    expires: 2026-07-20\n");
        assertTrue(run().judge(root.resolve("grype.json"), "", TODAY).verdict().passes());
        ScanRun.Outcome late = run().judge(root.resolve("grype.json"), "", TODAY.plusDays(1));
        assertTrue(late.verdict().hasExpiredIgnore());
        assertEquals(
                Code.VULNERABILITIES,
                assertThrows(ReleaseException.class, late::require).code());
        assertEquals(
                List.of("IGNORE_EXPIRED:CVE-1"),
                run().judgeDecisions(TODAY.plusDays(1)).errors());
        write("clean.json", "{\"matches\": []}");
        ScanRun.Outcome clean = run().judge(root.resolve("clean.json"), "", TODAY.plusDays(1));
        assertEquals(
                Code.IGNORE_EXPIRED,
                assertThrows(ReleaseException.class, clean::require).code());
    }

    @Test
    void faultyIgnoresAreErrors() throws IOException {
        write(
                "policy.yaml",
                HEAD + "ignores:\n  - {vulnerability: CVE-1, expires: 2027-01-01}\n"
                        + "  - {vulnerability: CVE-2, reason: r, expires: soon}\n");
        assertEquals(
                List.of("IGNORE_WITHOUT_REASON:CVE-1", "IGNORE_EXPIRY_INVALID:CVE-2"),
                run().judgeDecisions(TODAY).errors());
    }

    @Test
    void vexDocumentClearsItsProductOnly() throws IOException {
        write("policy.yaml", HEAD + "vex: [a.vex.json]\n");
        write("a.vex.json", VEX.replace("PRODUCT", "pkg:oci/aicr"));
        assertTrue(run().judge(root.resolve("grype.json"), "", TODAY).verdict().passes());
        assertFalse(run().judge(root.resolve("grype.json"), "pkg:oci/aicrd", TODAY)
                .verdict()
                .passes());
        assertEquals(List.of("policy.yaml", "a.vex.json"), run().files());
        write("a.vex.json", VEX.replace("PRODUCT", "pkg:oci/aicr@sha256:1"));
        assertFalse(run().judge(root.resolve("grype.json"), "", TODAY).verdict().passes());
        assertTrue(run().judge(root.resolve("grype.json"), "pkg:oci/aicr@sha256%3A1", TODAY)
                .verdict()
                .passes());
    }

    @Test
    void faultyVexStatementsAreErrorsAndClearNothing() throws IOException {
        write("policy.yaml", HEAD + "vex: [a.vex.json]\n");
        write("a.vex.json", """
                {"statements": [
                  {"vulnerability": "CVE-1", "products": ["pkg:oci/aicr"], "status": "not_affected"},
                  {"vulnerability": "CVE-2", "products": ["pkg:oci/aicr"], "status": "harmless"},
                  {"vulnerability": "CVE-3", "products": ["pkg:oci/aicr"], "status": "not_affected",
                   "justification": "we_think_so"}]}
                """);
        VulnerabilityPolicy.Verdict verdict =
                run().judge(root.resolve("grype.json"), "", TODAY).verdict();
        assertEquals(
                List.of(
                        "VEX_WITHOUT_JUSTIFICATION:CVE-1",
                        "VEX_STATUS_UNKNOWN:CVE-2",
                        "VEX_JUSTIFICATION_UNKNOWN:CVE-3"),
                verdict.errors());
        assertEquals(1, verdict.failing().size());
    }

    @Test
    void unreadableInputsAreRefusedWithTheirOwnCode() throws IOException {
        assertEquals(Code.INVALID_ARGUMENT, refused("absent.json"));
        write("other.json", "{\"version\": \"2.1.0\"}");
        assertEquals(Code.INVALID_ARGUMENT, refused("other.json"));
        write("policy.yaml", HEAD + "vex: [absent.json]\n");
        assertEquals(Code.CONFIG_INVALID, refused("grype.json"));
        write("policy.yaml", HEAD.replace("high", "awful"));
        assertEquals(Code.CONFIG_INVALID, refused("grype.json"));
        write("policy.yaml", HEAD + "more: 1\n");
        assertEquals(Code.CONFIG_INVALID, refused("grype.json"));
        assertThrows(
                AicrException.class,
                () -> VulnerabilityPolicy.parse("p", "schema: x\n".getBytes(StandardCharsets.UTF_8)));
        assertThrows(AicrException.class, () -> VexStatement.readDocument("v", "{}".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void sarifListsRulesResultsAndSuppressions() throws IOException {
        write("policy.yaml", HEAD + "ignores:\n  - {vulnerability: CVE-2, reason: r, expires: 2027-01-01}\n");
        VulnerabilityPolicy.Verdict verdict =
                run().judge(root.resolve("grype.json"), "", TODAY).verdict();
        byte[] json = Sarif.of(verdict);
        Fields sarif = Fields.of(JsonReader.read("sarif", json, Limits.DOCUMENT), "");
        assertEquals("2.1.0", sarif.textOrEmpty("version"));
        Fields run = sarif.list("runs").get(0);
        List<Fields> results = run.list("results");
        assertEquals("error", results.get(0).textOrEmpty("level"));
        assertEquals("external", results.get(1).list("suppressions").get(0).textOrEmpty("kind"));
        assertTrue(new String(json, StandardCharsets.UTF_8).contains("\"uri\": \"lib/p%201.jar\""));
        assertArrayEquals(json, Sarif.of(verdict));
    }

    @Test
    void imageNamesBecomePackageUrls() {
        assertEquals("pkg:oci/aicr", ScanReport.imagePurl("localhost:5000/x/AICR:1"));
        assertEquals("pkg:oci/aicr@sha256:ab", ScanReport.imagePurl("ghcr.io/nvidia/aicr@sha256:ab"));
        assertEquals("", ScanReport.imagePurl(""));
    }

    private Code refused(String report) {
        return assertThrows(ReleaseException.class, () -> run().judge(root.resolve(report), "", TODAY))
                .code();
    }

    private ScanRun run() {
        return new ScanRun(root, "policy.yaml");
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(root.resolve(name), text);
    }
}
