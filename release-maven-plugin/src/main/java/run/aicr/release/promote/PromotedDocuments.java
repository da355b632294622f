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
import java.util.Map;
import java.util.TreeMap;
import run.aicr.attestation.release.AttachedCheck;
import run.aicr.attestation.release.ImageProof;
import run.aicr.attestation.release.PublishedIndex;
import run.aicr.digest.Sha256;
import run.aicr.oci.Layout;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;
import run.aicr.release.image.ImageBuild;
import run.aicr.release.sbom.ShippedImage;

/**
 * Bills of materials of promoted images: what the candidate's signed statements say, under the new version and about the
 * new digests. Parts are the same, because the payload is.
 */
final class PromotedDocuments {
    private final Candidate candidate;
    private final Restamp restamp;

    PromotedDocuments(Candidate candidate, Restamp restamp) {
        this.candidate = candidate;
        this.restamp = restamp;
    }

    Map<String, byte[]> of(PublishedIndex index, Iterable<ImageBuild> promoted) throws IOException {
        AttachedCheck attached = new AttachedCheck(
                Layout.open(candidate.images()), candidate.signers().images());
        Map<String, byte[]> documents = new TreeMap<>();
        for (ImageBuild image : promoted) {
            PublishedIndex.Image before = imageOf(index, image.name());
            Map<String, String> digests = new TreeMap<>();
            exchange(digests, before.index(), image.index());
            image.platforms()
                    .forEach((platform, p) ->
                            exchange(digests, before.platforms().get(platform).manifest(), p.manifest()));
            documents.put(
                    ShippedImage.spdxName(image.name(), ""),
                    restamp.with(digests).document(attached.predicate(image.name(), before.index(), ImageProof.SPDX)));
            for (Map.Entry<String, ImageBuild.PlatformImage> platform :
                    image.platforms().entrySet()) {
                Sha256 subject = before.platforms().get(platform.getKey()).manifest();
                Map<String, String> all = new TreeMap<>(digests);
                all.put(
                        ShippedImage.serialNumber(image.name(), platform.getKey(), subject),
                        ShippedImage.serialNumber(
                                image.name(),
                                platform.getKey(),
                                platform.getValue().manifest()));
                Restamp exchanged = restamp.with(all);
                documents.put(
                        ShippedImage.spdxName(image.name(), platform.getKey()),
                        exchanged.document(attached.predicate(image.name(), subject, ImageProof.SPDX)));
                documents.put(
                        ShippedImage.cycloneDxName(image.name(), platform.getKey()),
                        exchanged.document(attached.predicate(image.name(), subject, ImageProof.CYCLONE_DX)));
            }
        }
        return documents;
    }

    private static void exchange(Map<String, String> digests, Sha256 before, Sha256 after) {
        digests.put(before.hex(), after.hex());
    }

    private PublishedIndex.Image imageOf(PublishedIndex index, String name) {
        return index.images().stream()
                .filter(i -> i.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new ReleaseException(Code.RC_PAYLOAD_MISMATCH, candidate.tag() + " has no image " + name));
    }
}
