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
package run.aicr.release.matrix;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import run.aicr.attestation.release.ConsumerCheck;
import run.aicr.attestation.release.ImageProof;
import run.aicr.attestation.release.PublishedIndex;
import run.aicr.attestation.release.Signers;
import run.aicr.attestation.statement.Provenance;
import run.aicr.digest.Sha256;
import run.aicr.document.Fields;
import run.aicr.oci.Descriptor;
import run.aicr.oci.Layout;
import run.aicr.oci.Referrer;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;

/** What is asked about a rehearsed release: its artefacts, and forgeries of them. */
final class Trials {
    private static final String QUALIFICATION_TYPE = "https://aicr.run/qualification/v1";

    private final VerificationMatrix.Release release;
    private final Path assets;
    private final Path scratch;
    private final PublishedIndex index;
    private final List<Trial> all = new ArrayList<>();

    private Trials(VerificationMatrix.Release release, Path scratch) throws IOException {
        this.release = release;
        this.assets = release.folder().resolve("releases").resolve(release.tag());
        this.scratch = scratch;
        Path file = assets.resolve(ConsumerCheck.INDEX);
        if (!Files.isRegularFile(file)) {
            throw new ReleaseException(
                    Code.RELEASE_NOT_PUBLISHED, "there is no release in " + assets, "Run: mvn -Prelease deploy");
        }
        this.index = PublishedIndex.parse(file.toString(), Files.readAllBytes(file));
    }

    /** In the order of the matrix. */
    static List<Trial> of(VerificationMatrix.Release release, Path scratch) throws IOException {
        Trials trials = new Trials(release, scratch);
        trials.files();
        trials.image();
        return trials.all;
    }

    private void files() throws IOException {
        Trial archive = asset("archive");
        all.add(archive);
        all.add(asset("sbom"));
        all.add(asset("checksums"));
        Path record = release.folder().resolve("qualify").resolve(index.commit() + ".json");
        all.add(ofFile("qualification", record, assets.resolve(ConsumerCheck.QUALIFICATION), QUALIFICATION_TYPE));
        Path forged = Files.copy(archive.file().orElseThrow(), scratch.resolve("forged.tar.gz"));
        Files.write(forged, new byte[] {'x'}, StandardOpenOption.APPEND);
        all.add(archive.about("archive with one byte more", forged, Sha256.ofFile(forged)));
        all.add(archive.signedBy("archive, signer of another tag", archive.identity() + "0"));
        Path other = scratch.resolve("forged.sigstore.json");
        Files.writeString(other, forgedBundle(Files.readString(archive.bundle())));
        all.add(archive.with("archive, statement changed", other));
    }

    /** With one character of the signed statement changed. */
    private static String forgedBundle(String bundle) {
        int at = bundle.indexOf("\"payload\"");
        int value = bundle.indexOf('"', bundle.indexOf(':', at)) + 1;
        int middle = value + (bundle.indexOf('"', value) - value) / 2;
        char other = bundle.charAt(middle) == 'A' ? 'B' : 'A';
        return bundle.substring(0, middle) + other + bundle.substring(middle + 1);
    }

    private Trial asset(String role) throws IOException {
        String name = index.assets().stream()
                .filter(a -> a.role().equals(role))
                .map(PublishedIndex.Asset::name)
                .findFirst()
                .orElseThrow(() -> new ReleaseException(
                        Code.MISSING_ARTIFACT, release.tag() + " has no asset of the role '" + role + "'"));
        Path bundle = assets.resolve(ConsumerCheck.provenanceName(release.tag()));
        return ofFile(role, assets.resolve(name), bundle, Provenance.PREDICATE_TYPE);
    }

    private Trial ofFile(String name, Path file, Path bundle, String type) throws IOException {
        return new Trial(
                name,
                Sha256.ofFile(file),
                Optional.of(file),
                Optional.empty(),
                bundle,
                type,
                release.identity(Signers.RELEASE_WORKFLOW),
                true);
    }

    private void image() throws IOException {
        if (index.images().isEmpty()) {
            return;
        }
        PublishedIndex.Image image = index.images().get(0);
        Trial provenance = attached("image provenance", image, Provenance.PREDICATE_TYPE);
        all.add(provenance);
        all.add(attached("image SPDX", image, ImageProof.SPDX));
        all.add(provenance.signedBy("image, signer of another tag", provenance.identity() + "0"));
        all.add(provenance.signedBy("image, signer of the archives", release.identity(Signers.RELEASE_WORKFLOW)));
    }

    private Trial attached(String name, PublishedIndex.Image image, String type) throws IOException {
        String path = image.name().substring(image.name().indexOf('/') + 1);
        return new Trial(
                name,
                image.index(),
                Optional.empty(),
                Optional.of(
                        release.registry() + "/" + path + "@" + image.index().prefixed()),
                bundle(name, image, type),
                type,
                release.identity(Signers.IMAGES_WORKFLOW),
                true);
    }

    /** The attached bundle as a file, for verifiers that do not speak to registries. */
    private Path bundle(String name, PublishedIndex.Image image, String type) throws IOException {
        Layout registry = Layout.open(release.folder().resolve("registry"));
        for (Referrer referrer : registry.referrers(image.name(), image.index())) {
            Fields manifest = Fields.of(registry.readJson(referrer.descriptor()), "");
            if (type.equals(manifest.textMap("annotations").get(ImageProof.PREDICATE_ANNOTATION))) {
                Descriptor layer = Descriptor.read(manifest.list("layers").get(0));
                Path file = scratch.resolve(name.replace(' ', '-') + ".sigstore.json");
                return Files.copy(registry.blob(layer.digest()), file);
            }
        }
        throw new ReleaseException(Code.MISSING_ARTIFACT, image.name() + " has no attached statement " + type);
    }
}
