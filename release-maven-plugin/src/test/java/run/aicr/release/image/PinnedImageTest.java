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
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.digest.Sha256;
import run.aicr.document.Fields;
import run.aicr.file.ArchiveEntry;
import run.aicr.file.PlainTar;
import run.aicr.http.HttpSettings;
import run.aicr.http.Proxies;
import run.aicr.http.Retry;
import run.aicr.http.ServiceCaller;
import run.aicr.oci.Descriptor;
import run.aicr.oci.Layout;
import run.aicr.oci.Login;
import run.aicr.oci.MediaTypes;
import run.aicr.oci.Registry;
import run.aicr.release.base.BaseRegistry;
import run.aicr.release.base.BaseStore;
import run.aicr.release.base.SyntheticBase;
import run.aicr.release.config.Platform;
import run.aicr.release.config.ReleaseConfig;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;
import run.aicr.release.publish.ImageRegistry;
import run.aicr.release.version.ReleaseId;

/** Images on a base that is pinned by its digest. */
class PinnedImageTest {
    private static final String NAME = "ghcr.io/example/tool";
    private static final Sha256 NOT_THERE = Sha256.of("nothing");

    @TempDir
    Path temp;

    private SyntheticBase base;
    private Descriptor index;

    @BeforeEach
    void makeBase() throws IOException {
        base = SyntheticBase.in(temp.resolve("cache")).inDockerForm();
        index = base.write(SyntheticBase.debian());
    }

