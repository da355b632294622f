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
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.digest.Sha256;
import run.aicr.document.Fields;
import run.aicr.file.PlainTar;
import run.aicr.oci.Descriptor;
import run.aicr.oci.Layout;
import run.aicr.release.FinishedRelease;
import run.aicr.release.base.BaseStore;
import run.aicr.release.config.Platform;
import run.aicr.release.config.ReleaseConfig;
import run.aicr.release.version.ReleaseId;

@ExtendWith(FinishedRelease.Extension.class)
class ImageBuilderTest {
    private static final String TOOL = "ghcr.io/example/tools/tool";

    @TempDir
    Path temp;

    @Test
    void digestsOfIndexManifestConfigurationAndLayersHold(FinishedRelease finished) throws IOException {
        Layout layout = Layout.open(finished.work().images());
        for (String name : List.of("ghcr.io/example/aicr", TOOL)) {
            One image = One.read(layout, name + ":v1.2.3");
            assertTrue(image.layers.size() >= 4, "base, runtime, program, stamp: " + image.layers);
            List<String> diffIds = image.config.fields("rootfs").orElseThrow().texts("diff_ids");
            assertEquals(image.layers.size(), diffIds.size());
            for (int i = 0; i < diffIds.size(); i++) {
                Path blob = layout.blob(image.layers.get(i).digest());
                assertEquals(image.layers.get(i).size(), Files.size(blob));
                try (InputStream in = new GZIPInputStream(Files.newInputStream(blob))) {
                    assertEquals(diffIds.get(i), Sha256.ofStream(in).prefixed());
                }
            }
            assertEquals(
                    diffIds.size(),
                    image.config.list("history").stream()
                            .filter(h -> !h.bool("empty_layer", false))
                            .count());
        }
    }

    @Test
    void labelsAreTheAnnotationsAndNameTheRelease(FinishedRelease finished) throws IOException {
        One image = One.read(Layout.open(finished.work().images()), TOOL + ":v1.2.3");
        Map<String, String> labels = new TreeMap<>(image.container().textMap("Labels"));
        assertEquals("somebody", labels.remove("maintainer"), "the base's own label stays in the configuration alone");
        assertEquals(labels, new TreeMap<>(image.manifest.textMap("annotations")));
        assertEquals(labels, new TreeMap<>(image.index.textMap("annotations")));
        String prefix = "org.opencontainers.image.";
        assertEquals("v1.2.3", labels.get(prefix + "version"));
        assertEquals(finished.id().commit(), labels.get(prefix + "revision"));
        assertEquals("2026-05-04T12:00:00Z", labels.get(prefix + "created"));
        assertEquals("tool", labels.get(prefix + "title"));
        assertEquals("https://github.com/example/demo", labels.get(prefix + "source"));
        assertEquals("true", labels.get("run.aicr.rehearsal"));
    }

    @Test
    void configurationSaysHowToStart(FinishedRelease finished) throws IOException {
        One image = One.read(Layout.open(finished.work().images()), TOOL + ":v1.2.3");
        assertEquals("65532:65532", image.container().textOrEmpty("User"));
        assertEquals(List.of("/tool"), image.container().texts("Entrypoint"));
        assertEquals("/app", image.container().textOrEmpty("WorkingDir"));
        assertTrue(image.container()
                .mappingOrEmpty("ExposedPorts")
                .find("8080/tcp")
                .isPresent());
        assertEquals("linux", image.config.textOrEmpty("os"));
        assertEquals(Platform.host().architecture(), image.config.textOrEmpty("architecture"));
        assertTrue(image.container().texts("Env").stream().noneMatch(e -> e.startsWith("JAVA_")));
    }

