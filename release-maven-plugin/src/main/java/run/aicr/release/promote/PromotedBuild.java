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
package run.aicr.release.promote;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import run.aicr.attestation.release.Payload;
import run.aicr.attestation.release.PublishedIndex;
import run.aicr.digest.Sha256;
import run.aicr.oci.Layout;
import run.aicr.release.archive.SealedArchive;
import run.aicr.release.config.Program;
import run.aicr.release.config.ReleaseConfig;
import run.aicr.release.config.ReleaseConfig.Missing;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;
import run.aicr.release.image.ImageBuild;
import run.aicr.release.image.ImagePromoter;
import run.aicr.release.product.Build;
import run.aicr.release.product.BuildManifest;
import run.aicr.release.sbom.RecipeImageList;
import run.aicr.release.scan.ImageVex;
import run.aicr.release.version.ReleaseId;
import run.aicr.release.work.Tree;
import run.aicr.release.work.WorkFolder;

/**
 * The build of a promoted release, which builds nothing: payloads and layers are the candidate's, byte for byte, and what
 * names the version is written anew (spec release §2.4).
 */
public final class PromotedBuild implements Build {
    private static final String NOTICES = "THIRD_PARTY_NOTICES.md";

    private final ReleaseConfig config;
    private final ReleaseId id;
    private final Path root;
    private final WorkFolder work;
    private final Candidate candidate;

    public PromotedBuild(ReleaseConfig config, ReleaseId id, Path root, WorkFolder work, Candidate candidate) {
        this.config = config;
        this.id = id;
        this.root = root;
        this.work = work;
        this.candidate = candidate;
    }

    @Override
    public ReleaseId id() {
        return id;
    }

    @Override
    public ReleaseConfig config() {
        return config;
    }

    @Override
    public WorkFolder work() {
        return work;
    }

    @Override
    public Sha256 inputs() throws IOException {
        return Sha256.of("promoted\n" + id + "\n" + Sha256.of(candidate.indexJson()) + "\n");
    }

    @Override
    public String javaVersion() throws IOException {
        return PublishedIndex.parse(candidate.tag(), candidate.indexJson()).java();
    }

    @Override
    public BuildManifest build() throws IOException {
        PublishedIndex index = candidate.verified();
        if (!index.commit().equals(id.commit())) {
            throw new ReleaseException(
                    Code.RC_PAYLOAD_MISMATCH,
                    candidate.tag() + " was released from commit " + index.commit() + ", " + id.tag() + " is "
                            + id.commit(),
                    "Promote a candidate of this commit");
        }
        Tree.delete(work.folder());
        Files.createDirectories(work.files());
        Files.write(work.candidate(), candidate.indexJson());
        Restamp restamp = new Restamp(candidate.tag(), id.tag());
        SortedMap<String, byte[]> files = files(index, restamp);
        SortedMap<String, Sha256> payloads = payloads(index);
        List<ImageBuild> images = images(index, files.get(NOTICES));
        if (!images.isEmpty()) {
            files.putAll(new PromotedDocuments(candidate, restamp).of(index, images));
            files.putAll(ImageVex.of(root, config).documents(images));
        }
        SortedMap<String, Sha256> digests = new TreeMap<>();
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Files.write(work.files().resolve(file.getKey()), file.getValue());
            digests.put(file.getKey(), Sha256.of(file.getValue()));
        }
        List<Missing> missing = index.missing().stream()
                .map(m -> new Missing(restamp.name(m.name()), m.reason()))
                .toList();
        BuildManifest manifest =
                new BuildManifest(id, candidate.tag(), index.java(), inputs(), payloads, images, digests, missing);
        manifest.write(work.manifest());
        return manifest;
    }

    /** Bills of materials, list of images, notices and installer, which name the version. */
    private SortedMap<String, byte[]> files(PublishedIndex index, Restamp restamp) throws IOException {
        SortedMap<String, byte[]> files = new TreeMap<>();
        for (PublishedIndex.Asset asset : index.assets()) {
            Path file = candidate.assets().resolve(asset.name());
            if (asset.role().equals("sbom")) {
                files.put(restamp.name(asset.name()), restamp.document(asset.name(), Files.readAllBytes(file)));
            } else if (asset.role().equals("bom")) {
                byte[] list = Files.readAllBytes(file);
                files.put(restamp.name(asset.name()), RecipeImageList.forVersion(asset.name(), list, id.version()));
            } else if (asset.role().equals("installer")) {
                String script = Files.readString(file, StandardCharsets.UTF_8);
                files.put(asset.name(), restamp.name(script).getBytes(StandardCharsets.UTF_8));
            } else if (asset.role().equals("notices")) {
                String text = Files.readString(file, StandardCharsets.UTF_8);
                files.put(asset.name(), restamp.notices(text).getBytes(StandardCharsets.UTF_8));
            }
        }
        return files;
    }

    private SortedMap<String, Sha256> payloads(PublishedIndex index) throws IOException {
        SortedMap<String, Sha256> payloads = new TreeMap<>();
        for (PublishedIndex.Asset asset : index.assets()) {
            if (asset.role().equals("archive")) {
                Program program =
                        config.program(asset.name().substring(0, asset.name().indexOf('_')));
                String name = program.name() + "_" + asset.platform().replace('/', '_');
                Path archive = candidate.assets().resolve(asset.name());
                SealedArchive.unpack(archive, work.payload(name), path -> Payload.isPayload(path, program.name()));
                payloads.put(
                        name, Payload.of(work.payload(name), program.name()).digest());
            }
        }
        return payloads;
    }

    private List<ImageBuild> images(PublishedIndex index, byte[] notices) throws IOException {
        List<ImageBuild> images = new ArrayList<>();
        if (index.images().isEmpty()) {
            return images;
        }
        ImagePromoter promoter = new ImagePromoter(
                Layout.open(candidate.images()), Layout.create(work.images()), id, config.repository());
        Map<String, byte[]> stampFiles =
                Map.of("LICENSE", Files.readAllBytes(root.resolve("LICENSE")), NOTICES, notices);
        for (PublishedIndex.Image image : index.images()) {
            images.add(promoter.promote(config.image(image.name()), image.index(), stampFiles));
        }
        return images;
    }
}
