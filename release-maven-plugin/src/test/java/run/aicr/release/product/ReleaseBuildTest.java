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
package run.aicr.release.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.attestation.release.Payload;
import run.aicr.document.Fields;
import run.aicr.document.JsonReader;
import run.aicr.document.Limits;
import run.aicr.release.FinishedRelease;
import run.aicr.release.SmallRelease;
import run.aicr.release.config.Platform;
import run.aicr.release.config.Program;
import run.aicr.release.config.ReleaseConfig.Missing;
import run.aicr.release.runtime.HostRuntime;
import run.aicr.release.runtime.Jdk;
import run.aicr.release.version.ReleaseId;
import run.aicr.release.work.Tree;

@ExtendWith(FinishedRelease.Extension.class)
class ReleaseBuildTest {
    @TempDir
    Path temp;

    @Test
    void payloadDigestFollowsTheRuleOfTheSpecification(FinishedRelease finished) throws Exception {
        for (String program : List.of("aicr", "tool")) {
            Path folder = payload(finished, program);
            Map<String, String> lines = new TreeMap<>();
            try (Stream<Path> walk = Files.walk(folder)) {
                for (Path file : walk.filter(Files::isRegularFile).toList()) {
                    String path = folder.relativize(file).toString();
                    String mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
                    lines.put(
                            path,
                            sha256(Files.readAllBytes(file)) + (mode.charAt(2) == 'x' ? " x " : " - ") + path + "\n");
                }
            }
            String expected = sha256(String.join("", lines.values()).getBytes(StandardCharsets.UTF_8));
            assertEquals(
                    expected,
                    manifest(finished)
                            .payloads()
                            .get(folder.getFileName().toString())
                            .hex());
        }
    }

    @Test
    void aListOfCommandsLiesBesideTheRuntimeOfTheProgramThatCarriesOne(FinishedRelease finished) throws IOException {
        assertEquals(
                "aicr\tcommand\n", Files.readString(payload(finished, "aicr").resolve(CommandList.PATH)));
        assertFalse(Files.exists(payload(finished, "tool").resolve(CommandList.PATH)));
    }

    @Test
    void payloadHoldsNoLinksAndHasFixedTimesAndModes(FinishedRelease finished) throws IOException {
        for (String program : List.of("aicr", "tool")) {
            try (Stream<Path> walk = Files.walk(payload(finished, program))) {
                for (Path path : walk.toList()) {
                    assertFalse(Files.isSymbolicLink(path), path.toString());
                    String mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
                    assertTrue(mode.equals("rwxr-xr-x") || mode.equals("rw-r--r--"), path + " " + mode);
                    assertEquals(
                            FileTime.from(SmallRelease.COMMIT_TIME),
                            Files.getLastModifiedTime(path, LinkOption.NOFOLLOW_LINKS));
                }
            }
        }
    }

    @Test
    void programsHaveClassArchivesAndOnlyTheJavaLauncher(FinishedRelease finished) throws IOException {
        Path linked = payload(finished, "aicr");
        assertTrue(Files.isRegularFile(linked.resolve("lib/runtime/lib/server/classes.jsa")));
        assertFalse(Files.exists(linked.resolve("lib/app")));
        Path jars = payload(finished, "tool");
        assertTrue(Files.isRegularFile(jars.resolve("lib/classes.jsa")));
        assertEquals(
                List.of("org.example.greeting-1.0.jar", "tool.jar"),
                List.copyOf(Tree.files(jars.resolve("lib/app")).keySet()));
        assertEquals(
                List.of("java"),
                List.copyOf(Tree.files(jars.resolve("lib/runtime/bin")).keySet()));
    }

    @Test
    void payloadNamesNoVersion(FinishedRelease finished) throws IOException {
        for (String program : List.of("aicr", "tool")) {
            for (Map.Entry<String, Path> file :
                    Tree.files(payload(finished, program)).entrySet()) {
                String text = Files.readString(file.getValue(), StandardCharsets.ISO_8859_1);
                assertFalse(text.contains(finished.id().commit()), file.getKey());
                assertFalse(text.contains("v1.2.3"), file.getKey());
            }
        }
    }

