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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.attestation.release.AttachedCheck;
import run.aicr.attestation.release.ConsumerCheck;
import run.aicr.attestation.release.ImageProof;
import run.aicr.attestation.release.PublishedIndex;
import run.aicr.attestation.release.ReleaseView;
import run.aicr.attestation.release.SubjectVerdict;
import run.aicr.attestation.statement.Provenance;
import run.aicr.digest.Sha256;
import run.aicr.document.Fields;
import run.aicr.document.JsonReader;
import run.aicr.document.Limits;
import run.aicr.document.Mapping;
import run.aicr.oci.Descriptor;
import run.aicr.oci.Layout;
import run.aicr.oci.Referrer;
import run.aicr.release.FinishedRelease;
import run.aicr.release.SmallRelease;
import run.aicr.release.config.ImageSpec;
import run.aicr.release.config.Platform;

/** What a finished release says about an image on a pinned base, with an OpenVEX statement. */
@ExtendWith(FinishedRelease.Extension.class)
class PinnedImageStatementsTest {
    private static final String TOOL = "ghcr.io/example/tools/tool";

    @TempDir
    Path temp;

    private static PublishedIndex.Image image(FinishedRelease finished, String name) throws IOException {
        byte[] json = Files.readAllBytes(finished.work().assets().resolve("release.json"));
        return PublishedIndex.parse("release.json", json).images().stream()
                .filter(i -> i.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Mapping predicate(FinishedRelease finished, Sha256 subject, String type) throws IOException {
        return new AttachedCheck(
                        Layout.open(finished.work().statements()),
                        finished.release().signers("v1.2.3").images())
                .predicate(TOOL, subject, type);
    }

    @Test
    void theReleaseIndexAndProvenanceNameTheBase(FinishedRelease finished) throws IOException {
        ImageSpec spec = finished.release().config().image(TOOL);
        Fields index = json(finished.work().assets().resolve("release.json"));
        Fields listed = index.list("images").stream()
                .filter(i -> i.textOrEmpty("name").equals(TOOL))
                .findFirst()
                .orElseThrow();
        assertEquals(Map.of("name", spec.baseName(), "digest", spec.baseDigest()), listed.textMap("base"));
        for (Sha256 subject : subjects(image(finished, TOOL))) {
            Fields base = Fields.of(predicate(finished, subject, Provenance.PREDICATE_TYPE), "")
                    .fields("buildDefinition")
                    .orElseThrow()
                    .list("resolvedDependencies")
                    .get(1);
            assertEquals("oci://example.com/base:1", base.textOrEmpty("uri"));
            assertEquals(spec.baseDigest(), "sha256:" + base.textMap("digest").get("sha256"));
        }
    }

    @Test
    void billsOfMaterialsListThePackagesOfTheBase(FinishedRelease finished) throws IOException {
        String host = Platform.host().fileName();
        for (String name : List.of("image-tool_" + host + ".spdx.json", "image-tool_" + host + ".cdx.json")) {
            String text = Files.readString(finished.work().files().resolve(name));
            assertTrue(
                    text.contains("pkg:deb/debian/libc6@2.36-9%2Bdeb12u9?arch=amd64&distro=debian-12&upstream=glibc"),
                    text);
        }
        String aicr = Files.readString(finished.work().files().resolve("image-aicr_" + host + ".spdx.json"));
        assertTrue(!aicr.contains("pkg:deb/"), "the minimal root has no packages");
    }

    @Test
    void statementsAboutVulnerabilitiesAreAttachedToThatImageAlone(FinishedRelease finished) throws IOException {
        PublishedIndex.Image tool = image(finished, TOOL);
        assertEquals(
                subjects(tool),
                tool.vex().stream().map(PublishedIndex.Attached::subject).toList());
        assertEquals(List.of(), image(finished, "ghcr.io/example/aicr").vex());
        for (Sha256 subject : subjects(tool)) {
            Fields document = Fields.of(predicate(finished, subject, ImageProof.OPEN_VEX), "");
            assertEquals("https://example.com/vex/1", document.textOrEmpty("@id"));
            assertEquals(1, document.list("statements").size());
            Fields product = document.list("statements").get(0).list("products").get(0);
            assertEquals("pkg:oci/tool@" + subject.prefixed(), product.textOrEmpty("@id"));
            assertEquals(1, product.list("subcomponents").size());
        }
    }

    @Test
    void aStatementThatTheIndexListsMustBeThere(FinishedRelease finished) throws IOException {
        assertEquals(List.of(), refused(finished, finished.work().statements()));
        Path lacking = SmallRelease.copy(finished.work().statements(), temp.resolve("statements"));
        Sha256 subject = image(finished, TOOL).index();
        Layout from = Layout.open(finished.work().statements());
        Layout to = Layout.open(lacking);
        to.untag(TOOL + ":sha256-" + subject.hex());
        for (Referrer referrer : from.referrers(TOOL, subject)) {
            Descriptor manifest = referrer.descriptor();
            String type = Fields.of(from.readJson(manifest), "")
                    .textMap("annotations")
                    .getOrDefault(ImageProof.PREDICATE_ANNOTATION, "");
            if (!type.equals(ImageProof.OPEN_VEX)) {
                to.attach(TOOL, subject, Files.readAllBytes(from.blob(manifest.digest())));
            }
        }
        List<SubjectVerdict> refused = refused(finished, lacking);
        assertEquals(1, refused.size(), refused::toString);
        assertEquals(
                TOOL + "@" + subject + " " + ImageProof.OPEN_VEX, refused.get(0).subject());
        assertTrue(refused.get(0).reason().contains("is not attached"), refused::toString);
    }

    private static List<SubjectVerdict> refused(FinishedRelease finished, Path statements) throws IOException {
        ReleaseView view =
                new ReleaseView(finished.work().assets(), finished.work().images(), statements, "v1.2.3");
        return ConsumerCheck.check(view, finished.release().signers("v1.2.3")).stream()
                .filter(v -> !v.isVerified())
                .toList();
    }

    private static List<Sha256> subjects(PublishedIndex.Image image) {
        return List.of(
                image.index(), image.platforms().values().iterator().next().manifest());
    }

    private static Fields json(Path file) throws IOException {
        return Fields.of(JsonReader.read(file.toString(), Files.readAllBytes(file), Limits.CATALOGUE_FILE), "");
    }
}