    @Test
    void lastLayerIsTheStampWithTheEntrypointLink(FinishedRelease finished) throws IOException {
        Layout layout = Layout.open(finished.work().images());
        One image = One.read(layout, TOOL + ":v1.2.3");
        Map<String, String> links = new TreeMap<>();
        Map<String, String> files = new TreeMap<>();
        List<Descriptor> layers = image.layers;
        try (InputStream in = new BufferedInputStream(new GZIPInputStream(
                Files.newInputStream(layout.blob(layers.get(layers.size() - 1).digest()))))) {
            PlainTar.read(in, 1 << 20, (path, header, content) -> {
                if (header.linkTarget().isEmpty()) {
                    files.put(path, new String(content.readAllBytes(), StandardCharsets.UTF_8));
                } else {
                    links.put(path, header.linkTarget());
                }
            });
        }
        assertEquals(Map.of("tool", "/opt/tool/tool"), links);
        assertEquals(
                List.of("opt/tool/LICENSE", "opt/tool/THIRD_PARTY_NOTICES.md", "opt/tool/aicr-release.json"),
                List.copyOf(files.keySet()));
        String platform = Platform.host().toString();
        StringBuilder lines = new StringBuilder();
        List<String> diffIds = image.config.fields("rootfs").orElseThrow().texts("diff_ids");
        diffIds.subList(0, diffIds.size() - 1).forEach(d -> lines.append(d).append('\n'));
        String expected =
                "\"tool/" + platform + "\": \"" + Sha256.of(lines.toString()).prefixed() + "\"";
        assertTrue(files.get("opt/tool/aicr-release.json").contains(expected), files.toString());
    }

    @Test
    void anotherVersionChangesTheLastLayerOnly(FinishedRelease finished) throws IOException {
        ReleaseId id = finished.id();
        ReleaseId rc = new ReleaseId("v1.2.3-rc9", id.commit(), id.tree(), "", id.date(), true);
        ReleaseConfig all = finished.release().config();
        ReleaseConfig config = new ReleaseConfig(
                all.repository(),
                all.mainBranch(),
                all.platforms(),
                all.programs(),
                all.images().subList(1, 2),
                all.imagePlatforms(),
                all.planned(),
                all.installer(),
                all.recipeImages(),
                all.licencePolicy(),
                all.gates(),
                all.runtimes());
        String payload = "tool_" + Platform.host().fileName();
        Map<String, Path> payloads = Map.of(payload, finished.work().payload(payload));
        BaseStore bases = BaseStore.in(finished.release().cache());
        Layout layout = Layout.create(temp.resolve("images"));
        new ImageBuilder(config, rc, temp.resolve("scratch"), bases)
                .build(layout.folder(), payloads, Map.of("LICENSE", new byte[] {'x'}));
        One stable = One.read(Layout.open(finished.work().images()), TOOL + ":v1.2.3");
        One candidate = One.read(Layout.open(layout.folder()), TOOL + ":v1.2.3-rc9");
        assertEquals(stable.layers.size(), candidate.layers.size());
        int last = stable.layers.size() - 1;
        assertEquals(stable.layers.subList(0, last), candidate.layers.subList(0, last));
        assertNotEquals(
                stable.layers.get(last).digest(), candidate.layers.get(last).digest());
        assertEquals("v1.2.3-rc9", candidate.container().textMap("Labels").get("org.opencontainers.image.version"));
    }

    /** The one platform of an image. */
    private record One(Fields index, Fields manifest, Fields config, List<Descriptor> layers) {
        static One read(Layout layout, String ref) throws IOException {
            Fields index = Fields.of(layout.readJson(layout.find(ref).orElseThrow()), "");
            assertEquals(1, index.list("manifests").size());
            Descriptor descriptor = Descriptor.read(index.list("manifests").get(0));
            assertEquals(Platform.host().toString(), descriptor.platform());
            Fields manifest = Fields.of(layout.readJson(descriptor), "");
            Fields config = Fields.of(
                    layout.readJson(Descriptor.read(manifest.fields("config").orElseThrow())), "");
            List<Descriptor> layers = new ArrayList<>();
            manifest.list("layers").forEach(l -> layers.add(Descriptor.read(l)));
            return new One(index, manifest, config, layers);
        }

        Fields container() {
            return config.fields("config").orElseThrow();
        }
    }
}
