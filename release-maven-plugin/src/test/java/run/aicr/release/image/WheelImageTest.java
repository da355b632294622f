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
package run.aicr.release.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.digest.Sha256;
import run.aicr.document.Fields;
import run.aicr.file.ArchiveEntry;
import run.aicr.file.PlainTar;
import run.aicr.oci.Descriptor;
import run.aicr.oci.Layout;
import run.aicr.release.base.BaseRegistry;
import run.aicr.release.base.BaseStore;
import run.aicr.release.base.SyntheticBase;
import run.aicr.release.config.ReleaseConfig;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;
import run.aicr.release.input.InputCache;
import run.aicr.release.version.ReleaseId;
import run.aicr.release.wheel.SampleWheel;
import run.aicr.release.wheel.WheelStore;

/** Images of Python wheels on a base with an interpreter. */
class WheelImageTest {
    private static final String NAME = "ghcr.io/example/bench";
    private static final String SITE = "usr/local/lib/python3.13/site-packages/";

    @TempDir
    Path temp;

    private SyntheticBase base;
    private Descriptor index;

    @BeforeEach
    void makeBaseAndWheels() throws IOException {
        base = SyntheticBase.in(temp.resolve("cache/oci"));
        index = base.write(SyntheticBase.python("root:x:0:0:root:/root:/bin/sh\n"));
        String tool = SampleWheel.pure("tool", "1.0")
                .stating("License-Expression: Apache-2.0")
                .info("entry_points.txt", "[console_scripts]\ntool = tool:main\n")
                .keepIn(temp.resolve("cache"));
        lock("amd64", tool + fast("x86_64"));
        lock("arm64", tool + fast("aarch64"));
    }

    private String fast(String machine) throws IOException {
        return SampleWheel.bound("fast", "2.0", machine).stating("License: MIT").keepIn(temp.resolve("cache"));
    }

    private void lock(String architecture, String lines) throws IOException {
        Files.writeString(temp.resolve(architecture + ".lock"), lines);
    }

    private ReleaseConfig config(String name, String digest) throws IOException {
        Path file = temp.resolve("release.yaml");
        Files.writeString(file, """
                schema: aicr.run/release-config/v1
                repository: example/demo
                mainBranch: main
                platforms: [linux/amd64, linux/arm64]
                programs: []
                images:
                  - name: %s
                    title: bench
                    description: a benchmark
                    entrypoint: tool
                    user: "10001"
                    workdir: /home/me
                    wheels:
                      package: tool
                      version: "1.0"
                      python: "3.13"
                      prefix: /usr/local
                      account: me
                      locks:
                        linux/amd64: amd64.lock
                        linux/arm64: arm64.lock
                    base:
                      name: %s
                      digest: "%s"
                imagePlatforms: [linux/amd64, linux/arm64]
                policy:
                  licences: policy.yaml
                """.formatted(NAME, name, digest));
        return ReleaseConfig.read(file);
    }

    private ReleaseConfig config() throws IOException {
        return config("example.com/python:3.13-slim", index.digest().prefixed());
    }

    private static ReleaseId id(String tag, boolean rehearsal) {
        Instant time = Instant.parse("2026-05-04T12:00:00Z");
        return new ReleaseId(tag, "a".repeat(40), "b".repeat(40), "", time, rehearsal);
    }

    private BaseStore store() {
        return new BaseStore(temp.resolve("cache/oci"), false, BaseRegistry.none());
    }

    private WheelStore wheels() {
        return new WheelStore(new InputCache(temp.resolve("cache"), InputCache.Mode.LOCAL), temp, Map.of());
    }

    private ImageBuilder.Result build(ReleaseConfig config, ReleaseId id, String folder, BaseStore bases)
            throws IOException {
        Path to = temp.resolve(folder);
        try (WheelImages wheelImages = WheelImages.collect(config, id, bases, wheels())) {
            return new ImageBuilder(config, id, to.resolve("scratch"), bases, wheelImages)
                    .build(to.resolve("images"), Map.of(), Map.of("LICENSE", new byte[] {'x'}));
        }
    }

    private ImageBuild build(String tag, String folder) throws IOException {
        ImageBuilder.Result result = build(config(), id(tag, false), folder, store());
        assertEquals(List.of(), result.missing());
        return result.images().get(0);
    }

    private Layout images(String folder) {
        return Layout.open(temp.resolve(folder).resolve("images"));
    }

    private static Fields read(Layout layout, Sha256 digest) throws IOException {
        return Fields.of(layout.readJson(new Descriptor("", digest, 0, "", Map.of())), "");
    }

    private Fields manifest(String folder, ImageBuild image, String platform) throws IOException {
        return read(images(folder), image.platforms().get(platform).manifest());
    }

    private static List<Sha256> layers(Fields manifest) {
        return manifest.list("layers").stream()
                .map(l -> Descriptor.read(l).digest())
                .toList();
    }

