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
package run.aicr.attestation.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import run.aicr.attestation.policy.IdentityPolicy;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;

/** What policies say, and what they make of a release. */
class VerifyPolicyTest {
    private static final String HEAD = "schema: aicr.run/verify-policy/v1\n";
    private static final Instant NOW = Instant.parse("2026-06-03T12:00:00Z");

    @TempDir
    private Path folder;

    @BeforeEach
    void makeTheRelease() throws IOException {
        Files.writeString(folder.resolve("release.json"), """
                {"date": "2026-05-04T12:00:00Z",
                 "assets": [{"name": "aicr_1.3.0_linux_amd64.sbom.json", "role": "sbom"}],
                 "gates": [{"name": "scan", "result": "skipped"}],
                 "slsa": {"archives": {"level": 2}, "images": {"level": 3}}}
                """);
        Files.writeString(folder.resolve("aicr_1.3.0_linux_amd64.sbom.json"), """
                {"packages": [
                  {"name": "a", "versionInfo": "1", "licenseDeclared": "Apache-2.0 OR GPL-3.0-only"},
                  {"name": "b", "versionInfo": "2", "licenseDeclared": "NOASSERTION", "licenseConcluded": "MIT"}]}
                """);
    }

    private VerifyPolicy policy(String yaml) {
        return VerifyPolicy.parse("policy.yaml", (HEAD + yaml).getBytes(StandardCharsets.UTF_8), folder);
    }

    private List<SubjectVerdict> check(String yaml) throws IOException {
        ReleaseView view = new ReleaseView(folder, folder, folder, "v1.3.0");
        return PolicyCheck.check(policy(yaml), view, NOW);
    }

    private void assertVerified(String yaml) throws IOException {
        List<SubjectVerdict> verdicts = check(yaml);
        assertTrue(!verdicts.isEmpty() && verdicts.stream().allMatch(SubjectVerdict::isVerified), verdicts.toString());
    }

    private void assertRefused(String yaml, String reason) throws IOException {
        List<SubjectVerdict> verdicts = check(yaml);
        assertTrue(
                verdicts.stream()
                        .anyMatch(v ->
                                v.verdict().equals("refused") && v.toString().contains(reason)),
                verdicts.toString());
    }

    @Test
    void aPolicyWithoutDemandsAsksForNothing() throws IOException {
        assertEquals(List.of(), check(""));
        assertEquals(VerifyPolicy.NONE, policy(""));
    }

    @Test
    void levelsAndAgeAreThoseOfTheIndex() throws IOException {
        assertVerified("slsaLevel: 2\nmaxAgeDays: 30\n");
        assertRefused("slsaLevel: 3\n", "SLSA level of archives: expected 3, the release index says 2");
        assertRefused("maxAgeDays: 29\n", "age: 30 days, expected at most 29");
    }

    @Test
    void licencesAreThoseOfTheBillsOfMaterials() throws IOException {
        assertVerified("licenses: {allowed: [Apache-2.0, MIT]}\n");
        assertVerified("licenses: {denied: [AGPL-3.0-only]}\n");
        assertRefused("licenses: {allowed: [Apache-2.0]}\n", "b 2: the licence MIT is not allowed");
        assertRefused("licenses: {denied: [MIT]}\n", "b 2: the licence MIT is not allowed");
        assertVerified("licenses: {allowed: [Apache-2.0], exceptions: [{package: b, reason: x, until: 2026-06-03}]}\n");
        assertRefused(
                "licenses: {allowed: [Apache-2.0], exceptions: [{package: b, reason: x, until: 2026-06-02}]}\n", "MIT");
        Files.delete(folder.resolve("aicr_1.3.0_linux_amd64.sbom.json"));
        assertRefused("licenses: {allowed: [MIT]}\n", "no bill of materials");
    }

    @ParameterizedTest
    @CsvSource({
        "MIT, true",
        "MIT OR X, true",
        "X OR MIT, true",
        "MIT AND X, false",
        "MIT AND (X OR Apache-2.0), true",
        "(MIT), true",
        "X WITH e OR Y, false",
        "G WITH e, true",
        "G, false",
        "NONE, false",
        "'', false",
        "MIT OR, false",
        "(MIT, false",
        "MIT MIT, false",
        "MIT; rm, false",
        "OR MIT, false",
        "G WITH, false"
    })
    void expressionsAreTakenAsTheirOperatorsSay(String expression, boolean taken) {
        LicenseRule rule = new LicenseRule(Set.of("MIT", "Apache-2.0", "G WITH e"), Set.of());
        assertEquals(taken, rule.objection(expression).isEmpty());
    }

