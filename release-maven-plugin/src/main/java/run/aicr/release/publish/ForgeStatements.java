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
import java.util.Map;
import run.aicr.attestation.sigstore.BundleFile;
import run.aicr.attestation.sigstore.Octets;
import run.aicr.attestation.statement.Statement;
import run.aicr.digest.Sha256;
import run.aicr.document.Fields;
import run.aicr.oci.Descriptor;
import run.aicr.oci.Layout;
import run.aicr.oci.Referrer;
import run.aicr.release.forge.Forge;
import run.aicr.release.image.ImageBuild;
import run.aicr.release.work.Tree;

/**
 * The statements of a release in the attestation store of the forge, where {@code gh attestation verify} finds them by
 * the digest of what they are about (spec release §2.6, §7.8).
 */
final class ForgeStatements {
    private static final String ENDING = ".sigstore.json";

    private final Forge forge;

    ForgeStatements(Forge forge) {
        this.forge = forge;
    }

    /** A bundle, and a digest that its statement covers. */
    private record Stored(Sha256 subject, Octets bundle) {}

    /** Stores what the store lacks. */
    void bring(Path assets, List<ImageBuild> images, Path statements) throws IOException {
        for (Stored one : of(assets, images, statements)) {
            forge.attest(one.subject, one.bundle.bytes());
        }
    }

    /** Whether the store has all of them. */
    boolean areThere(Path assets, List<ImageBuild> images, Path statements) throws IOException {
        for (Stored one : of(assets, images, statements)) {
            if (!forge.hasAttestation(one.subject, one.bundle.bytes())) {
                return false;
            }
        }
        return true;
    }

    private static List<Stored> of(Path assets, List<ImageBuild> images, Path statements) throws IOException {
        List<Stored> all = new ArrayList<>();
        for (Map.Entry<String, Path> file : Tree.files(assets).entrySet()) {
            if (file.getKey().endsWith(ENDING)) {
                byte[] bundle = Files.readAllBytes(file.getValue());
                all.add(new Stored(subject(file.getKey(), bundle), Octets.of(bundle)));
            }
        }
        if (!images.isEmpty()) {
            Layout layout = Layout.open(statements);
            for (ImageBuild image : images) {
                for (Sha256 subject : image.subjects()) {
                    for (Referrer referrer : layout.referrers(image.name(), subject)) {
                        all.add(new Stored(subject, Octets.of(attached(layout, referrer.descriptor()))));
                    }
                }
            }
        }
        return all;
    }

    private static Sha256 subject(String name, byte[] bundle) {
        return Statement.parse(name, BundleFile.parse(name, bundle).envelope().payload())
                .subjects()
                .get(0)
                .digest();
    }

    private static byte[] attached(Layout layout, Descriptor manifest) throws IOException {
        Fields document = Fields.of(layout.readJson(manifest), "");
        Descriptor bundle = Descriptor.read(document.list("layers").get(0));
        return Files.readAllBytes(layout.blob(bundle.digest()));
    }
}
