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
package run.aicr.release.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import run.aicr.attestation.release.Payload;
import run.aicr.attestation.release.PublishedIndex;
import run.aicr.attestation.release.Signers;
import run.aicr.digest.Sha256;
import run.aicr.document.Fields;
import run.aicr.oci.Descriptor;
import run.aicr.oci.Layout;
import run.aicr.oci.Referrer;
import run.aicr.release.archive.SealedArchive;
import run.aicr.release.config.ReleaseConfig;
import run.aicr.release.config.ReleaseConfig.Missing;
import run.aicr.release.forge.Forge;
import run.aicr.release.image.ImageBuild;
import run.aicr.release.product.Build;
import run.aicr.release.product.BuildManifest;
import run.aicr.release.version.ReleaseId;
import run.aicr.release.work.Tree;
import run.aicr.release.work.WorkFolder;

/**
 * The build of a release that is public already: when its work folder is gone, that is filled from the public files and
 * images once they were verified. Building and signing anew would give other signatures, which a public release refuses.
 */
public final class RestoredBuild implements Build {
    private final Build build;
    private final Forge forge;
    private final ImageRegistry registry;
    private final Supplier<Signers> signers;

    /**
     * The build.
     *
     * @param build that is made when nothing is public
     * @param signers who must have signed; asked for only when something is public
     */
    public RestoredBuild(Build build, Forge forge, ImageRegistry registry, Supplier<Signers> signers) {
        this.build = build;
        this.forge = forge;
        this.registry = registry;
        this.signers = signers;
    }

    @Override
    public ReleaseId id() {
        return build.id();
    }

    @Override
    public ReleaseConfig config() {
        return build.config();
    }

    @Override
    public WorkFolder work() {
        return build.work();
    }

    @Override
    public Sha256 inputs() throws IOException {
        return build.inputs();
    }

    @Override
    public String javaVersion() throws IOException {
        return build.javaVersion();
    }

    @Override
    public BuildManifest build() throws IOException {
        if (forge.published(id().tag()).isEmpty()) {
            return build.build();
        }
        Path readBack = Files.createTempDirectory("aicr-restored");
        try {
            PublicRelease release = PublicRelease.read(forge, registry, id().tag(), signers.get(), readBack);
            // Of another commit, it is not this release; the state drafted says so.
            return release.index().commit().equals(id().commit()) ? restore(release) : build.build();
        } finally {
            Tree.delete(readBack);
        }
    }

    private BuildManifest restore(PublicRelease release) throws IOException {
        PublishedIndex index = release.index();
        Tree.delete(work().folder());
        Files.createDirectories(work().files());
        copy(release.assets(), work().assets());
        copy(release.images(), work().images());
        restoreStatements(release);
        SortedMap<String, Sha256> payloads = new TreeMap<>();
        SortedMap<String, Sha256> files = new TreeMap<>();
        for (PublishedIndex.Asset asset : index.assets()) {
            Path file = release.assets().resolve(asset.name());
            if (asset.role().equals("archive")) {
                String program = asset.name().substring(0, asset.name().indexOf('_'));
                String name = program + "_" + asset.platform().replace('/', '_');
                SealedArchive.unpack(file, work().payload(name), path -> Payload.isPayload(path, program));
                payloads.put(name, Payload.of(work().payload(name), program).digest());
            } else if (List.of("sbom", "bom", "notices", "installer").contains(asset.role())) {
                Files.copy(file, work().files().resolve(asset.name()));
                files.put(asset.name(), asset.sha256());
            }
        }
        List<Missing> missing = index.missing().stream()
                .map(m -> new Missing(m.name(), m.reason()))
                .toList();
        BuildManifest manifest = new BuildManifest(
                id(), index.promotedFrom(), index.java(), inputs(), payloads, release.imageBuilds(), files, missing);
        manifest.write(work().manifest());
        return manifest;
    }

    /** What is attached to the images goes where signing puts it. */
    private void restoreStatements(PublicRelease release) throws IOException {
        Layout from = Layout.open(release.images());
        Layout to = Layout.create(work().statements());
        for (ImageBuild image : release.imageBuilds()) {
            for (Sha256 subject : image.subjects()) {
                for (Referrer referrer : from.referrers(image.name(), subject)) {
                    Fields manifest = Fields.of(from.readJson(referrer.descriptor()), "");
                    List<Descriptor> blobs = new ArrayList<>();
                    manifest.fields("config").map(Descriptor::read).ifPresent(blobs::add);
                    manifest.list("layers").forEach(layer -> blobs.add(Descriptor.read(layer)));
                    for (Descriptor blob : blobs) {
                        to.put(blob.mediaType(), Files.readAllBytes(from.blob(blob.digest())));
                    }
                    to.attach(
                            image.name(),
                            subject,
                            Files.readAllBytes(from.blob(referrer.descriptor().digest())));
                }
            }
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        for (var file : Tree.files(from).entrySet()) {
            Path target = to.resolve(file.getKey());
            Files.createDirectories(target.getParent());
            Files.copy(file.getValue(), target);
        }
    }
}
