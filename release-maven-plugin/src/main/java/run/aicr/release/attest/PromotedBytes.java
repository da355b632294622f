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
package run.aicr.release.attest;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import run.aicr.attestation.release.ConsumerCheck;
import run.aicr.attestation.release.PublishedIndex;
import run.aicr.digest.Sha256;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;
import run.aicr.release.image.ImageBuild;
import run.aicr.release.product.BuildManifest;
import run.aicr.release.work.WorkFolder;

/**
 * The equality table of a promotion: payload digests of the candidate and of the release, side by side (spec release
 * §2.4, §2.6).
 *
 * @param candidate tag of the candidate
 * @param index digest of the candidate's release index
 * @param rows sorted by name
 */
record PromotedBytes(String candidate, Sha256 index, List<Row> rows) {
    PromotedBytes {
        rows = List.copyOf(rows);
    }

    /**
     * One payload.
     *
     * @param name {@code aicr_linux_amd64} of an archive, {@code aicr/linux/amd64} of an image
     */
    record Row(String name, Sha256 candidate, Sha256 stable) {}

    /**
     * The table of a build.
     *
     * @return empty when nothing was promoted
     * @throws ReleaseException RC_PAYLOAD_MISMATCH when a payload is not the candidate's
     */
    static Optional<PromotedBytes> of(BuildManifest build, WorkFolder work) throws IOException {
        if (build.promotedFrom().isEmpty()) {
            return Optional.empty();
        }
        byte[] json = Files.readAllBytes(work.candidate());
        Map<String, Sha256> theirs =
                PublishedIndex.parse(ConsumerCheck.INDEX, json).payloads();
        Map<String, Sha256> ours = new TreeMap<>(build.payloads());
        for (ImageBuild image : build.images()) {
            image.platforms().forEach((platform, p) -> ours.put(shortName(image.name()) + "/" + platform, p.payload()));
        }
        if (!ours.equals(theirs)) {
            throw new ReleaseException(
                    Code.RC_PAYLOAD_MISMATCH,
                    "payloads differ from those of " + build.promotedFrom() + ": expected " + theirs + ", found "
                            + ours);
        }
        List<Row> rows = new ArrayList<>();
        theirs.forEach((name, digest) -> rows.add(new Row(name, digest, ours.get(name))));
        return Optional.of(new PromotedBytes(build.promotedFrom(), Sha256.of(json), rows));
    }

    private static String shortName(String image) {
        return image.substring(image.lastIndexOf('/') + 1);
    }
}