    private Map<String, String> files(String folder, Sha256 layer) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (InputStream in =
                new GZIPInputStream(Files.newInputStream(images(folder).blob(layer)))) {
            PlainTar.read(
                    in,
                    1 << 20,
                    (path, header, content) -> files.put(
                            path + " " + Integer.toOctalString(header.mode()),
                            new String(content.readAllBytes(), StandardCharsets.UTF_8)));
        }
        return files;
    }

    @Test
    void theLayersAreAccountSharedWheelsOwnWheelsAndStamp() throws IOException {
        ImageBuild image = build("v1.2.3", "one");
        List<Sha256> amd64 = layers(manifest("one", image, "linux/amd64"));
        List<Sha256> arm64 = layers(manifest("one", image, "linux/arm64"));
        assertEquals(7, amd64.size(), "three of the base, four of ours");
        assertEquals(amd64.subList(0, 5), arm64.subList(0, 5));
        assertNotEquals(amd64.get(5), arm64.get(5));
        assertEquals(
                "root:x:0:0:root:/root:/bin/sh\nme:x:10001:10001::/home/me:/usr/sbin/nologin\n",
                files("one", amd64.get(3)).get("etc/passwd 644"));
        assertEquals("root:x:0:\nme:x:10001:\n", files("one", amd64.get(3)).get("etc/group 644"));
        Map<String, String> shared = files("one", amd64.get(4));
        assertTrue(shared.get("usr/local/bin/tool 755").startsWith("#!/usr/local/bin/python3.13\n"), shared::toString);
        assertTrue(shared.containsKey(SITE + "tool/__init__.py 644"));
        assertEquals("code for aarch64", files("one", arm64.get(5)).get(SITE + "fast/fast.so 644"));
        assertEquals(
                List.of("opt/tool/LICENSE 644", "opt/tool/aicr-release.json 644"),
                List.copyOf(files("one", amd64.get(6)).keySet()));
    }

    @Test
    void theConfigurationSaysHowToStartAndWhatItIs() throws IOException {
        ImageBuild image = build("v1.2.3", "one");
        Fields manifest = manifest("one", image, "linux/arm64");
        Fields config = read(
                images("one"),
                Descriptor.read(manifest.fields("config").orElseThrow()).digest());
        assertEquals("arm64", config.textOrEmpty("architecture"));
        Fields container = config.fields("config").orElseThrow();
        assertEquals(List.of("tool"), container.texts("Entrypoint"));
        assertTrue(container.node("Cmd").isEmpty());
        assertEquals("10001", container.textOrEmpty("User"));
        assertEquals("/home/me", container.textOrEmpty("WorkingDir"));
        assertTrue(container.texts("Env").contains("PYTHONPYCACHEPREFIX=/tmp/python-byte-code"));
        Map<String, String> labels = container.textMap("Labels");
        assertEquals("1.0", labels.get("io.aicr.tool.version"));
        assertEquals("v1.2.3", labels.get("org.opencontainers.image.version"));
        assertEquals("1.0", manifest.textMap("annotations").get("io.aicr.tool.version"));
        assertEquals(
                "1.0", read(images("one"), image.index()).textMap("annotations").get("io.aicr.tool.version"));
        int layers = manifest.list("layers").size();
        assertEquals(
                layers, config.fields("rootfs").orElseThrow().texts("diff_ids").size());
        assertEquals(layers, config.list("history").size());
    }

    @Test
    void theSameInputsGiveTheSameBytesElsewhere() throws IOException {
        assertEquals(build("v1.2.3", "one"), build("v1.2.3", "two/elsewhere"));
        ImageBuild next = build("v1.2.4", "three");
        assertEquals(
                layers(manifest("one", build("v1.2.3", "one"), "linux/amd64")).subList(0, 6),
                layers(manifest("three", next, "linux/amd64")).subList(0, 6),
                "only the stamp names the version");
    }

    @Test
    void aPromotedImageKeepsItsWheels() throws IOException {
        ImageBuild candidate = build("v1.2.3-rc1", "rc");
        Layout to = Layout.create(temp.resolve("stable/images"));
        ImageBuild promoted = new ImagePromoter(images("rc"), to, id("v1.2.3", false), "example/demo")
                .promote(config().images().get(0), candidate.index(), Map.of("LICENSE", new byte[] {'x'}));
        assertEquals(build("v1.2.3", "built"), promoted);
    }

    @Test
    void theBaseIsPulledFromARegistry() throws IOException {
        try (BaseRegistry bases = BaseRegistry.start(temp.resolve("registry"))) {
            bases.push(base.layout(), index, "3.13-slim");
            BaseStore fetching = new BaseStore(temp.resolve("pulled"), true, BaseRegistry.readers());
            ReleaseConfig config =
                    config(bases.name("3.13-slim"), index.digest().prefixed());
            ImageBuilder.Result result = build(config, id("v1.2.3", false), "one", fetching);
            assertEquals(2, result.images().get(0).platforms().size());
        }
    }

    @Test
    void whatARehearsalLacksIsNamedWithTheWayOut() throws IOException {
        ImageBuilder.Result unpinned =
                build(config("example.com/python:3.13-slim", ""), id("v1.2.3", true), "a", store());
        assertEquals(List.of(), unpinned.images());
        assertEquals(NAME, unpinned.missing().get(0).name());
        assertTrue(unpinned.missing().get(0).reason().contains("mvn aicr-release:pin"), unpinned.missing()::toString);
        String absent = Sha256.of("absent").prefixed();
        ImageBuilder.Result notPulled =
                build(config("example.com/python:3.13-slim", absent), id("v1.2.3", true), "b", store());
        assertTrue(notPulled.missing().get(0).reason().contains("inputs=fetch"), notPulled.missing()::toString);
        Files.delete(temp.resolve("cache/wheels")
                .resolve(Files.readString(temp.resolve("arm64.lock"))
                                .strip()
                                .substring(Files.readString(temp.resolve("arm64.lock"))
                                                .strip()
                                                .length()
                                        - 64)
                        + ".whl"));
        ImageBuilder.Result noWheels = build(config(), id("v1.2.3", true), "c", store());
        assertEquals(List.of(), noWheels.images());
        assertEquals(
                "1 of 2 Python wheels for linux/arm64 are not in the cache; let them be downloaded:"
                        + " -Daicr.release.inputs=fetch",
                noWheels.missing().get(0).reason());
        ReleaseException real =
                assertThrows(ReleaseException.class, () -> build(config(), id("v1.2.3", false), "d", store()));
        assertEquals(Code.CONFIG_INVALID, real.code());
        assertTrue(real.sentence().contains("a real release must be complete, but " + NAME), real.sentence());
        ReleaseException noBase = assertThrows(
                ReleaseException.class,
                () -> build(config("example.com/python:3.13-slim", ""), id("v1.2.3", false), "e", store()));
        assertEquals(Code.CONFIG_INVALID, noBase.code());
    }

    @Test
    void aBaseWithoutThePythonIsRefused() throws IOException {
        index = base.write(SyntheticBase.debian());
        ReleaseException none = assertThrows(ReleaseException.class, () -> build("v1.2.3", "one"));
        assertEquals(Code.CONFIG_INVALID, none.code());
        assertTrue(none.sentence().contains("has no /usr/local/bin/python3.13 for linux/amd64"), none.sentence());
        List<List<ArchiveEntry>> layers = new ArrayList<>(SyntheticBase.debian());
        layers.add(List.of(
                SyntheticBase.file("usr/local/bin/python3.13", ""),
                SyntheticBase.file("usr/local/lib/python3.12/os.py", "")));
        index = base.write(layers);
        ReleaseException library = assertThrows(ReleaseException.class, () -> build("v1.2.3", "two"));
        assertTrue(library.sentence().contains("/usr/local/lib/python3.13/os.py"), library.sentence());
    }

    @Test
    void aBaseThatHasTheAccountIsRefused() throws IOException {
        for (String line : List.of("other:x:10001:0::/:/bin/sh", "me:x:5:5::/:/bin/sh")) {
            index = base.write(SyntheticBase.python(line + "\n"));
            ReleaseException e = assertThrows(ReleaseException.class, () -> build("v1.2.3", "one"));
            assertEquals(Code.CONFIG_INVALID, e.code());
            assertTrue(e.sentence().contains("has the line '" + line + "' in /etc/passwd"), e.sentence());
        }
    }

    @Test
    void billsOfMaterialsListEveryWheelWithItsDigest() throws IOException {
        ReleaseId id = id("v1.2.3", false);
        Map<String, byte[]> documents;
        try (WheelImages wheelImages = WheelImages.collect(config(), id, store(), wheels())) {
            ImageBuild image = build("v1.2.3", "one");
            documents = new ImageDocuments(images("one"), new HashMap<>(wheelImages.shipped(id))).of(image, "tool");
            assertEquals(
                    List.of("pypi:fast 2.0 [MIT]", "pypi:tool 1.0 [Apache-2.0]"),
                    wheelImages.components().stream()
                            .map(c -> c.name() + " " + c.version() + " " + c.licenses())
                            .toList());
        }
        assertEquals(5, documents.size());
        String spdx = new String(documents.get("image-bench_linux_arm64.spdx.json"), StandardCharsets.UTF_8);
        String cycloneDx = new String(documents.get("image-bench_linux_arm64.cdx.json"), StandardCharsets.UTF_8);
        for (String line : Files.readString(temp.resolve("arm64.lock")).lines().toList()) {
            String digest = line.substring(line.length() - 64);
            assertTrue(spdx.contains(digest) && cycloneDx.contains(digest), line);
        }
        for (String text : List.of("pkg:pypi/fast@2.0", "pkg:pypi/tool@1.0", "pkg:generic/python@3.13", "libc6")) {
            assertTrue(spdx.contains(text) && cycloneDx.contains(text), text);
        }
        String merged = new String(documents.get("image-bench.spdx.json"), StandardCharsets.UTF_8);
        assertTrue(merged.contains("pypi-fast-2.0-linux-amd64") && merged.contains("pypi-fast-2.0-linux-arm64"));
        assertFalse(merged.contains("pypi-tool-1.0-linux-amd64"), "the same everywhere");
    }
}
