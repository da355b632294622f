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
package run.aicr.release.difference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;
import run.aicr.release.work.WorkFolder;

class ShippedDifferencesTest {
    @TempDir
    Path temp;

    private VulnerabilityDifferences.Text vulnerabilities = (before, now) -> "";

    @Test
    void eachChangeIsOneRow() throws IOException {
        write(
                "before/aicr_1.0.0_linux_amd64.sbom.json",
                part("aicr", "1.0.0", "Apache-2.0", "pkg:generic/aicr@1.0.0"),
                maven("run.aicr", "core", "1", "Apache-2.0"),
                maven("g", "gone", "1.0", "MIT"),
                maven("g", "kept", "1.0", "MIT"),
                maven("g", "newer", "1.9", "MIT"),
                maven("g", "relicensed", "1.0", "MIT"),
                part("java-runtime", "25.0.1", "GPL-2.0-only", "pkg:generic/java@25.0.1"));
        write(
                "now/files/aicr_1.1.0_linux_amd64.sbom.json",
                part("aicr", "1.1.0", "Apache-2.0", "pkg:generic/aicr@1.1.0"),
                maven("run.aicr", "core", "2", "Apache-2.0"),
                maven("g", "added", "0.1", "NOASSERTION"),
                maven("g", "kept", "1.0", "MIT"),
                maven("g", "newer", "1.10", "MIT"),
                maven("g", "relicensed", "1.0", "BUSL-1.1"),
                part("java-runtime", "25.0.2", "GPL-2.0-only", "pkg:generic/java@25.0.2"));
        write(
                "now/files/tool_1.1.0_linux_amd64.sbom.json",
                part("tool", "1", "", ""),
                maven("g", "internal", "1", "MIT"));
        assertEquals("""
                ## What ships, compared with v1.0.0

                | Package | Before | Now |
                |---------|--------|-----|
                | java-runtime | 25.0.1 | 25.0.2 |
                | g:added | – | 0.1 |
                | g:gone | 1.0 (MIT) | – |
                | g:newer | 1.9 | 1.10 |
                | g:relicensed | 1.0 (MIT) | 1.0 (BUSL-1.1) |
                """, compare().orElseThrow());
    }

    /** One database for both sides: what was unknown when the earlier release was made counts for it too. */
    @Test
    void vulnerabilitiesComeGoAndStay() throws IOException {
        write(
                "before/aicr_1.0.0_linux_amd64.sbom.json",
                part("aicr", "1.0.0", "Apache-2.0", "pkg:generic/aicr@1.0.0"),
                maven("g", "kept", "1.0", "MIT"),
                maven("g", "mended", "1.9", "MIT"),
                maven("g", "ignored", "1", "MIT"));
        write(
                "now/files/aicr_1.1.0_linux_amd64.sbom.json",
                part("aicr", "1.1.0", "Apache-2.0", "pkg:generic/aicr@1.1.0"),
                maven("g", "kept", "1.1", "MIT"),
                maven("g", "mended", "1.10", "MIT"),
                maven("g", "ignored", "1", "MIT"),
                maven("g", "added", "0.1", "MIT"));
        entry("CVE-1", "g:kept", "CRITICAL", "");
        entry("CVE-2", "g:mended", "LOW", ", {\"fixed\": \"1.10\"}");
        entry("CVE-3", "g:ignored", "", "");
        entry("CVE-4", "g:added", "HIGH", ", {\"fixed\": \"0.2\"}");
        entry("CVE-5", "g:unused", "HIGH", "");
        vulnerabilities = VulnerabilityDifferences.with(
                temp.resolve("osv"), v -> v.id().equals("CVE-3") ? Optional.of("ignore") : Optional.empty());
        String text = compare().orElseThrow();
        String section = text.substring(text.indexOf("### Vulnerabilities"));
        assertTrue(
                section.matches(
                        "(?s)### Vulnerabilities\n\nWhat shipped and what ships, by the database of"
                                + " 2026-07-19T10:00:00Z sha256:[0-9a-f]{64} \\(5 entries\\): 1 new, 1 gone, 2 still there\\.\n\n.*"),
                section);
        assertTrue(section.endsWith("""

                | | Vulnerability | Severity | Package | Fixed in | Decision |
                |---|---|---|---|---|---|
                | new | CVE-4 | high | g:added 0.1 | 0.2 | – |
                | gone | CVE-2 | low | g:mended 1.9 | 1.10 | – |
                | still there | CVE-1 | critical | g:kept 1.1 | – | – |
                | still there | CVE-3 | unknown, counts as high | g:ignored 1 | – | ignore |
                """), section);
        assertEquals(text, compare().orElseThrow(), "the same again");
        assertEquals("\n" + section, ShippedDifferences.vulnerabilitiesOf("Released.\n\n" + text + "\n## Install\n"));
    }

