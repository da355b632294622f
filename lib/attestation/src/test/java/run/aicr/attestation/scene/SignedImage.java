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
package run.aicr.attestation.scene;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import run.aicr.attestation.release.ImageProof;
import run.aicr.attestation.statement.Subject;
import run.aicr.digest.Sha256;
import run.aicr.document.Fields;
import run.aicr.oci.Descriptor;
import run.aicr.oci.Layout;
import run.aicr.oci.MediaTypes;

/** An image for one platform in a layout, with all statements that it must have. */
final class SignedImage {
    private static final String EMPTY_TYPE = "application/vnd.oci.empty.v1+json";

    private final Layout layout;
    private final String name;
    private final SignedRelease.Signing signing;

    SignedImage(Layout layout, String name, SignedRelease.Signing signing) {
        this.layout = layout;
        this.name = name;
        this.signing = signing;
    }

    /** Makes it and gives its entry for the release index. */
    String make() throws IOException {
        String program = "sha256:" + "1".repeat(64);
        Descriptor layer = layout.put(MediaTypes.LAYER_GZIP, "layer".getBytes(StandardCharsets.UTF_8));
        byte[] configJson = SignedRelease.json(
                ("{'config':{'User':'65532:65532','Labels':{'org.opencontainers.image.version':'v1.3.0',"
                                + "'org.opencontainers.image.revision':'%s'}},"
                                + "'rootfs':{'type':'layers','diff_ids':['%s','sha256:%s']}}")
                        .formatted(SignedRelease.COMMIT, program, "2".repeat(64)));
        Descriptor config = layout.put(MediaTypes.CONFIG, configJson);
        Descriptor manifest = layout.put(
                MediaTypes.MANIFEST,
                SignedRelease.json("{'schemaVersion':2,'mediaType':'%s','config':%s,'layers':[%s]}"
                        .formatted(MediaTypes.MANIFEST, text(config), text(layer))));
        Descriptor index = layout.put(
                MediaTypes.INDEX,
                SignedRelease.json(
                        ("{'schemaVersion':2,'mediaType':'%s','manifests':[{'mediaType':'%s','digest':'%s','size':%d,"
                                        + "'platform':{'os':'linux','architecture':'amd64'}}]}")
                                .formatted(
                                        MediaTypes.INDEX,
                                        MediaTypes.MANIFEST,
                                        manifest.digest().prefixed(),
                                        manifest.size())));
        layout.tag(index, name + ":" + SignedRelease.TAG);
        attach(index, ImageProof.OF_INDEX);
        attach(manifest, ImageProof.OF_PLATFORM);
        String vex = attachVex(index) + "," + attachVex(manifest);
        return "{'name':'" + name + "','tag':'v1.3.0','index':'"
                + index.digest().prefixed()
                + "','platforms':{'linux/amd64':{'manifest':'"
                + manifest.digest().prefixed() + "','payload':'"
                + Sha256.of(program + "\n").prefixed() + "'}},'attestations':[" + vex + "]}";
    }

    /** Index and manifest. */
    List<Sha256> subjects() throws IOException {
        Descriptor index = layout.find(name + ":" + SignedRelease.TAG).orElseThrow();
        List<Sha256> subjects = new ArrayList<>(List.of(index.digest()));
        for (Fields entry : Fields.of(layout.readJson(index), "").list("manifests")) {
            subjects.add(Descriptor.read(entry).digest());
        }
        return subjects;
    }

    /** Attaches it and gives its entry for the release index. */
    private String attachVex(Descriptor subject) throws IOException {
        Descriptor bundle = attach(subject, List.of(ImageProof.OPEN_VEX));
        return "{'predicateType':'" + ImageProof.OPEN_VEX + "','subject':'"
                + subject.digest().prefixed() + "','digest':'" + bundle.digest().prefixed() + "'}";
    }

    /** Gives the last bundle. */
    private Descriptor attach(Descriptor subject, List<String> types) throws IOException {
        Descriptor last = subject;
        for (String type : types) {
            byte[] bundle = signing.sign("attest-images.yaml", type, new Subject(name, subject.digest()));
            Descriptor layer = layout.put(ImageProof.ARTIFACT_TYPE, bundle);
            Descriptor empty = layout.put(EMPTY_TYPE, "{}".getBytes(StandardCharsets.UTF_8));
            layout.attach(
                    name,
                    subject.digest(),
                    SignedRelease.json(
                            ("{'schemaVersion':2,'mediaType':'%s','artifactType':'%s','config':%s,'layers':[%s],"
                                            + "'subject':%s,'annotations':{'%s':'%s'}}")
                                    .formatted(
                                            MediaTypes.MANIFEST,
                                            ImageProof.ARTIFACT_TYPE,
                                            text(empty),
                                            text(layer),
                                            text(subject),
                                            ImageProof.PREDICATE_ANNOTATION,
                                            type)));
            last = layer;
        }
        return last;
    }

    private static String text(Descriptor descriptor) {
        return "{'mediaType':'" + descriptor.mediaType() + "','digest':'"
                + descriptor.digest().prefixed() + "','size':" + descriptor.size() + "}";
    }
}
