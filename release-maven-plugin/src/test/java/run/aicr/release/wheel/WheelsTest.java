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
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static run.aicr.release.wheel.WheelFolder.AMD64;
import static run.aicr.release.wheel.WheelFolder.ARM64;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.digest.Sha256;
import run.aicr.file.ArchiveEntry;
import run.aicr.file.PlainTar;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;
import run.aicr.release.notice.Component;
import run.aicr.release.notice.LicenseFile;

/** Where files of wheels go, and which wheels are refused. */
class WheelsTest {
    private static final String SITE = "usr/local/lib/python3.13/site-packages/";

    private final SampleWheel tool = SampleWheel.pure("tool", "1.0");

    @TempDir
    Path temp;

    private WheelFolder folder;

    @BeforeEach
    void makeFolder() {
        folder = new WheelFolder(temp);
    }

    private static Map<String, String> contents(List<ArchiveEntry> entries) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        for (ArchiveEntry entry : entries) {
            ArchiveEntry.File file = (ArchiveEntry.File) entry;
            try (InputStream in = file.source().open()) {
                contents.put(
                        (file.executable() ? "x " : "- ") + file.path(),
                        new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return contents;
    }

    private String refused(SampleWheel... wheels) throws IOException {
        folder.with(wheels);
        ReleaseException e =
                assertThrows(ReleaseException.class, () -> folder.open().close());
        assertEquals(Code.CONFIG_INVALID, e.code());
        return e.sentence();
    }

    @Test
    void filesGoWherePipPutsThem() throws IOException {
        tool.with("tool/run.sh", "#!/bin/sh\n", 0100755)
                .with("tool-1.0.data/purelib/extra.py", "e = 1\n")
                .with("tool-1.0.data/platlib/native.so", "n")
                .with("tool-1.0.data/data/share/tool/x.txt", "data")
                .with("tool-1.0.data/headers/tool.h", "h")
                .with("tool-1.0.data/scripts/old", "#!python -E\nprint()\n")
                .with("tool-1.0.data/scripts/shell", "#!/bin/sh\n")
                .info("entry_points.txt", """
                        [console_scripts]
                        tool = tool.cli:app
                        tool-two = tool.cli:Group.main [extra]
                        # comment
                        [gui_scripts]
                        tool-window=tool:show

                        [other.group]
                        x = y
                        """);
        folder.with(tool);
        Map<String, String> contents;
        try (Wheels wheels = folder.open()) {
            contents = contents(wheels.shared());
            assertEquals(List.of(), wheels.own(AMD64));
        }
        assertEquals("#!/bin/sh\n", contents.get("x " + SITE + "tool/run.sh"));
        assertEquals("e = 1\n", contents.get("- " + SITE + "extra.py"));
        assertEquals("n", contents.get("- " + SITE + "native.so"));
        assertEquals("data", contents.get("- usr/local/share/tool/x.txt"));
        assertEquals("h", contents.get("- usr/local/include/python3.13/tool/tool.h"));
        assertEquals("#!/usr/local/bin/python3.13\nprint()\n", contents.get("x usr/local/bin/old"));
        assertEquals("#!/bin/sh\n", contents.get("x usr/local/bin/shell"));
        assertEquals("""
                #!/usr/local/bin/python3.13
                import sys
                from tool.cli import Group
                if __name__ == "__main__":
                    sys.exit(Group.main())
                """, contents.get("x usr/local/bin/tool-two"));
        assertTrue(contents.containsKey("x usr/local/bin/tool-window"));
        assertTrue(contents.containsKey("- " + SITE + "tool-1.0.dist-info/METADATA"));
        assertTrue(contents.keySet().stream().noneMatch(k -> k.contains(".data/")), contents::toString);
    }

    @Test
    void wheelsOfOnePlatformAreApartFromThoseOfAll() throws IOException {
        String line = tool.keepIn(folder.cache());
        folder.lock(AMD64, line, SampleWheel.bound("fast", "2.0", "x86_64").keepIn(folder.cache()))
                .lock(ARM64, line, SampleWheel.bound("fast", "2.0", "aarch64").keepIn(folder.cache()));
        try (Wheels wheels = folder.open()) {
            assertEquals("code for x86_64", contents(wheels.own(AMD64)).get("- " + SITE + "fast/fast.so"));
            assertEquals("code for aarch64", contents(wheels.own(ARM64)).get("- " + SITE + "fast/fast.so"));
            assertTrue(contents(wheels.shared()).containsKey("- " + SITE + "tool/__init__.py"));
            assertEquals(2, wheels.on(AMD64).size());
            assertEquals(2, wheels.components().size(), "both forms of a wheel are one component");
        }
    }

    @Test
    void pathsThatLeadOutsideAreRefused() throws IOException {
        for (String path : List.of(
                "../evil.py",
                "tool/../../evil.py",
                "/etc/evil",
                "tool/a\\evil.py",
                "tool-1.0.data/data/../../../etc/evil",
                "tool//evil.py")) {
            assertTrue(refused(SampleWheel.pure("tool", "1.0").with(path, "x")).startsWith("the wheel tool 1.0"), path);
        }
    }

    @Test
    void aWheelThatIsLargerThanItMayBeOrThanItSaysIsRefused() throws IOException {
        keepDeclaring(Integer.MAX_VALUE);
        ReleaseException large =
                assertThrows(ReleaseException.class, () -> folder.open().close());
        assertTrue(large.sentence().contains("tool/__init__.py makes it unpack to more"), large.sentence());
        keepDeclaring(1);
        try (Wheels wheels = folder.open()) {
            assertThrows(
                    IOException.class,
                    () -> PlainTar.write(OutputStream.nullOutputStream(), wheels.shared(), Instant.EPOCH));
        }
    }

    /** A wheel whose directory says that its first file has another size. */
    private void keepDeclaring(int size) throws IOException {
        tool.writeTo(temp);
        byte[] bytes = Files.readAllBytes(temp.resolve(tool.fileName()));
        ByteBuffer zip = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int header = text.lastIndexOf("tool/__init__.py") - 46;
        assertEquals(0x02014b50, zip.getInt(header), "central directory, PKWARE APPNOTE 4.3.12");
        zip.putInt(header + 24, size);
        Sha256 digest = Sha256.of(bytes);
        Path wheels = Files.createDirectories(folder.cache().resolve("wheels"));
        Files.write(wheels.resolve(digest.hex() + ".whl"), bytes);
        String line = "tool==1.0 --hash=" + digest.prefixed() + "\n";
        folder.lock(AMD64, line).lock(ARM64, line);
    }

    @Test
    void linksAndFilesWithoutAPlaceAreRefused() throws IOException {
        String link = refused(SampleWheel.pure("tool", "1.0").with("tool/link", "/etc/passwd", 0120777));
        assertTrue(link.contains("tool/link is a link or a special file"), link);
        for (String path : List.of("tool-1.0.data/elsewhere/x", "other-1.0.data/data/x", "tool-1.0.data/x")) {
            String sentence = refused(SampleWheel.pure("tool", "1.0").with(path, "x"));
            assertTrue(sentence.contains("which has no place"), sentence);
        }
        String python = refused(SampleWheel.pure("tool", "1.0").with("tool-1.0.data/scripts/python3.13", "x"));
        assertTrue(python.contains("it would replace usr/local/bin/python3.13"), python);
    }

    @Test
    void twoWheelsMayNotClaimAPlaceWithDifferentContent() throws IOException {
        SampleWheel other = SampleWheel.pure("other", "1.0");
        tool.with("common/x.py", "1");
        String different = refused(tool, other.with("common/x.py", "2"));
        assertTrue(different.contains("common/x.py is another file than that of tool 1.0"), different);
        String mode = refused(
                SampleWheel.pure("tool", "1.0").with("common/x.py", "1"), other.with("common/x.py", "1", 0100755));
        assertTrue(mode.contains("is another file than that of tool 1.0"), mode);
        String cases = refused(tool, SampleWheel.pure("other", "1.0").with("common/X.py", "1"));
        assertTrue(cases.contains("in case alone"), cases);
        String below = refused(tool, SampleWheel.pure("other", "1.0").with("common/x.py/y", "1"));
        assertTrue(below.contains("a file of tool 1.0"), below);
        folder.with(tool, SampleWheel.pure("other", "1.0").with("common/x.py", "1"));
        try (Wheels wheels = folder.open()) {
            assertEquals("1", contents(wheels.shared()).get("- " + SITE + "common/x.py"));
        }
    }

    @Test
    void aWheelMustBeWhatTheLockSays() throws IOException {
        String version = refused(tool.info("METADATA", "Metadata-Version: 2.1\nName: tool\nVersion: 2.0\n"));
        assertTrue(version.contains("it says that it is 'tool 2.0'"), version);
        String name = refused(SampleWheel.pure("tool", "1.0").info("METADATA", "Name: thing\nVersion: 1.0\n"));
        assertTrue(name.contains("it says that it is 'thing 1.0'"), name);
        String two = refused(SampleWheel.pure("tool", "1.0").with("more-1.0.dist-info/METADATA", "Name: more\n"));
        assertTrue(two.contains("it has 2 files METADATA, expected one"), two);
        String points = refused(SampleWheel.pure("tool", "1.0")
                .info("entry_points.txt", "[console_scripts]\ntool = os;system('x'):y\n"));
        assertTrue(points.contains("entry_points.txt has the line"), points);
        String zip = Files.writeString(temp.resolve("x"), "no zip").toString();
        ReleaseException e = assertThrows(
                ReleaseException.class,
                () -> Wheel.open(new LockedWheel("tool", "1.0", Sha256.of("x"), "amd64.lock:1"), Path.of(zip)));
        assertTrue(
                e.sentence().startsWith("the wheel tool 1.0 (amd64.lock:1) cannot be used: it is no zip"),
                e.sentence());
    }

    @Test
    void licencesAreWhatWheelsStateOrATableSays() throws IOException {
        assertEquals(Optional.of("MIT AND 0BSD"), stated("License-Expression: MIT AND 0BSD", "License: other"));
        assertEquals(Optional.of("Apache-2.0"), stated("License: Apache License 2.0"));
        assertEquals(Optional.of("MPL-2.0 AND MIT"), stated("License: MPL-2.0 AND MIT"));
        assertEquals(
                Optional.of("MIT"), stated("License: UNKNOWN", "Classifier: License :: OSI Approved :: MIT License"));
        assertEquals(
                Optional.of("ISC AND MPL-2.0"),
                stated(
                        "Classifier: License :: OSI Approved",
                        "Classifier: License :: OSI Approved :: Mozilla Public License 2.0 (MPL 2.0)",
                        "Classifier: License :: OSI Approved :: ISC License (ISCL)"));
        assertEquals(Optional.empty(), stated("License: BSD", "Classifier: License :: OSI Approved :: BSD License"));
        assertEquals(Optional.empty(), stated("License: Copyright somebody\n        All rights reserved"));
        Files.writeString(temp.resolve("licences.txt"), "# read\ntool = BSD-3-Clause AND (MIT OR Zlib)\n");
        folder.with(tool.stating("License: BSD"));
        try (Wheels wheels = folder.open(WheelFolder.spec("licences.txt"))) {
            assertEquals(
                    "BSD-3-Clause AND (MIT OR Zlib)", wheels.on(AMD64).get(0).licence());
        }
    }

    private static Optional<String> stated(String... headers) {
        return Licences.stated(Metadata.parse(String.join("\n", headers) + "\n\nText: x\n"));
    }

    @Test
    void aTableOfLicencesHoldsWhatIsNeededAlone() throws IOException {
        folder.with(tool.stating("License: MIT"));
        for (Map.Entry<String, String> each : Map.of(
                        "tool = MIT", "the line for tool is not needed, the wheel says the same itself",
                        "thing = MIT", "the line for thing is not needed, the wheel is not in the locks",
                        "tool = Mine", "licences.txt:1: expected 'name = SPDX expression'",
                        "tool = MIT\ntool = Zlib", "licences.txt:2: a second line for tool")
                .entrySet()) {
            Files.writeString(temp.resolve("licences.txt"), each.getKey() + "\n");
            ReleaseException e = assertThrows(
                    ReleaseException.class,
                    () -> folder.open(WheelFolder.spec("licences.txt")).close());
            assertEquals(Code.CONFIG_INVALID, e.code());
            assertTrue(e.sentence().contains(each.getValue()), e.sentence());
        }
    }

    @Test
    void noticesGetTheTextsOfTheInformationFolder() throws IOException {
        folder.with(tool.stating("License-Expression: MIT")
                .stating("Project-URL: Documentation, https://example.org/docs")
                .stating("Project-URL: Source, https://example.org/code")
                .info("licenses/LICENSE.txt", "may be used")
                .info("licenses/vendored/other.txt", "of others")
                .info("NOTICE", "made by somebody")
                .info("licenses/code.py", "x = 1")
                .with("tool/LICENSE", "not there"));
        try (Wheels wheels = folder.open()) {
            Component component = wheels.components().get(0);
            assertEquals("pypi:tool", component.name());
            assertEquals(List.of("MIT"), component.licenses());
            assertEquals(Optional.of("https://example.org/code"), component.source());
            assertEquals(
                    List.of("NOTICE", "licenses/LICENSE.txt", "licenses/vendored/other.txt"),
                    component.files().stream().map(LicenseFile::name).toList());
        }
    }

    @Test
    void aWheelWithoutTextsGetsTheStandardOne() throws IOException {
        folder.with(tool.stating("License: MIT"));
        try (Wheels wheels = folder.open()) {
            assertEquals(
                    List.of("MIT (standard text)"),
                    wheels.components().get(0).files().stream()
                            .map(LicenseFile::name)
                            .toList());
        }
    }
}
