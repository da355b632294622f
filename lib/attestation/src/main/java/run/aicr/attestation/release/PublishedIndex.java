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
package run.aicr.attestation.release;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import run.aicr.digest.Sha256;
import run.aicr.document.Fields;
import run.aicr.document.JsonReader;
import run.aicr.document.Limits;

/** The release index as a consumer reads it: what the check needs of {@code release.json} (spec release §3.11). */
public record PublishedIndex(
        String tag,
        String commit,
        String promotedFrom,
        boolean rehearsal,
        Sha256 qualification,
        List<Asset> assets,
        List<Image> images,
        List<Missing> missing,
        String java) {
    public PublishedIndex {
        assets = List.copyOf(assets);
        images = List.copyOf(images);
        missing = List.copyOf(missing);
    }

    /** An asset with its digest; the platform and payload of archives, otherwise empty. */
    public record Asset(String name, String role, Sha256 sha256, String platform, String payload) {}

    /** Something a release should have and a rehearsal could not make. */
    public record Missing(String name, String reason) {}

    /**
     * An image with the manifests of its platforms.
     *
     * @param vex the OpenVEX statements that are attached to it
     */
    public record Image(String name, Sha256 index, Map<String, Platform> platforms, List<Attached> vex) {
        public Image {
            vex = List.copyOf(vex);
        }
    }

    /**
     * A bundle that is attached to an image.
     *
     * @param subject the index or a manifest
     */
    public record Attached(Sha256 subject, Sha256 bundle) {}

    /** Manifest and payload digest of one platform. */
    public record Platform(Sha256 manifest, Sha256 payload) {}

    /**
     * Payload digests of all archives and image platforms, by name: {@code aicr_linux_amd64} of an archive,
     * {@code aicr/linux/amd64} of an image.
     */
    public SortedMap<String, Sha256> payloads() {
        SortedMap<String, Sha256> payloads = new TreeMap<>();
        for (Asset asset : assets) {
            if (asset.role().equals("archive")) {
                String program = asset.name().substring(0, asset.name().indexOf('_'));
                payloads.put(program + "_" + asset.platform().replace('/', '_'), Sha256.parse(asset.payload()));
            }
        }
        for (Image image : images) {
            String name = image.name().substring(image.name().lastIndexOf('/') + 1);
            image.platforms().forEach((platform, p) -> payloads.put(name + "/" + platform, p.payload()));
        }
        return payloads;
    }

    private static List<Attached> vex(Fields image) {
        return image.list("attestations").stream()
                .filter(a -> a.textOrEmpty("predicateType").equals(ImageProof.OPEN_VEX))
                .map(a -> new Attached(Sha256.parse(a.requiredText("subject")), Sha256.parse(a.requiredText("digest"))))
                .toList();
    }

    /** Reads it; unknown keys are ignored, newer releases may say more. */
    public static PublishedIndex parse(String source, byte[] json) {
        Fields fields = Fields.of(JsonReader.read(source, json, Limits.CATALOGUE_FILE), "");
        List<Asset> assets = new ArrayList<>();
        for (Fields asset : fields.list("assets")) {
            assets.add(new Asset(
                    asset.requiredText("name"),
                    asset.requiredText("role"),
                    new Sha256(asset.requiredText("sha256")),
                    asset.textOrEmpty("platform"),
                    asset.textOrEmpty("payload")));
        }
        List<Image> images = new ArrayList<>();
        for (Fields image : fields.list("images")) {
            Map<String, Platform> platforms = new LinkedHashMap<>();
            for (String platform : image.mappingOrEmpty("platforms").entries().keySet()) {
                Fields one = image.fields("platforms")
                        .flatMap(p -> p.fields(platform))
                        .orElseThrow();
                platforms.put(
                        platform,
                        new Platform(
                                Sha256.parse(one.requiredText("manifest")), Sha256.parse(one.requiredText("payload"))));
            }
            images.add(new Image(
                    image.requiredText("name"), Sha256.parse(image.requiredText("index")), platforms, vex(image)));
        }
        Sha256 qualification = Sha256.parse(fields.fields("qualification")
                .map(q -> q.requiredText("digest"))
                .orElse(""));
        return new PublishedIndex(
                fields.requiredText("tag"),
                fields.requiredText("commit"),
                fields.textOrEmpty("promotedFrom"),
                fields.bool("rehearsal", false),
                qualification,
                assets,
                images,
                fields.list("missing").stream()
                        .map(m -> new Missing(m.requiredText("name"), m.requiredText("reason")))
                        .toList(),
                fields.fields("tools").map(t -> t.textOrEmpty("java")).orElse(""));
    }
}
