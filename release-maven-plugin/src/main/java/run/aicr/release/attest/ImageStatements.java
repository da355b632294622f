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
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import run.aicr.attestation.Attestor;
import run.aicr.attestation.release.ImageProof;
import run.aicr.attestation.sigstore.BundleFile;
import run.aicr.attestation.statement.Statement;
import run.aicr.attestation.statement.Subject;
import run.aicr.digest.Sha256;
import run.aicr.document.Fields;
import run.aicr.document.JsonReader;
import run.aicr.document.JsonWriter;
import run.aicr.document.Limits;
import run.aicr.document.Mapping;
import run.aicr.document.Node;
import run.aicr.document.Scalar;
import run.aicr.document.Sequence;
import run.aicr.oci.Descriptor;
import run.aicr.oci.Layout;
import run.aicr.oci.MediaTypes;
import run.aicr.release.image.ImageBuild;
import run.aicr.release.product.BuildManifest;
import run.aicr.release.sbom.ShippedImage;
import run.aicr.release.scan.ImageVex;
import run.aicr.release.work.WorkFolder;

/**
 * Signs what is said about the images, and writes each bundle as a manifest that has the image as its subject, the form
 * that {@code cosign} and {@code gh} look for (release-practice §9.1). They go into a layout of their own: what was built
 * stays as it is.
 */
final class ImageStatements {
    private static final String EMPTY_TYPE = "application/vnd.oci.empty.v1+json";
    private static final byte[] EMPTY = {'{', '}'};

    private final BuildManifest build;
    private final WorkFolder work;
    private final Statements statements;
    private final Attestor attestor;
    private final List<Attachment> attached = new ArrayList<>();

    /** A bundle that is attached to an image, as the release index lists it. */
    record Attachment(String image, Sha256 subject, String predicateType, Sha256 bundle, Node logIndex) {}

    ImageStatements(BuildManifest build, WorkFolder work, Statements statements, Attestor attestor) {
        this.build = build;
        this.work = work;
        this.statements = statements;
        this.attestor = attestor;
    }

    List<Attachment> write(Path folder) throws IOException {
        Layout built = Layout.open(work.images());
        Layout layout = Layout.create(folder);
        for (ImageBuild image : build.images()) {
            for (String type : ImageProof.OF_INDEX) {
                attach(layout, built, image.name(), image.index(), "", type);
            }
            attachVex(layout, built, image.name(), image.index(), "");
            for (Map.Entry<String, ImageBuild.PlatformImage> platform : new TreeMap<>(image.platforms()).entrySet()) {
                for (String type : ImageProof.OF_PLATFORM) {
                    attach(layout, built, image.name(), platform.getValue().manifest(), platform.getKey(), type);
                }
                attachVex(layout, built, image.name(), platform.getValue().manifest(), platform.getKey());
            }
        }
        return List.copyOf(attached);
    }

    /** @param platform empty for the index */
    private void attach(Layout layout, Layout built, String image, Sha256 subject, String platform, String type)
            throws IOException {
        Mapping predicate = switch (type) {
            case ImageProof.SPDX -> document(ShippedImage.spdxName(image, platform));
            case ImageProof.CYCLONE_DX -> document(ShippedImage.cycloneDxName(image, platform));
            default -> statements.image(base(built, subject));
        };
        attach(layout, built, image, subject, platform, type, predicate);
    }

    /** What the build wrote, when there are statements about the image. */
    private void attachVex(Layout layout, Layout built, String image, Sha256 subject, String platform)
            throws IOException {
        for (String name : ImageVex.names(build.files().keySet(), image, platform)) {
            attach(layout, built, image, subject, platform, ImageProof.OPEN_VEX, document(name));
        }
    }

    private void attach(
            Layout layout, Layout built, String image, Sha256 subject, String platform, String type, Mapping predicate)
            throws IOException {
        BundleFile bundle = attestor.attest(new Statement(List.of(new Subject(image, subject)), type, predicate));
        Descriptor blob = layout.put(ImageProof.ARTIFACT_TYPE, bundle.toJson());
        layout.put(EMPTY_TYPE, EMPTY);
        String subjectType = platform.isEmpty() ? MediaTypes.INDEX : MediaTypes.MANIFEST;
        long size = Files.size(built.blob(subject));
        layout.attach(image, subject, manifest(blob, new Descriptor(subjectType, subject, size, "", Map.of()), type));
        attached.add(new Attachment(image, subject, type, blob.digest(), LogIndex.of(bundle)));
    }

    private Mapping document(String name) throws IOException {
        Path file = work.files().resolve(name);
        return (Mapping) JsonReader.read(file.toString(), Files.readAllBytes(file), Limits.CATALOGUE_FILE);
    }

    private static ImageBuild.Base base(Layout built, Sha256 subject) throws IOException {
        Map<String, String> annotations = Fields.of(built.readJson(new Descriptor("", subject, 0, "", Map.of())), "")
                .textMap("annotations");
        return new ImageBuild.Base(
                annotations.getOrDefault("org.opencontainers.image.base.name", ""),
                annotations.getOrDefault("org.opencontainers.image.base.digest", ""));
    }

    private byte[] manifest(Descriptor bundle, Descriptor subject, String predicateType) {
        Map<String, String> annotations = Map.of(
                "org.opencontainers.image.created",
                build.id().dateText(),
                "dev.sigstore.bundle.content",
                "dsse-envelope",
                ImageProof.PREDICATE_ANNOTATION,
                predicateType);
        return JsonWriter.compact(new Mapping.Builder()
                .put("schemaVersion", Scalar.integer(2))
                .put("mediaType", MediaTypes.MANIFEST)
                .put("artifactType", ImageProof.ARTIFACT_TYPE)
                .put("config", Descriptor.of(EMPTY_TYPE, EMPTY).toNode())
                .put("layers", Sequence.of(List.of(bundle.toNode())))
                .put("subject", subject.toNode())
                .put("annotations", Descriptor.annotationsNode(annotations))
                .build());
    }
}
