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
package run.aicr.release.sbom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.digest.Sha256;
import run.aicr.document.Fields;
import run.aicr.document.JsonReader;
import run.aicr.document.Limits;
import run.aicr.release.base.InstalledPackage;
import run.aicr.release.base.InstalledPackages;
import run.aicr.release.config.Platform;
import run.aicr.release.config.Program;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;
import run.aicr.release.runtime.Jdk;
import run.aicr.release.version.ReleaseId;

class ShippedImageTest {
    private static final ReleaseId ID =
            new ReleaseId("v1.3.0", "a".repeat(40), "b".repeat(40), "", Instant.parse("2026-05-04T12:00:00Z"), true);
    private static final Jdk JDK = new Jdk(Path.of("jdk"), "25", "25.0.3+9-LTS", "Eclipse Adoptium");
    private static final Component OURS = new Component(
            "run.aicr",
            "aicr-core",
            "0-SNAPSHOT",
            "pkg:maven/run.aicr/aicr-core@0-SNAPSHOT",
            List.of("Apache-2.0"),
            "",
            "",
            true);
    private static final Component OTHERS = new Component(
            "org.example",
            "thing",
            "1.2",
            "pkg:maven/org.example/thing@1.2?type=jar",
            List.of("MIT", "BSD-3-Clause"),
            "f".repeat(64),
            "",
            false);
    private static final InstalledPackages INSTALLED = new InstalledPackages(
            "debian",
            "12",
            List.of(
                    new InstalledPackage(
                            "libc6",
                            "2.36-9+deb12u9",
                            "amd64",
                            "glibc",
                            "GNU Libc Maintainers <debian-glibc@lists.debian.org>",
                            "LGPL-2.1-or-later"),
                    new InstalledPackage(
                            "libstdc++6", "12.2.0-14", "amd64", "gcc-12@12.2.0-14", "Jane Doe <jane@example.com>", ""),
                    new InstalledPackage("netbase", "1:6.4", "all", "", "", "GPL-2.0-only")));
    private static final Sha256 INDEX = Sha256.of("index");

    @TempDir
    private Path scratch;

    private Path payload;

    @BeforeEach
    void layOut() throws IOException {
        payload = scratch.resolve("payload");
        Files.createDirectories(payload.resolve("lib/app"));
        Files.createDirectories(payload.resolve("lib/runtime/lib"));
        Files.writeString(payload.resolve("lib/app/aicr-core.jar"), "ours");
        Files.writeString(payload.resolve("lib/app/org.example.thing-1.2.jar"), "theirs");
        Files.writeString(payload.resolve("lib/runtime/lib/jrt-fs.jar"), "runtime");
        Files.writeString(
                payload.resolve("lib/runtime/release"), "JAVA_VERSION=\"25.0.3\"\nMODULES=\"java.base java.xml\"\n");
    }

    private ShippedProgram program(Platform platform) {
        Program program = new Program(
                "deployment", "m", Program.Form.JARS, "Main", "", List.of(), List.of(), List.of(), false, false);
        ModuleBom bom = new ModuleBom(List.of(OURS, OTHERS), Map.of(OURS.purl(), List.of(OTHERS.purl())));
        return new ShippedProgram(ID, program, platform, Sha256.of("payload"), payload, JDK, "", bom);
    }

    private ShippedImage image(Platform... platforms) {
        Map<String, ShippedImage.OnPlatform> on = new TreeMap<>();
        for (Platform platform : platforms) {
            on.put(
                    platform.toString(),
                    new ShippedImage.OnPlatform(
                            program(platform),
                            Sha256.of(platform.toString()),
                            "base/root",
                            "sha256:" + "c".repeat(64),
                            INSTALLED));
        }
        return new ShippedImage("ghcr.io/nvidia/aicr-validators/deployment", INDEX, new TreeMap<>(on));
    }

    private static Fields read(byte[] json) {
        return Fields.of(JsonReader.read("document", json, Limits.CATALOGUE_FILE), "");
    }

