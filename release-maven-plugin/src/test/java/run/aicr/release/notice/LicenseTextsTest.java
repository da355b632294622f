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
package run.aicr.release.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;

class LicenseTextsTest {
    @TempDir
    Path temporary;

    @Test
    void jarGivesItsLicenceFilesAndNoSourceCode() throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        put(entries, "META-INF/LICENSE", "licence\r\ntext\n");
        put(entries, "META-INF/NOTICE.txt", "notice\n");
        put(entries, "META-INF/LICENSE.copy", "licence\ntext\n");
        put(entries, "META-INF/licenses/other/MIT.txt", "mit\n");
        put(entries, "META-INF/licenses/other/License.class", "x");
        put(entries, "LICENSE-APACHE", "root\n");
        put(entries, "License.java", "class License {}");
        put(entries, "org/example/LICENSE", "not in place");
        put(entries, "META-INF/MANIFEST.MF", "x");
        entries.put("COPYING", new byte[] {'G', (byte) 0xfc, 'n'});
        List<LicenseFile> files = LicenseTexts.ofJar(jar(entries));
        assertEquals(
                List.of("COPYING", "LICENSE-APACHE", "LICENSE", "NOTICE.txt", "licenses/other/MIT.txt"),
                files.stream().map(LicenseFile::name).toList());
        assertEquals("Gün", files.get(0).text());
        assertEquals("licence\ntext\n", files.get(2).text());
    }

    @Test
    void hugeLicenceIsRefusedBeforeItFillsTheMemory() throws IOException {
        Path jar = jar(Map.of("LICENSE", new byte[LicenseTexts.MAX_FILE_BYTES + 1]));
        ReleaseException e = assertThrows(ReleaseException.class, () -> LicenseTexts.ofJar(jar));
        assertTrue(e.sentence().contains("LICENSE is larger than"), e.sentence());
    }

    @Test
    void fileThatIsNoJarIsNamed() throws IOException {
        Path file = temporary.resolve("x.jar");
        Files.writeString(file, "no zip");
        ReleaseException e = assertThrows(ReleaseException.class, () -> LicenseTexts.ofJar(file));
        assertTrue(e.sentence().contains("x.jar"), e.sentence());
    }

    @Test
    void folderGivesAllItsFilesWithEqualTextsOnce() throws IOException {
        for (String module : List.of("java.base", "java.logging")) {
            Files.createDirectories(temporary.resolve(module));
            Files.writeString(temporary.resolve(module).resolve("LICENSE"), "same");
        }
        Files.writeString(temporary.resolve("java.base/zlib.md"), "zlib");
        assertEquals(
                List.of(new LicenseFile("java.base/LICENSE", "same"), new LicenseFile("java.base/zlib.md", "zlib")),
                LicenseTexts.ofFolder(temporary));
    }

    @Test
    void standardTextIsMarkedAndOnlyForThoseWithoutTheirOwn() {
        Component without = new Component(
                "g:a", "1", List.of("The Apache License, Version 2.0", "Own"), Optional.empty(), List.of());
        List<LicenseFile> files = StandardTexts.complete(without).files();
        assertEquals(1, files.size());
        assertEquals("Apache-2.0 (standard text)", files.get(0).name());
        Component with = without.withFiles(List.of(new LicenseFile("LICENSE", "x")));
        assertEquals(with, StandardTexts.complete(with));
        for (String id : List.of("MIT", "BSD-2-Clause", "BSD-3-Clause", "EPL-2.0")) {
            assertTrue(StandardTexts.find(id).orElseThrow().text().length() > 800, id);
        }
        assertEquals(Optional.empty(), StandardTexts.find("GPL-3.0-only"));
    }

    @Test
    void emptyListOfComponentsIsAnError() {
        ReleaseException e = assertThrows(ReleaseException.class, () -> Notices.text("v1.0.0", List.of()));
        assertEquals(Code.MISSING_ARTIFACT, e.code());
    }

    private static void put(Map<String, byte[]> entries, String name, String text) {
        entries.put(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private Path jar(Map<String, byte[]> entries) throws IOException {
        Path jar = temporary.resolve("test.jar");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                out.putNextEntry(new ZipEntry(entry.getKey()));
                out.write(entry.getValue());
            }
        }
        return jar;
    }
}