    @Test
    void launcherWorksThroughLinksFromAnotherFolder(FinishedRelease finished) throws IOException {
        Path elsewhere = Files.createDirectories(temp.resolve("a folder"));
        Path absolute = Files.createSymbolicLink(
                elsewhere.resolve("absolute"), payload(finished, "tool").resolve("tool"));
        Path relative = Files.createSymbolicLink(elsewhere.resolve("relative"), Path.of("absolute"));
        for (Path link : List.of(absolute, relative)) {
            assertEquals("hello from jars a b,c\n", Jdk.run(List.of(link.toString(), "a b", "c"), temp));
            assertEquals("hello from jars \n", Jdk.run(List.of("./" + link.getFileName()), elsewhere));
        }
        Files.delete(relative);
        Files.delete(absolute);
        assertEquals(
                "aicr version unknown (commit: unknown, date: unknown)\n",
                Jdk.run(List.of(payload(finished, "aicr").resolve("aicr").toString()), temp));
    }

    @Test
    void payloadIsTheSameInAnotherFolderTimeZoneAndLanguage(FinishedRelease finished) throws IOException {
        TimeZone zone = TimeZone.getDefault();
        Locale locale = Locale.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            Program program = finished.release().config().program("tool");
            Map<String, Path> jars = ProgramJars.of(finished.release().root(), program);
            Payload again = new PayloadBuilder(
                            new HostRuntime(SmallRelease.jdk()), finished.id().date())
                    .build(program, jars, temp.resolve("another/folder"));
            assertEquals(Payload.of(payload(finished, "tool"), "tool"), again);
        } finally {
            TimeZone.setDefault(zone);
            Locale.setDefault(locale);
        }
    }

    @Test
    void manifestListsEverythingAndReadsBackEqual(FinishedRelease finished) throws IOException {
        BuildManifest manifest = manifest(finished);
        Platform host = Platform.host();
        Platform other = new Platform("linux", host.architecture().equals("amd64") ? "arm64" : "amd64");
        assertEquals(
                List.of("aicr_" + host.fileName(), "tool_" + host.fileName()),
                List.copyOf(manifest.payloads().keySet()));
        assertEquals(
                List.of("ghcr.io/example/aicr", "ghcr.io/example/tools/tool"),
                manifest.images().stream().map(i -> i.name()).toList());
        assertEquals(
                List.of(
                        new Missing("bom", "not made yet"),
                        new Missing(
                                "aicr_1.2.3_" + other.fileName() + ".tar.gz",
                                "no Java runtime for " + other + " is configured"),
                        new Missing("ghcr.io/example/aicr " + other, "no Java runtime for " + other),
                        new Missing("ghcr.io/example/tools/tool " + other, "no Java runtime for " + other)),
                manifest.missing());
        assertEquals(
                List.of(
                        "THIRD_PARTY_NOTICES.md",
                        "aicr_1.2.3_bom.cdx.json",
                        "aicr_1.2.3_" + host.fileName() + ".cdx.json",
                        "aicr_1.2.3_" + host.fileName() + ".sbom.json",
                        "image-aicr.spdx.json",
                        "image-aicr_" + host.fileName() + ".cdx.json",
                        "image-aicr_" + host.fileName() + ".spdx.json",
                        "image-tool.1.openvex.json",
                        "image-tool.spdx.json",
                        "image-tool_" + host.fileName() + ".1.openvex.json",
                        "image-tool_" + host.fileName() + ".cdx.json",
                        "image-tool_" + host.fileName() + ".spdx.json",
                        "install",
                        "tool_1.2.3_" + host.fileName() + ".cdx.json",
                        "tool_1.2.3_" + host.fileName() + ".sbom.json"),
                List.copyOf(manifest.files().keySet()));
        Path copy = temp.resolve("build.json");
        manifest.write(copy);
        assertEquals(Files.readString(finished.work().manifest()), Files.readString(copy));
        assertEquals(manifest, BuildManifest.read(copy, finished.id()).orElseThrow());
    }

    @Test
    void manifestOfSomethingElseOrDamagedOneIsNoManifest(FinishedRelease finished) throws IOException {
        ReleaseId id = finished.id();
        Path file = temp.resolve("build.json");
        assertTrue(BuildManifest.read(file, id).isEmpty());
        String good = Files.readString(finished.work().manifest());
        for (String bad : List.of(
                good.replace("build/v1", "build/v2"),
                good.replace(id.commit(), "f".repeat(40)),
                good.replace("sha256:", "md5:"),
                good.substring(0, 500),
                "[]")) {
            Files.writeString(file, bad);
            assertTrue(BuildManifest.read(file, id).isEmpty(), bad);
        }
    }

    @Test
    void theInstallerKnowsItsReleaseAndRepository(FinishedRelease finished) throws IOException {
        assertEquals(
                "#!/bin/sh\necho v1.2.3 example/demo\n",
                Files.readString(finished.work().files().resolve("install")));
    }

    @Test
    void noticesNameComponentsAndTheRuntime(FinishedRelease finished) throws IOException {
        String notices = Files.readString(finished.work().files().resolve("THIRD_PARTY_NOTICES.md"));
        assertTrue(
                notices.contains("| `org.example:greeting` | 1.0 | MIT | https://example.org/greeting |"),
                notices.substring(0, 600));
        assertTrue(notices.contains("MIT text."));
        assertTrue(notices.contains("| `java-runtime` | " + SmallRelease.jdk().fullVersion()));
        assertFalse(notices.contains("run.aicr:tool"));
    }

    @Test
    void billOfMaterialsNamesProgramRuntimeAndDependencies(FinishedRelease finished) throws IOException {
        String stem = "tool_1.2.3_" + Platform.host().fileName();
        Fields spdx = json(finished.work().files().resolve(stem + ".sbom.json"));
        String payload = manifest(finished)
                .payloads()
                .get("tool_" + Platform.host().fileName())
                .hex();
        assertEquals("https://aicr.run/spdx/" + stem + "-" + payload, spdx.textOrEmpty("documentNamespace"));
        assertEquals(
                "2026-05-04T12:00:00Z",
                spdx.fields("creationInfo").orElseThrow().textOrEmpty("created"));
        List<Fields> packages = spdx.list("packages");
        assertEquals(
                List.of(
                        "SPDXRef-Package-java-runtime",
                        "SPDXRef-Package-java-runtime-lib-jrt-fs.jar",
                        "SPDXRef-Package-org.example-greeting-1.0",
                        "SPDXRef-Package-program",
                        "SPDXRef-Package-run.aicr-tool"),
                packages.stream().map(p -> p.textOrEmpty("SPDXID")).toList());
        Fields greeting = packages.get(2);
        assertEquals("MIT", greeting.textOrEmpty("licenseDeclared"));
        assertEquals(
                sha256(Files.readAllBytes(payload(finished, "tool").resolve("lib/app/org.example.greeting-1.0.jar"))),
                greeting.list("checksums").get(0).textOrEmpty("checksumValue"));
        assertEquals("1.2.3", packages.get(3).textOrEmpty("versionInfo"));
        List<String> relations = spdx.list("relationships").stream()
                .map(r -> r.textOrEmpty("relationshipType") + " " + r.textOrEmpty("relatedSpdxElement"))
                .toList();
        assertTrue(relations.contains("DESCRIBES SPDXRef-Package-program"), relations.toString());
        assertTrue(relations.contains("DEPENDS_ON SPDXRef-Package-org.example-greeting-1.0"), relations.toString());

        Fields cyclone = json(finished.work().files().resolve(stem + ".cdx.json"));
        assertEquals("1.6", cyclone.textOrEmpty("specVersion"));
        assertTrue(
                cyclone.textOrEmpty("serialNumber").matches("urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab].*"));
        assertEquals(
                List.of("java-runtime", "jrt-fs.jar", "greeting", "tool"),
                cyclone.list("components").stream()
                        .map(c -> c.textOrEmpty("name"))
                        .toList());
    }

    private static BuildManifest manifest(FinishedRelease finished) {
        return BuildManifest.read(finished.work().manifest(), finished.id()).orElseThrow();
    }

    private static Path payload(FinishedRelease finished, String program) {
        return finished.work().payload(program + "_" + Platform.host().fileName());
    }

    private static Fields json(Path file) throws IOException {
        return Fields.of(JsonReader.read(file.toString(), Files.readAllBytes(file), Limits.CATALOGUE_FILE), "");
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