    private static Map<String, Fields> packages(byte[] spdx) {
        return read(spdx).list("packages").stream().collect(Collectors.toMap(p -> p.requiredText("SPDXID"), p -> p));
    }

    @Test
    void everyJarOfThePayloadIsListedWithItsDigestAndNoOther() throws IOException {
        Set<String> digests = new TreeSet<>();
        packages(program(Platform.parse("linux/amd64")).spdx())
                .values()
                .forEach(p -> p.list("checksums").forEach(c -> digests.add(c.requiredText("checksumValue"))));

        assertEquals(
                Set.of(
                        Sha256.of("ours").hex(),
                        Sha256.of("theirs").hex(),
                        Sha256.of("runtime").hex()),
                digests);
    }

    @Test
    void aJarThatIsNotInThePayloadIsAnError() throws IOException {
        Files.delete(payload.resolve("lib/app/org.example.thing-1.2.jar"));

        var e = assertThrows(
                ReleaseException.class,
                () -> program(Platform.parse("linux/amd64")).spdx());
        assertEquals(Code.MISSING_ARTIFACT, e.code());
    }

    @Test
    void theRuntimeIsListedWithItsModules() throws IOException {
        Fields runtime = packages(program(Platform.parse("linux/amd64")).spdx()).get("SPDXRef-Package-java-runtime");

        assertEquals("25.0.3+9-LTS", runtime.requiredText("versionInfo"));
        assertEquals("modules: java.base java.xml", runtime.requiredText("comment"));
    }

    @Test
    void bothFormatsSayTheSame() throws IOException {
        Map<String, byte[]> documents = image(Platform.parse("linux/amd64")).documents();
        Fields cycloneDx = read(documents.get("image-deployment_linux_amd64.cdx.json"));
        Set<String> inCycloneDx = new TreeSet<>();
        cycloneDx.list("components").forEach(c -> inCycloneDx.add(said(c)));
        Fields root =
                cycloneDx.fields("metadata").flatMap(m -> m.fields("component")).orElseThrow();
        inCycloneDx.add(said(root));

        Set<String> inSpdx = new TreeSet<>();
        packages(documents.get("image-deployment_linux_amd64.spdx.json"))
                .values()
                .forEach(p -> {
                    String purl = p.list("externalRefs").get(0).requiredText("referenceLocator");
                    String checksum = p.list("checksums").stream()
                            .map(c -> c.requiredText("checksumValue"))
                            .findFirst()
                            .orElse("");
                    String licence = p.requiredText("licenseDeclared").replace("NOASSERTION", "");
                    String supplier = p.requiredText("supplier")
                            .replace("NOASSERTION", "")
                            .replaceFirst("^(Organization|Person): ", "");
                    inSpdx.add(String.join(" ", purl, p.requiredText("versionInfo"), checksum, licence, supplier));
                });

        assertEquals(inSpdx, inCycloneDx);
    }

    private static String said(Fields component) {
        String licence = component.list("licenses").stream()
                .map(l -> l.requiredText("expression"))
                .findFirst()
                .orElse("");
        String supplier = component
                .fields("supplier")
                .map(s -> s.requiredText("name")
                        + s.list("contact").stream()
                                .map(c -> " (" + c.requiredText("email") + ")")
                                .findFirst()
                                .orElse(""))
                .orElse("");
        String version = component.requiredText("version");
        return String.join(" ", component.requiredText("purl"), version, hash(component), licence, supplier);
    }