    @Test
    void whatTheDatabaseDoesNotKnowIsSaid() throws IOException {
        write("before/aicr_1.sbom.json", part("aicr", "1", "", ""), maven("g", "a", "1", "MIT"));
        write("now/files/aicr_2.sbom.json", part("aicr", "2", "", ""), maven("g", "a", "1", "MIT"));
        Files.createDirectories(temp.resolve("osv"));
        Files.writeString(
                temp.resolve("osv/a.json"),
                "{\"id\": \"A\", \"modified\": \"2026-07-19T10:00:00Z\", \"affected\": [{\"package\":"
                        + " {\"ecosystem\": \"PyPI\", \"name\": \"a\"}}]}");
        vulnerabilities = VulnerabilityDifferences.with(temp.resolve("osv"), v -> Optional.empty());
        String text = compare().orElseThrow();
        assertTrue(text.endsWith("""
                : 0 new, 0 gone, 0 still there.

                Not all: the database has no entries of Maven: 1 packages were not compared.
                """), text);
    }

    private void entry(String id, String name, String severity, String event) throws IOException {
        Files.createDirectories(temp.resolve("osv"));
        Files.writeString(temp.resolve("osv/" + id + ".json"), """
                {"id": "%s", "modified": "2026-07-19T10:00:00Z", "database_specific": {"severity": "%s"},
                 "affected": [{"package": {"ecosystem": "Maven", "name": "%s"},
                   "ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "0"}%s]}]}]}
                """.formatted(id, severity, name, event));
    }

    @Test
    void nothingNewIsSaidToo() throws IOException {
        write("before/aicr_1.sbom.json", part("aicr", "1", "", ""), maven("g", "a", "1", "MIT"));
        write("now/files/aicr_2.sbom.json", part("aicr", "2", "", ""), maven("g", "a", "1", "MIT"));
        assertTrue(compare()
                .orElseThrow()
                .endsWith("\n\nThe same packages of others, in the same versions, under the same licences.\n"));
    }

    @Test
    void aLongListIsCut() throws IOException {
        String[] many = new String[301];
        many[0] = part("aicr", "2", "", "");
        for (int i = 1; i < many.length; i++) {
            many[i] = maven("g", "a" + i, "1|<b>", "MIT");
        }
        write("before/aicr_1.sbom.json", part("aicr", "1", "", ""));
        write("now/files/aicr_2.sbom.json", many);
        String text = compare().orElseThrow();
        assertTrue(text.endsWith("\n… and 100 more.\n"), text);
        assertTrue(text.contains("| g:a1 | – | 1\\|&lt;b> (MIT) |\n"), text);
    }

    @Test
    void withoutTheEarlierReleaseNothingIsSaid() throws IOException {
        write("now/files/aicr_2.sbom.json", part("aicr", "2", "", ""));
        assertEquals(Optional.empty(), compare());
        Files.createDirectories(temp.resolve("before"));
        assertEquals(Optional.empty(), compare());
        Files.writeString(temp.resolve("before/aicr_1.sbom.json"), "{");
        assertEquals(
                Code.MISSING_ARTIFACT,
                assertThrows(ReleaseException.class, this::compare).code());
    }

    @Test
    void theSectionIsFoundInNotes() {
        String section = ShippedDifferences.HEADING + "v1.0.0\n\n| a |\n";
        assertEquals(Optional.of(section), ShippedDifferences.sectionOf("Released.\n\n" + section + "\n## Install\n"));
        assertEquals(Optional.empty(), ShippedDifferences.sectionOf("Released.\n\n## Install\n"));
    }

    private Optional<String> compare() {
        return ShippedDifferences.markdown(
                new ShippedDifferences.Earlier("v1.0.0", temp.resolve("before"), temp.resolve("registry")),
                new ShippedDifferences.Later(new WorkFolder(temp.resolve("now")), List.of()),
                List.of("aicr", "aicrd"),
                vulnerabilities);
    }

    private static String maven(String group, String name, String version, String licence) {
        return part(
                group + ":" + name, version, licence, "pkg:maven/" + group + "/" + name + "@" + version + "?type=jar");
    }

    private static String part(String name, String version, String licence, String purl) {
        return """
            {"SPDXID": "SPDXRef-%s", "name": "%s", "versionInfo": "%s", "licenseDeclared": "%s",
             "externalRefs": [{"referenceType": "purl", "referenceLocator": "%s"}]}""".formatted(name.replace(':', '-'), name, version, licence, purl);
    }

    private void write(String path, String... parts) throws IOException {
        Path file = temp.resolve(path);
        Files.createDirectories(file.getParent());
        String root = path.replaceFirst(".*/([a-z]+)_.*", "$1");
        Files.writeString(file, """
                {"packages": [%s], "relationships": [
                  {"spdxElementId": "SPDXRef-DOCUMENT", "relationshipType": "DESCRIBES",
                   "relatedSpdxElement": "SPDXRef-%s"}]}
                """.formatted(String.join(",\n", parts), root));
    }
}
