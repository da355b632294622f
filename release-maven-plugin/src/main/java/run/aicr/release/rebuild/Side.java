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
package run.aicr.release.rebuild;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import run.aicr.attestation.release.ConsumerCheck;
import run.aicr.attestation.release.Payload;
import run.aicr.attestation.release.PublishedIndex;
import run.aicr.digest.Sha256;
import run.aicr.release.archive.SealedArchive;
import run.aicr.release.archive.StampFile;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;
import run.aicr.release.image.ImageBuild;
import run.aicr.release.product.BuildManifest;
import run.aicr.release.version.ReleaseId;
import run.aicr.release.work.WorkFolder;

/**
 * One of the two things that are compared: a release, or a build of its commit.
 *
 * @param payloads payload digests of archives and image platforms: {@code aicr_linux_amd64}, {@code aicr/linux/amd64}
 * @param images digests of images, and of the manifests of their platforms after a space
 * @param files documents that hold no signature: bills of materials, list of images, notices, notes
 * @param archives archives by name
 */
public record Side(
        SortedMap<String, Sha256> payloads,
        SortedMap<String, Sha256> images,
        SortedMap<String, Path> files,
        SortedMap<String, Path> archives) {
    private static final Set<String> DOCUMENTS = Set.of("sbom", "bom", "notices", "notes");
    private static final String NOTES = "release-notes.md";

    /**
     * A release as it was published or made.
     *
     * @param assets folder with its assets and {@code release.json}
     * @throws ReleaseException MISSING_ARTIFACT when there is no release in the folder
     */
    public static Side ofRelease(Path assets) throws IOException {
        Path file = assets.resolve(ConsumerCheck.INDEX);
        if (!Files.isRegularFile(file)) {
            throw new ReleaseException(
                    Code.MISSING_ARTIFACT,
                    "there is no " + file,
                    "Give a folder with the assets of the release, a rehearsal folder, or a work folder.");
        }
        PublishedIndex index = PublishedIndex.parse(file.toString(), Files.readAllBytes(file));
        SortedMap<String, Sha256> images = new TreeMap<>();
        for (PublishedIndex.Image image : index.images()) {
            images.put(image.name(), image.index());
            image.platforms().forEach((platform, p) -> images.put(image.name() + " " + platform, p.manifest()));
        }
        SortedMap<String, Path> files = new TreeMap<>();
        SortedMap<String, Path> archives = new TreeMap<>();
        for (PublishedIndex.Asset asset : index.assets()) {
            if (asset.role().equals("archive")) {
                archives.put(asset.name(), assets.resolve(asset.name()));
            } else if (DOCUMENTS.contains(asset.role())) {
                files.put(asset.name(), assets.resolve(asset.name()));
            }
        }
        return new Side(index.payloads(), images, files, archives);
    }

    /** The same without a document. */
    public Side without(String file) {
        SortedMap<String, Path> others = new TreeMap<>(files);
        others.remove(file);
        return new Side(payloads, images, others, archives);
    }

    /**
     * A build. Its archives are packed here, without signed statements.
     *
     * @param work folder of the build; archives and notes go into a folder in it
     * @param licence licence file of the commit
     * @param notes text of the release notes
     */
    public static Side ofBuild(WorkFolder work, BuildManifest build, Path licence, String notes) throws IOException {
        SortedMap<String, Sha256> payloads = new TreeMap<>(build.payloads());
        SortedMap<String, Sha256> images = new TreeMap<>();
        for (ImageBuild image : build.images()) {
            images.put(image.name(), image.index());
            String name = image.name().substring(image.name().lastIndexOf('/') + 1);
            image.platforms().forEach((platform, p) -> {
                images.put(image.name() + " " + platform, p.manifest());
                payloads.put(name + "/" + platform, p.payload());
            });
        }
        Path unsigned = Files.createDirectories(work.folder().resolve("unsigned"));
        SortedMap<String, Path> files = new TreeMap<>();
        build.files().keySet().forEach(name -> files.put(name, work.files().resolve(name)));
        files.put(NOTES, Files.writeString(unsigned.resolve(NOTES), notes));
        return new Side(payloads, images, files, archives(work, build, licence, unsigned));
    }

    private static SortedMap<String, Path> archives(WorkFolder work, BuildManifest build, Path licence, Path unsigned)
            throws IOException {
        ReleaseId id = build.id();
        SortedMap<String, Path> archives = new TreeMap<>();
        for (Map.Entry<String, Sha256> payload : build.payloads().entrySet()) {
            int mark = payload.getKey().indexOf('_');
            String program = payload.getKey().substring(0, mark);
            String name = program + "_" + id.version() + payload.getKey().substring(mark) + ".tar.gz";
            Path folder = work.payload(payload.getKey());
            Map<String, byte[]> extras = new TreeMap<>();
            extras.put("LICENSE", Files.readAllBytes(licence));
            extras.put("THIRD_PARTY_NOTICES.md", Files.readAllBytes(work.files().resolve("THIRD_PARTY_NOTICES.md")));
            Sha256 digest = Payload.of(folder, program).digest();
            extras.put(StampFile.NAME, StampFile.json(id, payload.getKey(), digest));
            Path file = unsigned.resolve(name);
            SealedArchive.write(file, folder, program, extras, id.date());
            archives.put(name, file);
        }
        return archives;
    }
}