    @Test
    void packagesOfTheBaseAreListedInIt() throws IOException {
        byte[] spdx = image(Platform.parse("linux/amd64")).documents().get("image-deployment_linux_amd64.spdx.json");
        Map<String, Fields> packages = packages(spdx);
        Fields libc = packages.get("SPDXRef-Package-deb-libc6-2.36-9-deb12u9");
        assertEquals(
                "pkg:deb/debian/libc6@2.36-9%2Bdeb12u9?arch=amd64&distro=debian-12&upstream=glibc",
                libc.list("externalRefs").get(0).requiredText("referenceLocator"));
        assertEquals("LGPL-2.1-or-later", libc.requiredText("licenseDeclared"));
        assertEquals(
                "Organization: GNU Libc Maintainers (debian-glibc@lists.debian.org)", libc.requiredText("supplier"));
        Fields cplusplus = packages.get("SPDXRef-Package-deb-libstdc--6-12.2.0-14");
        assertEquals("NOASSERTION", cplusplus.requiredText("licenseDeclared"));
        assertEquals("Person: Jane Doe (jane@example.com)", cplusplus.requiredText("supplier"));
        Fields netbase = packages.get("SPDXRef-Package-deb-netbase-1-6.4");
        assertEquals(
                "pkg:deb/debian/netbase@1%3A6.4?arch=all&distro=debian-12",
                netbase.list("externalRefs").get(0).requiredText("referenceLocator"));
        assertEquals("NOASSERTION", netbase.requiredText("supplier"));
        assertEquals("debian", packages.get("SPDXRef-Package-os").requiredText("name"));
        Set<String> inBase = read(spdx).list("relationships").stream()
                .filter(r -> r.requiredText("spdxElementId").equals("SPDXRef-Package-base"))
                .map(r -> r.requiredText("relationshipType") + " " + r.requiredText("relatedSpdxElement"))
                .collect(Collectors.toSet());
        assertEquals(
                Set.of(
                        "CONTAINS SPDXRef-Package-os",
                        "CONTAINS SPDXRef-Package-deb-libc6-2.36-9-deb12u9",
                        "CONTAINS SPDXRef-Package-deb-libstdc--6-12.2.0-14",
                        "CONTAINS SPDXRef-Package-deb-netbase-1-6.4"),
                inBase);
    }

    private static String hash(Fields component) {
        return component.list("hashes").stream()
                .map(h -> h.requiredText("content"))
                .findFirst()
                .orElse("");
    }

    @Test
    void theImageDescendsFromItsBaseAndHoldsTheProgram() throws IOException {
        byte[] spdx = image(Platform.parse("linux/amd64")).documents().get("image-deployment_linux_amd64.spdx.json");
        Set<String> relations = read(spdx).list("relationships").stream()
                .map(r -> r.requiredText("spdxElementId") + " " + r.requiredText("relationshipType") + " "
                        + r.requiredText("relatedSpdxElement"))
                .collect(Collectors.toSet());

        assertTrue(
                relations.containsAll(Set.of(
                        "SPDXRef-DOCUMENT DESCRIBES SPDXRef-Package-image",
                        "SPDXRef-Package-image CONTAINS SPDXRef-Package-program",
                        "SPDXRef-Package-image DESCENDANT_OF SPDXRef-Package-base",
                        "SPDXRef-Package-java-runtime CONTAINS SPDXRef-Package-java-runtime-lib-jrt-fs.jar")),
                relations::toString);
        assertTrue(read(spdx)
                .requiredText("documentNamespace")
                .endsWith(Sha256.of("linux/amd64").hex()));
    }

    @Test
    void theDocumentOfAllPlatformsMarksEachPackageWithThem() throws IOException {
        byte[] spdx = image(Platform.parse("linux/amd64"), Platform.parse("linux/arm64"))
                .documents()
                .get("image-deployment.spdx.json");
        Map<String, Fields> packages = packages(spdx);

        assertEquals(
                "platforms: linux/amd64, linux/arm64",
                packages.get("SPDXRef-Package-org.example-thing-1.2").requiredText("comment"));
        assertEquals(
                "platforms: linux/arm64",
                packages.get("SPDXRef-Package-image-linux-arm64").requiredText("comment"));
        Set<String> ids = packages.keySet();
        read(spdx).list("relationships").forEach(r -> {
            assertTrue(
                    ids.contains(r.requiredText("spdxElementId"))
                            || r.requiredText("spdxElementId").equals("SPDXRef-DOCUMENT"),
                    r::toString);
            assertTrue(ids.contains(r.requiredText("relatedSpdxElement")), r::toString);
        });
    }
}
