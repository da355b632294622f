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
                List.of("aicr", "aicrd"));
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
