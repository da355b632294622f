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
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import run.aicr.attestation.release.ConsumerCheck;
import run.aicr.attestation.release.Extent;
import run.aicr.attestation.release.PublishedIndex;
import run.aicr.attestation.release.ReleaseView;
import run.aicr.attestation.release.Signers;
import run.aicr.attestation.release.SubjectVerdict;
import run.aicr.digest.ChecksumFile;
import run.aicr.digest.Sha256;
import run.aicr.oci.Layout;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;
import run.aicr.release.forge.Forge;
import run.aicr.release.forge.ForgeAsset;
import run.aicr.release.forge.ForgeRelease;
import run.aicr.release.image.ImageBuild;

/**
 * A release as it stands in public: read back from forge and registry into a folder, and verified there as a consumer
 * would.
 *
 * @param assets folder with all assets
 * @param images layout with all images by {@code <name>:<tag>}
 * @param subjects how many files and images were verified
 */
public record PublicRelease(ForgeRelease release, PublishedIndex index, Path assets, Path images, int subjects) {

    /**
     * Reads and verifies.
     *
     * @param folder where it goes; emptied before
     * @throws ReleaseException RELEASE_NOT_PUBLISHED when there is none, VERIFY_FAILED when it is not what was released
     */
    public static PublicRelease read(Forge forge, ImageRegistry registry, String tag, Signers signers, Path folder) {
        ForgeRelease release = published(forge, tag);
        try {
            Path assets = Files.createDirectories(folder.resolve("assets"));
            download(forge, release, assets);
            Layout images = Layout.create(folder.resolve("images"));
            Path file = assets.resolve(ConsumerCheck.INDEX);
            PublishedIndex index = PublishedIndex.parse(file.toString(), Files.readAllBytes(file));
            for (PublishedIndex.Image image : index.images()) {
                registry.pull(image.name(), image.index(), tag, images);
                registry.pullAttached(image.name(), image.index(), images);
                for (PublishedIndex.Platform platform : image.platforms().values()) {
                    registry.pullAttached(image.name(), platform.manifest(), images);
                }
            }
            List<SubjectVerdict> verdicts =
                    ConsumerCheck.check(new ReleaseView(assets, images.folder(), images.folder(), tag), signers);
            requireVerified(tag, verdicts);
            return new PublicRelease(release, index, assets, images.folder(), verdicts.size());
        } catch (IOException e) {
            throw new ReleaseException(
                            Code.VERIFY_FAILED, "the public release " + tag + " cannot be read back: " + e.getMessage())
                    .because(e);
        }
    }

    /**
     * Reads and verifies the files alone, without the images.
     *
     * @param assets folder that they go to
     * @throws ReleaseException RELEASE_NOT_PUBLISHED when there is none, VERIFY_FAILED when they are not what was released
     */
    public static void readFiles(Forge forge, String tag, Signers signers, Path assets) throws IOException {
        download(forge, published(forge, tag), assets);
        ReleaseView view = new ReleaseView(assets, assets, assets, tag).with(Extent.ALL.withoutImages());
        requireVerified(tag, ConsumerCheck.check(view, signers));
    }

    private static ForgeRelease published(Forge forge, String tag) {
        return forge.published(tag)
                .orElseThrow(() -> new ReleaseException(
                        Code.RELEASE_NOT_PUBLISHED, "there is no public release " + tag, "See what 'status' says"));
    }

    private static void download(Forge forge, ForgeRelease release, Path assets) throws IOException {
        for (ForgeAsset asset : forge.assets(release)) {
            forge.download(asset, assets.resolve(asset.name()));
        }
    }

    private static void requireVerified(String tag, List<SubjectVerdict> verdicts) {
        List<String> bad = verdicts.stream()
                .filter(v -> !v.isVerified())
                .map(SubjectVerdict::toString)
                .toList();
        if (!bad.isEmpty() || verdicts.isEmpty()) {
            throw new ReleaseException(
                    Code.VERIFY_FAILED,
                    "the public release " + tag + " is not what was released: " + String.join("; ", bad),
                    "Nothing was changed. Find out who changed it",
                    bad);
        }
    }

    /** Its images as a build would name them. */
    public List<ImageBuild> imageBuilds() {
        return index.images().stream()
                .map(i -> {
                    SortedMap<String, ImageBuild.PlatformImage> platforms = new TreeMap<>();
                    i.platforms()
                            .forEach((name, p) ->
                                    platforms.put(name, new ImageBuild.PlatformImage(p.manifest(), p.payload())));
                    return new ImageBuild(i.name(), i.index(), platforms, ImageBuild.Base.UNKNOWN);
                })
                .toList();
    }

    /** Digest of every asset by name. */
    public SortedMap<String, Sha256> digests() {
        SortedMap<String, Sha256> digests = new TreeMap<>();
        try {
            for (ForgeAsset asset : release.assets()) {
                digests.put(asset.name(), Sha256.ofFile(assets.resolve(asset.name())));
            }
            return digests;
        } catch (IOException e) {
            throw new ReleaseException(Code.VERIFY_FAILED, assets + " cannot be read").because(e);
        }
    }

    /** What its checksums file says. */
    public SortedMap<String, Sha256> checksums() {
        Path file = assets.resolve(ConsumerCheck.CHECKSUMS);
        try {
            return new TreeMap<>(ChecksumFile.parse(Files.readAllBytes(file)).digests());
        } catch (IOException | ChecksumFile.MalformedException e) {
            throw new ReleaseException(Code.VERIFY_FAILED, file + " cannot be read").because(e);
        }
    }
}