    @Test
    void vulnerabilitiesAreThoseOfTheReport() throws IOException {
        assertRefused("vulnerabilities: {}\n", "the gate 'scan' of the release is skipped");
        Files.writeString(folder.resolve("scan.sarif"), """
                {"runs": [{"tool": {"driver": {"rules": [
                  {"id": "CVE-1", "properties": {"security-severity": "9.8"}},
                  {"id": "CVE-2", "properties": {"security-severity": "5.0"}},
                  {"id": "CVE-3"}]}},
                 "results": [{"ruleId": "CVE-1"}, {"ruleId": "CVE-2"}]}]}
                """);
        String report = "vulnerabilities:\n  report: scan.sarif\n";
        assertRefused(report, "CVE-1 (critical)");
        assertVerified(report + "  ignore: [{id: CVE-1, reason: x, until: 2026-06-03}]\n");
        assertRefused(report + "  ignore: [{id: CVE-1, reason: x, until: 2026-06-02}]\n", "CVE-1");
        assertRefused(
                report + "  failOn: medium\n  ignore: [{id: CVE-1, reason: x, until: 2026-12-31}]\n", "CVE-2 (medium)");
        Files.writeString(folder.resolve("scan.sarif"), "{\"runs\": [{\"results\": [{\"ruleId\": \"CVE-9\"}]}]}");
        assertRefused(report, "CVE-9 (unknown)");
        assertVerified(report + "  failOn: critical\n");
        AicrException none = assertThrows(AicrException.class, () -> check("vulnerabilities: {report: none.sarif}\n"));
        assertEquals(ErrorClass.NOT_FOUND, none.errorClass());
    }

    @Test
    void identitiesAreThoseOfTheTag() {
        VerifyPolicy policy = policy("identities: {release: 'https://x.test/{tag}'}\nissuer: https://issuer.test\n");
        assertEquals(
                IdentityPolicy.exact("https://x.test/v1.3.0", "https://issuer.test"),
                policy.releaseIdentity("a/b", "v1.3.0"));
        assertEquals(
                IdentityPolicy.exact(
                        "https://github.com/a/b/.github/workflows/attest-images.yaml@refs/tags/v1.3.0",
                        "https://issuer.test"),
                policy.imagesIdentity("a/b", "v1.3.0"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "colour: red|policy.yaml:2:9: unknown key 'colour'",
                "slsaLevel: 5|'slsaLevel' must be from 0 to 4, found 5",
                "slsaLevel: many|'slsaLevel' must be an integer",
                "identities: {release: 'https://x.test/v1'}|must contain {tag}",
                "identities: {people: x}|unknown key 'identities.people'",
                "licenses: {taken: []}|unknown key 'licenses.taken'",
                "licenses: {exceptions: [{package: a, reason: x, until: soon}]}|'until' must be a date",
                "licenses: {exceptions: [{package: a, until: 2026-01-01}]}|reason' is missing",
                "licenses: {exceptions: [{package: a, reason: ' ', until: 2026-01-01}]}|'reason' must say why",
                "vulnerabilities: {failOn: all}|'vulnerabilities.failOn' must be one of",
                "vulnerabilities: {ignored: []}|unknown key 'vulnerabilities.ignored'"
            })
    void whatIsNotAPolicyIsNamedWithItsPlace(String yaml, String message) {
        AicrException e = assertThrows(AicrException.class, () -> policy(yaml + "\n"));
        assertEquals(ErrorClass.INVALID_REQUEST, e.errorClass());
        assertTrue(e.sentence().startsWith("policy.yaml:"), e::sentence);
        assertTrue(e.sentence().contains(message), e::sentence);
    }

    @Test
    void filesAreReadWithTheFolderTheyLieIn() throws IOException {
        Path file = Files.writeString(folder.resolve("p.yaml"), HEAD + "vulnerabilities: {report: s.sarif}\n");
        assertEquals(
                Optional.of(folder.resolve("s.sarif")),
                VerifyPolicy.read(file).vulnerabilities().orElseThrow().report());
        assertEquals(
                ErrorClass.NOT_FOUND,
                assertThrows(AicrException.class, () -> VerifyPolicy.read(folder.resolve("none")))
                        .errorClass());
        Files.writeString(file, "schema: other\n");
        assertThrows(AicrException.class, () -> VerifyPolicy.read(file));
    }
}
