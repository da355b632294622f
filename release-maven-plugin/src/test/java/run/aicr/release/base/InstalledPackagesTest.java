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
package run.aicr.release.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.digest.Sha256;
import run.aicr.file.ArchiveEntry;
import run.aicr.oci.Descriptor;
import run.aicr.oci.Layout;
import run.aicr.oci.MediaTypes;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;

class InstalledPackagesTest {
    @TempDir
    Path temp;

    private Layout layout;

    @BeforeEach
    void create() throws IOException {
        layout = Layout.create(temp.resolve("layout"));
    }

    @SafeVarargs
    private InstalledPackages read(List<ArchiveEntry>... contents) throws IOException {
        List<Descriptor> layers = new ArrayList<>();
        List<String> diffIds = new ArrayList<>();
        for (List<ArchiveEntry> content : contents) {
            byte[] tar = SyntheticBase.tar(content);
            layers.add(layout.put(MediaTypes.LAYER_GZIP, SyntheticBase.gzip(tar)));
            diffIds.add(Sha256.of(tar).prefixed());
        }
        return InstalledPackages.of("image", new LayerReader(layout), layers, diffIds);
    }

    private static List<String> names(InstalledPackages installed) {
        return installed.packages().stream()
                .map(p -> p.name() + " " + p.version())
                .toList();
    }

    private static ArchiveEntry file(String path, String text) {
        return SyntheticBase.file(path, text);
    }

    private static String paragraph(String name, String version) {
        return "Package: " + name + "\nStatus: install ok installed\nArchitecture: amd64\nVersion: " + version + "\n\n";
    }

    @Test
    void theStatusFileIsReadWithDistributionAndLicences() throws IOException {
        List<List<ArchiveEntry>> debian = SyntheticBase.debian();
        InstalledPackages installed = read(debian.get(0), debian.get(1));
        assertEquals("debian", installed.distribution());
        assertEquals("12", installed.release());
        assertEquals(
                List.of(new InstalledPackage(
                        "libc6",
                        "2.36-9+deb12u9",
                        "amd64",
                        "glibc",
                        "GNU Libc Maintainers <debian-glibc@lists.debian.org>",
                        "LGPL-2.1-or-later")),
                installed.packages());
    }

    @Test
    void aFileForEachPackageIsReadAsDistrolessHasIt() throws IOException {
        InstalledPackages installed = read(
                List.of(
                        file("var/lib/dpkg/status.d/base", "Package: base-files\nVersion: 12.4\nArchitecture: arm64\n"),
                        file("var/lib/dpkg/status.d/base.md5sums", "0123  etc/x\n"),
                        file("usr/lib/os-release", "NAME=x\nID=debian\n"),
                        new ArchiveEntry.Link("etc/os-release", "../usr/lib/os-release")),
                List.of(file("var/lib/dpkg/status.d/tz", "Package: tzdata\nVersion: 2024a\n")));
        assertEquals(List.of("base-files 12.4", "tzdata 2024a"), names(installed));
        assertEquals("debian", installed.distribution());
        assertEquals("", installed.release());
        assertEquals("all", installed.packages().get(1).architecture());
    }

    @Test
    void laterLayersReplaceAndRemove() throws IOException {
        List<ArchiveEntry> first = List.of(
                file("var/lib/dpkg/status", paragraph("old", "1")),
                file("var/lib/dpkg/status.d/a", paragraph("a", "1")),
                file("var/lib/dpkg/status.d/b", paragraph("b", "1")));
        assertEquals(
                List.of("a 1", "b 1", "new 2"),
                names(read(first, List.of(file("var/lib/dpkg/status", paragraph("new", "2"))))));
        assertEquals(List.of("b 1", "old 1"), names(read(first, List.of(file("var/lib/dpkg/status.d/.wh.a", "")))));
        assertEquals(
                List.of("c 3", "old 1"),
                names(read(
                        first,
                        List.of(
                                file("var/lib/dpkg/status.d/.wh..wh..opq", ""),
                                file("var/lib/dpkg/status.d/c", paragraph("c", "3"))))));
        assertEquals(List.of(), names(read(first, List.of(file("var/lib/.wh.dpkg", "")))));
        assertEquals(List.of(), names(read(first, List.of(file("var", "a file where a folder was")))));
    }

    @Test
    void copyrightsAreFoundThroughLinks() throws IOException {
        String copyright = """
                Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/

                Files: *
                License: Expat
                 Text.
                """;
        InstalledPackages installed = read(List.of(
                file("var/lib/dpkg/status", paragraph("one", "1") + paragraph("two", "1") + paragraph("three", "1")),
                file("usr/share/doc/gcc/copyright", copyright),
                new ArchiveEntry.Link("usr/share/doc/one", "gcc"),
                new ArchiveEntry.Link("usr/share/doc/two/copyright", "/usr/share/doc/one/copyright"),
                new ArchiveEntry.Link("usr/share/doc/three", "three")));
        assertEquals(
                List.of("one MIT", "three ", "two MIT"),
                installed.packages().stream()
                        .map(p -> p.name() + " " + p.licence())
                        .toList());
    }

    @Test
    void aBrokenStatusFileIsNamedWithItsLine() {
        assertRefused("var/lib/dpkg/status:2: expected a field", "Package: a\nnonsense\n");
        assertRefused("a package without Version: a", "Package: a\nStatus: install ok installed\n");
        assertRefused("a package without Package: (no name)", "Version: 1\n");
    }

    private void assertRefused(String words, String status) {
        ReleaseException e =
                assertThrows(ReleaseException.class, () -> read(List.of(file("var/lib/dpkg/status", status))));
        assertEquals(Code.CONFIG_INVALID, e.code());
        assertTrue(e.sentence().contains(words), e.sentence());
    }

    @Test
    void aLayerThatUnpacksToSomethingElseIsRefused() throws IOException {
        byte[] tar = SyntheticBase.tar(List.of(file("a", "b")));
        Descriptor good = layout.put(MediaTypes.LAYER_GZIP, SyntheticBase.gzip(tar));
        Descriptor cut = layout.put(
                MediaTypes.LAYER_GZIP,
                Arrays.copyOf(Files.readAllBytes(layout.blob(good.digest())), (int) good.size() - 9));
        for (Descriptor layer : List.of(good, cut)) {
            ReleaseException e = assertThrows(
                    ReleaseException.class,
                    () -> InstalledPackages.of(
                            "image",
                            new LayerReader(layout),
                            List.of(layer),
                            List.of(Sha256.of("other").prefixed())));
            assertTrue(e.sentence().contains(layer.digest().prefixed()), e.sentence());
        }
    }
}
