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
package run.aicr.bundle.publish;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import run.aicr.bundle.deployer.BundleFile;
import run.aicr.bundle.publish.BundleArtefact.Blob;
import run.aicr.digest.Sha256;
import run.aicr.document.Mapping;
import run.aicr.document.Scalar;
import run.aicr.oci.MediaTypes;

/** The whole bundle as one layer, as ORAS, Flux and Argo CD unpack it (spec bundle §17.1; OCI image-spec 1.1). */
public final class GenericForm {
    /** Type of the artefact. */
    public static final String ARTIFACT_TYPE = "application/vnd.nvidia.aicr.artifact";

    static final String EPOCH = "1970-01-01T00:00:00Z";
    static final String VENDOR = "NVIDIA";

    private static final String EMPTY = "application/vnd.oci.empty.v1+json";

    private GenericForm() {}

    /**
     * The artefact of these files.
     *
     * @param programVersion version of this program
     */
    public static BundleArtefact of(List<BundleFile> files, String programVersion) {
        byte[] tar = TreeTar.of(".", files);
        Blob packed = Blob.of(MediaTypes.LAYER_GZIP, BundleArtefact.compressed(tar));
        Blob layer = new Blob(
                packed.descriptor()
                        .withAnnotations(Map.of(
                                "org.opencontainers.image.title", ".",
                                "io.deis.oras.content.digest", Sha256.of(tar).prefixed(),
                                "io.deis.oras.content.unpack", "true")),
                packed.bytes());
        Blob config = Blob.of(EMPTY, "{}".getBytes(StandardCharsets.UTF_8));
        Mapping inline = new Mapping.Builder()
                .put("mediaType", EMPTY)
                .put("digest", config.descriptor().digest().prefixed())
                .put("size", Scalar.integer(config.bytes().length))
                .put("data", "e30=")
                .build();
        return BundleArtefact.of(
                BundleArtefact.start().put("artifactType", ARTIFACT_TYPE),
                config,
                inline,
                layer,
                Map.of(
                        "org.opencontainers.image.created", EPOCH,
                        "org.opencontainers.image.version", programVersion,
                        "org.opencontainers.image.vendor", VENDOR,
                        "org.opencontainers.image.title", "AICR Bundle",
                        "org.opencontainers.image.source", "https://github.com/NVIDIA/aicr"));
    }
}