    private ReleaseConfig config(String name, String digest) throws IOException {
        Path file = temp.resolve("release.yaml");
        Files.writeString(file, """
                schema: aicr.run/release-config/v1
                repository: example/demo
                mainBranch: main
                platforms: [linux/amd64, linux/arm64]
                programs:
                  - name: tool
                    module: tool
                    form: jars
                    main: Main
                    runtimeModules: [java.base]
                images:
                  - name: %s
                    program: tool
                    title: tool
                    description: a tool
                    entrypoint: /tool
                    user: "65532:65532"
                    workdir: /app
                    port: 8080
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
        return config("example.com/base:1", index.digest().prefixed());
    }

    private static ReleaseId id(String tag, boolean rehearsal) {
        Instant time = Instant.parse("2026-05-04T12:00:00Z");
        return new ReleaseId(tag, "a".repeat(40), "b".repeat(40), "", time, rehearsal);
    }

    private Map<String, Path> payloads() throws IOException {
        Map<String, Path> payloads = new TreeMap<>();
        for (String platform : List.of("linux_amd64", "linux_arm64")) {
            Path folder = temp.resolve("payload").resolve(platform);
            Files.createDirectories(folder.resolve("lib/runtime/bin"));
            Files.writeString(folder.resolve("tool"), "#!/bin/sh\n");
            Files.writeString(folder.resolve("lib/tool.jar"), "jar");
            Files.writeString(folder.resolve("lib/runtime/bin/java"), platform);
            payloads.put("tool_" + platform, folder);
        }
        return payloads;
    }

    private BaseStore store() {
        return new BaseStore(temp.resolve("cache"), false, BaseRegistry.none());
    }

    private ImageBuilder.Result build(ReleaseConfig config, ReleaseId id, Path folder) throws IOException {
        return new ImageBuilder(config, id, folder.resolve("scratch"), store())
                .build(folder.resolve("images"), payloads(), Map.of("LICENSE", new byte[] {'x'}));
    }

    private ImageBuild build(String tag, String folder) throws IOException {
        ImageBuilder.Result result = build(config(), id(tag, false), temp.resolve(folder));
        assertEquals(List.of(), result.missing());
        return result.images().get(0);
    }

    private Layout images(String folder) {
        return Layout.open(temp.resolve(folder).resolve("images"));
    }

    private static Fields read(Layout layout, Sha256 digest) throws IOException {
        return Fields.of(layout.readJson(new Descriptor("", digest, 0, "", Map.of())), "");
    }

    private static List<Descriptor> layers(Fields manifest) {
        return manifest.list("layers").stream().map(Descriptor::read).toList();
    }

    private static Fields config(Layout layout, Fields manifest) throws IOException {
        return read(
                layout, Descriptor.read(manifest.fields("config").orElseThrow()).digest());
    }

    @Test
    void layersOfTheBaseLieBelowOursUnchanged() throws IOException {
        ImageBuild image = build("v1.2.3", "one");
        Layout layout = images("one");
        assertEquals(List.of("linux/amd64", "linux/arm64"), List.copyOf(new TreeMap<>(image.platforms()).keySet()));
        for (ImageBuild.PlatformImage platform : image.platforms().values()) {
            Fields manifest = read(layout, platform.manifest());
            List<Descriptor> layers = layers(manifest);
            List<Sha256> ofBase = ofBase();
            assertEquals(
                    ofBase,
                    layers.subList(0, 2).stream().map(Descriptor::digest).toList());
            layers.forEach(l -> assertEquals(MediaTypes.LAYER_GZIP, l.mediaType()));
            for (Descriptor layer : layers) {
                assertEquals(layer.digest(), Sha256.ofFile(layout.blob(layer.digest())));
            }
            List<String> diffIds =
                    config(layout, manifest).fields("rootfs").orElseThrow().texts("diff_ids");
            assertEquals(layers.size(), diffIds.size());
            assertEquals(layers.size(), config(layout, manifest).list("history").size());
            StringBuilder lines = new StringBuilder();
            diffIds.subList(0, diffIds.size() - 1).forEach(d -> lines.append(d).append('\n'));
            assertEquals(Sha256.of(lines.toString()), platform.payload());
        }
    }

    private List<Sha256> ofBase() throws IOException {
        Fields list = read(base.layout(), index.digest());
        Descriptor first = Descriptor.read(list.list("manifests").get(0));
        return layers(read(base.layout(), first.digest())).stream()
                .map(Descriptor::digest)
                .toList();
    }

    @Test
    void theBaseKeepsItsSurroundingsAndOursSaysHowToStart() throws IOException {
        ImageBuild image = build("v1.2.3", "one");
        Layout layout = images("one");
        Fields manifest = read(layout, image.platforms().get("linux/arm64").manifest());
        Fields config = config(layout, manifest);
        assertEquals("arm64", config.textOrEmpty("architecture"));
        Fields container = config.fields("config").orElseThrow();
        assertEquals(List.of("PATH=/usr/bin:/busybox", "SSL_CERT_FILE=/certs", "LANG=C.UTF-8"), container.texts("Env"));
        assertEquals(List.of("/tool"), container.texts("Entrypoint"));
        assertTrue(container.node("Cmd").isEmpty());
        assertEquals("65532:65532", container.textOrEmpty("User"));
        assertEquals("/app", container.textOrEmpty("WorkingDir"));
        Map<String, String> labels = container.textMap("Labels");
        assertEquals("somebody", labels.get("maintainer"));
        assertEquals("v1.2.3", labels.get("org.opencontainers.image.version"));
        assertEquals("example.com/base:1", labels.get("org.opencontainers.image.base.name"));
        assertEquals(index.digest().prefixed(), labels.get("org.opencontainers.image.base.digest"));
        assertFalse(labels.containsKey("run.aicr.rehearsal"));
        assertEquals(
                index.digest().prefixed(), manifest.textMap("annotations").get("org.opencontainers.image.base.digest"));
        assertFalse(manifest.textMap("annotations").containsKey("maintainer"), "not ours to say");
        assertEquals(new ImageBuild.Base("example.com/base:1", index.digest().prefixed()), image.base());
    }

    @Test
    void theSameBaseGivesTheSameDigestsElsewhere() throws IOException {
        assertEquals(build("v1.2.3", "one"), build("v1.2.3", "two/elsewhere"));
    }

    @Test
    void aShellElsewhereIsLinkedToWhereLaunchersLook() throws IOException {
        index = base.write(List.of(List.of(SyntheticBase.file("busybox/sh", "a shell"))));
        ImageBuild image = build("v1.2.3", "one");
        for (ImageBuild.PlatformImage platform : image.platforms().values()) {
            Fields manifest = read(images("one"), platform.manifest());
            List<Descriptor> layers = layers(manifest);
            List<String> links = new ArrayList<>();
            try (InputStream in = new GZIPInputStream(
                    Files.newInputStream(images("one").blob(layers.get(1).digest())))) {
                PlainTar.read(in, 1 << 20, (path, header, content) -> links.add(path + " -> " + header.linkTarget()));
            }
            assertEquals(List.of("bin/sh -> /busybox/sh"), links);
            Fields config = config(images("one"), manifest);
            assertEquals(
                    layers.size(),
                    config.fields("rootfs").orElseThrow().texts("diff_ids").size());
            assertEquals(layers.size(), config.list("history").size());
        }
    }

    @Test
    void aBaseWithoutAShellIsRefused() throws IOException {
        for (List<ArchiveEntry> layer : List.of(
                List.of(SyntheticBase.file("etc/passwd", "")),
                List.of(SyntheticBase.file("busybox/sh", ""), new ArchiveEntry.Link("bin", "usr/bin")))) {
            index = base.write(List.of(layer));
            ReleaseException e = assertThrows(ReleaseException.class, () -> build("v1.2.3", "one"));
            assertEquals(Code.CONFIG_INVALID, e.code());
            assertTrue(e.sentence().contains("neither /bin/sh nor /busybox/sh"), e.sentence());
        }
        index = base.write(List.of(List.of(
                new ArchiveEntry.Link("bin", "usr/bin"),
                new ArchiveEntry.Link("usr/bin/sh", "dash"),
                SyntheticBase.file("usr/bin/dash", "a shell"))));
        assertEquals(2, build("v1.2.3", "two").platforms().size());
    }

    @Test
    void aPromotedImageKeepsTheLayersOfItsBase() throws IOException {
        ImageBuild candidate = build("v1.2.3-rc1", "rc");
        Layout to = Layout.create(temp.resolve("stable/images"));
        ImageBuild promoted = new ImagePromoter(images("rc"), to, id("v1.2.3", false), "example/demo")
                .promote(config().images().get(0), candidate.index(), Map.of("LICENSE", new byte[] {'x'}));
        assertEquals(build("v1.2.3", "built"), promoted);
    }

    @Test
    void aRegistryTakesTheImageAndGivesItBack() throws IOException {
        try (BaseRegistry bases = BaseRegistry.start(temp.resolve("registry"))) {
            bases.push(base.layout(), index, "1");
            BaseStore fetching = new BaseStore(temp.resolve("pulled"), true, BaseRegistry.readers());
            ReleaseConfig config = config(bases.name("1"), index.digest().prefixed());
            ImageBuild image = new ImageBuilder(config, id("v1.2.3", false), temp.resolve("scratch"), fetching)
                    .build(temp.resolve("one/images"), payloads(), Map.of())
                    .images()
                    .get(0);
            var tokens = bases.standIn().addresses().tokens();
            Registry registry = Registry.at(
                    bases.standIn().addresses().registry(),
                    new Login(tokens.registryUser(), tokens.registryToken()),
                    new ServiceCaller(HttpSettings.of("test/1", Proxies.NONE), Retry.standard()));
            ImageRegistry images = new ImageRegistry(registry, List.of(NAME));
            images.push(
                    NAME, images("one"), images("one").find(NAME + ":v1.2.3").orElseThrow());
            Layout back = Layout.create(temp.resolve("back"));
            images.pull(NAME, image.index(), "v1.2.3", back);
            for (ImageBuild.PlatformImage platform : image.platforms().values()) {
                List<Descriptor> layers = layers(read(back, platform.manifest()));
                assertEquals(
                        ofBase(),
                        layers.subList(0, 2).stream().map(Descriptor::digest).toList());
                for (Descriptor layer : layers) {
                    assertEquals(layer.digest(), Sha256.ofFile(back.blob(layer.digest())));
                }
            }
        }
    }

    @Test
    void aRealReleaseHasNoMinimalRoot() throws IOException {
        ReleaseException unpinned = assertThrows(
                ReleaseException.class,
                () -> build(config("example.com/base:1", ""), id("v1.2.3", false), temp.resolve("one")));
        assertEquals(Code.CONFIG_INVALID, unpinned.code());
        assertTrue(unpinned.hint().orElseThrow().contains("mvn aicr-release:pin"), unpinned.getMessage());
        ReleaseException absent = assertThrows(
                ReleaseException.class,
                () -> build(
                        config("example.com/base:1", NOT_THERE.prefixed()), id("v1.2.3", false), temp.resolve("two")));
        assertEquals(Code.MISSING_ARTIFACT, absent.code());
        assertTrue(absent.hint().orElseThrow().contains("fetch"), absent.getMessage());
    }

    @Test
    void aRehearsalWithoutTheBaseUsesTheMinimalRootAndSaysSo() throws IOException {
        Assumptions.assumeTrue(RehearsalRoot.ofThisMachine().isPresent(), "no minimal root on this machine");
        ImageBuilder.Result result =
                build(config("example.com/base:1", NOT_THERE.prefixed()), id("v1.2.3", true), temp.resolve("one"));
        ImageBuild image = result.images().get(0);
        assertTrue(image.base().isMinimalRoot());
        assertEquals(
                List.of(Platform.host().toString()),
                List.copyOf(image.platforms().keySet()));
        assertEquals(1, result.missing().size());
        assertTrue(result.missing().get(0).reason().contains("of another platform"), result.missing()::toString);
        Map<String, String> annotations = read(images("one"), image.index()).textMap("annotations");
        assertEquals(RehearsalRoot.NAME, annotations.get("org.opencontainers.image.base.name"));
    }

    @Test
    void anotherProgramReadsTheImage() throws Exception {
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/skopeo")), "skopeo is not installed");
        ImageBuild image = build("v1.2.3", "one");
        Path layout = temp.resolve("one/images");
        Layout.open(layout).tag(Layout.open(layout).find(NAME + ":v1.2.3").orElseThrow(), "v1");
        skopeo(List.of(
                "copy",
                "--all",
                "--preserve-digests",
                "oci:" + layout + ":v1",
                "oci:" + temp.resolve("copied") + ":v1"));
        assertEquals(
                Optional.of(image.index()),
                Layout.open(temp.resolve("copied")).find("v1").map(Descriptor::digest));
    }

    private void skopeo(List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("/usr/bin/skopeo", "--insecure-policy"));
        command.addAll(arguments);
        Path log = temp.resolve("skopeo.log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertTrue(process.waitFor(5, TimeUnit.MINUTES));
        assertEquals(0, process.exitValue(), () -> logOf(log));
    }

    private static String logOf(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
