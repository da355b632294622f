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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import run.aicr.attestation.release.Payload;
import run.aicr.digest.Sha256;
import run.aicr.document.Fields;
import run.aicr.document.JsonReader;
import run.aicr.document.JsonWriter;
import run.aicr.document.Limits;
import run.aicr.document.Mapping;
import run.aicr.document.Node;
import run.aicr.document.Sequence;
import run.aicr.error.AicrException;
import run.aicr.file.AtomicFile;
import run.aicr.oci.Layout;
import run.aicr.release.config.ReleaseConfig.Missing;
import run.aicr.release.image.ImageBuild;
import run.aicr.release.version.ReleaseId;
import run.aicr.release.work.WorkFolder;

/**
 * {@code build.json}: digests of all that {@code built} made (spec release §2.1). Equal inputs give an equal file.
 *
 * @param promotedFrom candidate whose payload this is; empty when it was built
 * @param inputs digest over everything that went in; another one means the build is stale
 * @param payloads payload name to payload digest
 * @param images images in the layout
 * @param files files for the release by name: bills of materials, notices
 * @param missing what this machine could not make
 */
public record BuildManifest(
        ReleaseId id,
        String promotedFrom,
        String java,
        Sha256 inputs,
        SortedMap<String, Sha256> payloads,
        List<ImageBuild> images,
        SortedMap<String, Sha256> files,
        List<Missing> missing) {
    private static final String SCHEMA = "aicr.run/build/v1";

    public BuildManifest {
        payloads = Collections.unmodifiableSortedMap(new TreeMap<>(payloads));
        images = List.copyOf(images);
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
        missing = List.copyOf(missing);
    }

    public void write(Path file) throws IOException {
        AtomicFile.write(file, JsonWriter.indented(toNode()));
    }

    /** Whether everything that it names lies in the work folder with its digest. */
    public boolean isWholeIn(WorkFolder work) throws IOException {
        for (Map.Entry<String, Sha256> payload : payloads.entrySet()) {
            Path folder = work.payload(payload.getKey());
            String program = payload.getKey().substring(0, payload.getKey().indexOf('_'));
            if (!Files.isDirectory(folder)
                    || !Payload.of(folder, program).digest().equals(payload.getValue())) {
                return false;
            }
        }
        for (Map.Entry<String, Sha256> file : files.entrySet()) {
            Path path = work.files().resolve(file.getKey());
            if (!Files.isRegularFile(path) || !Sha256.ofFile(path).equals(file.getValue())) {
                return false;
            }
        }
        return images.isEmpty() || hasImages(work);
    }

    private boolean hasImages(WorkFolder work) throws IOException {
        if (!Files.isRegularFile(work.images().resolve("oci-layout"))) {
            return false;
        }
        Layout layout = Layout.open(work.images());
        for (ImageBuild image : images) {
            Path index = layout.blob(image.index());
            if (!Files.isRegularFile(index) || !Sha256.ofFile(index).equals(image.index())) {
                return false;
            }
        }
        return true;
    }

    /** Reads the manifest of the release; empty when it is not there, damaged or about something else. */
    public static Optional<BuildManifest> read(Path file, ReleaseId id) {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            Fields fields =
                    Fields.of(JsonReader.read(file.toString(), Files.readAllBytes(file), Limits.CATALOGUE_FILE), "");
            boolean same = SCHEMA.equals(fields.textOrEmpty("schema"))
                    && id.tag().equals(fields.textOrEmpty("tag"))
                    && id.commit().equals(fields.textOrEmpty("commit"));
            return same ? Optional.of(read(fields, id)) : Optional.empty();
        } catch (IOException | AicrException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static BuildManifest read(Fields fields, ReleaseId id) {
        List<ImageBuild> images = new ArrayList<>();
        for (Fields image : fields.list("images")) {
            Map<String, ImageBuild.PlatformImage> platforms = new TreeMap<>();
            for (Fields platform : image.list("platforms")) {
                platforms.put(
                        platform.requiredText("platform"),
                        new ImageBuild.PlatformImage(
                                Sha256.parse(platform.requiredText("manifest")),
                                Sha256.parse(platform.requiredText("payload"))));
            }
            Fields base = image.fields("base").orElseThrow(() -> AicrException.invalidRequest("an image has no base"));
            images.add(new ImageBuild(
                    image.requiredText("name"),
                    Sha256.parse(image.requiredText("index")),
                    platforms,
                    new ImageBuild.Base(base.requiredText("name"), base.requiredText("digest"))));
        }
        List<Missing> missing = new ArrayList<>();
        fields.list("missing").forEach(m -> missing.add(new Missing(m.requiredText("name"), m.requiredText("reason"))));
        return new BuildManifest(
                id,
                fields.textOrEmpty("promotedFrom"),
                fields.requiredText("java"),
                Sha256.parse(fields.requiredText("inputs")),
                digests(fields, "payloads"),
                images,
                digests(fields, "files"),
                missing);
    }

    private static SortedMap<String, Sha256> digests(Fields fields, String key) {
        SortedMap<String, Sha256> digests = new TreeMap<>();
        fields.textMap(key).forEach((name, digest) -> digests.put(name, Sha256.parse(digest)));
        return digests;
    }

    private Mapping toNode() {
        List<Node> imageNodes = new ArrayList<>();
        images.forEach(i -> imageNodes.add(imageNode(i)));
        List<Node> missingNodes = new ArrayList<>();
        missing.forEach(m -> missingNodes.add(new Mapping.Builder()
                .put("name", m.name())
                .put("reason", m.reason())
                .build()));
        return new Mapping.Builder()
                .put("schema", SCHEMA)
                .put("tag", id.tag())
                .put("version", id.version())
                .put("commit", id.commit())
                .put("date", id.dateText())
                .putIfSet("promotedFrom", promotedFrom)
                .put("java", java)
                .put("inputs", inputs.prefixed())
                .put("payloads", digestNode(payloads))
                .put("images", Sequence.of(imageNodes))
                .put("files", digestNode(files))
                .put("missing", Sequence.of(missingNodes))
                .build();
    }

    private static Mapping imageNode(ImageBuild image) {
        List<Node> platforms = new ArrayList<>();
        new TreeMap<>(image.platforms())
                .forEach((name, p) -> platforms.add(new Mapping.Builder()
                        .put("platform", name)
                        .put("manifest", p.manifest().prefixed())
                        .put("payload", p.payload().prefixed())
                        .build()));
        return new Mapping.Builder()
                .put("name", image.name())
                .put("index", image.index().prefixed())
                .put("platforms", Sequence.of(platforms))
                .put("base", image.base().toNode())
                .build();
    }

    private static Mapping digestNode(Map<String, Sha256> digests) {
        Mapping.Builder node = new Mapping.Builder();
        digests.forEach((name, digest) -> node.put(name, digest.prefixed()));
        return node.build();
    }
}
