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
package run.aicr.release.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.attestation.AttestationVerifier;
import run.aicr.attestation.Attestor;
import run.aicr.attestation.key.SigningKey;
import run.aicr.attestation.release.ConsumerCheck;
import run.aicr.attestation.release.ImageProof;
import run.aicr.attestation.release.ReleaseView;
import run.aicr.attestation.release.Signers;
import run.aicr.attestation.release.SubjectVerdict;
import run.aicr.attestation.statement.Statement;
import run.aicr.attestation.statement.Subject;
import run.aicr.digest.Sha256;
import run.aicr.document.Fields;
import run.aicr.document.Mapping;
import run.aicr.oci.Descriptor;
import run.aicr.oci.Layout;
import run.aicr.oci.Referrer;
import run.aicr.release.FinishedRelease;
import run.aicr.release.SmallRelease;
import run.aicr.release.config.Platform;
import run.aicr.release.work.Tree;

@ExtendWith(FinishedRelease.Extension.class)
class ConsumerCheckTest {
    private static final String IMAGE = "ghcr.io/example/aicr:v1.2.3";

    @TempDir
    Path temp;

    private FinishedRelease finished;
    private Path assets;

    @BeforeEach
    void copyAssets(FinishedRelease given) {
        finished = given;
        assets = SmallRelease.copy(given.work().assets(), temp.resolve("assets"));
    }

    @Test
    void qualificationOfAnotherCommitIsRefused() throws IOException {
        byte[] record = "{}".getBytes(StandardCharsets.UTF_8);
        Statement other = new Statement(
                List.of(new Subject("qualification.json", Sha256.of(record))),
                "https://aicr.run/qualification/v1",
                Mapping.EMPTY);
        SigningKey key = SigningKey.inFolder(finished.release().folder().resolve("keys"));
        Files.write(
                assets.resolve("qualification.sigstore.json"),
                Attestor.ofKey(key).attest(other).toJson());
        assertRefusedNaming("qualification.sigstore.json");
    }

    @Test
    void everythingOfTheReleaseIsVerified() throws IOException {
        List<SubjectVerdict> verdicts = check();
        assertTrue(verdicts.stream().allMatch(SubjectVerdict::isVerified), verdicts.toString());
        String archive = "aicr_1.2.3_" + Platform.host().fileName() + ".tar.gz";
        List<String> subjects = verdicts.stream().map(SubjectVerdict::subject).toList();
        assertTrue(
                subjects.containsAll(List.of(archive, archive + " (payload)", IMAGE, "release.json")),
                subjects.toString());
    }

    @Test
    void everyChangedAssetIsRefusedByName() throws IOException {
        for (Map.Entry<String, Path> asset : Tree.files(assets).entrySet()) {
            byte[] before = flipMiddle(asset.getValue());
            assertRefusedNaming(asset.getKey());
            Files.write(asset.getValue(), before);
        }
    }

    @Test
    void everyMissingAssetIsNamed() throws IOException {
        for (Map.Entry<String, Path> asset : Tree.files(assets).entrySet()) {
            Path aside = temp.resolve("aside");
            Files.move(asset.getValue(), aside);
            List<SubjectVerdict> verdicts = check();
            assertTrue(
                    verdicts.stream()
                            .anyMatch(v -> v.verdict().equals("refused")
                                    && v.subject().equals(asset.getKey())
                                    && v.reason().equals("the file is not there")),
                    asset.getKey() + ": " + verdicts);
            Files.move(aside, asset.getValue());
        }
    }

    @Test
    void additionalFileIsRefused() throws IOException {
        Files.writeString(assets.resolve("extra.txt"), "x");
        assertRefusedNaming("extra.txt");
    }

    @Test
    void emptyFolderLacksWhatMustBeThere() throws IOException {
        List<SubjectVerdict> verdicts =
                check(view(temp.resolve("nothing"), finished.work().images()));
        assertEquals(4, verdicts.size());
        assertTrue(verdicts.stream().allMatch(v -> v.verdict().equals("absent")), verdicts.toString());
    }

    @Test
    void foreignKeyVerifiesNoSignature() throws IOException {
        AttestationVerifier stranger =
                AttestationVerifier.ofKey(SigningKey.generate().publicKey());
        List<SubjectVerdict> verdicts =
                ConsumerCheck.check(view(assets, finished.work().images()), new Signers(stranger, stranger));
        for (String signed : List.of(
                "aicr_1.2.3_provenance.sigstore.json",
                "qualification.sigstore.json",
                "recipe-catalog.sigstore.json",
                "aicr_1.2.3_" + Platform.host().fileName() + ".tar.gz")) {
            assertTrue(
                    verdicts.stream()
                            .anyMatch(v ->
                                    v.subject().equals(signed) && v.reason().contains("unknown root")),
                    signed + ": " + verdicts);
        }
    }

    @Test
    void releaseOfAnotherTagIsRefused() throws IOException {
        Files.move(
                assets.resolve("aicr_1.2.3_provenance.sigstore.json"),
                assets.resolve("aicr_1.2.4_provenance.sigstore.json"));
        List<SubjectVerdict> verdicts = ConsumerCheck.check(
                new ReleaseView(
                        assets, finished.work().images(), finished.work().statements(), "v1.2.4"),
                finished.release().signers("v1.2.3"));
        assertTrue(
                verdicts.stream().anyMatch(v -> v.reason().equals("the index is of v1.2.3, not of v1.2.4")),
                verdicts.toString());
    }

    @Test
    void statementOfAnotherKindInPlaceOfTheProvenanceIsRefused() throws IOException {
        Files.copy(
                assets.resolve("qualification.sigstore.json"),
                assets.resolve("aicr_1.2.3_provenance.sigstore.json"),
                StandardCopyOption.REPLACE_EXISTING);
        List<SubjectVerdict> verdicts = check();
        assertTrue(verdicts.stream().anyMatch(v -> v.reason().startsWith("wrong predicate")), verdicts.toString());
    }

    @Test
    void brokenChecksumsAreRefusedWithTheirFault() throws IOException {
        Files.writeString(assets.resolve("aicr_checksums.txt"), "nonsense\n");
        List<SubjectVerdict> verdicts = check();
        assertTrue(
                verdicts.stream()
                        .anyMatch(v -> v.subject().equals("aicr_checksums.txt")
                                && v.verdict().equals("refused")),
                verdicts.toString());
    }

    @Test
    void everyChangedBlobOfAnImageIsRefused() throws IOException {
        Path images = SmallRelease.copy(finished.work().images(), temp.resolve("images"));
        Layout layout = Layout.open(images);
        for (Path blob : blobs(layout)) {
            byte[] before = flipMiddle(blob);
            List<SubjectVerdict> verdicts = check(view(assets, images));
            assertTrue(
                    verdicts.stream()
                            .anyMatch(v ->
                                    v.verdict().equals("refused") && v.subject().equals(IMAGE)),
                    blob + ": " + verdicts);
            Files.write(blob, before);
        }
    }

    @Test
    void imageTagThatNamesAnotherIndexIsRefused() throws IOException {
        Path images = SmallRelease.copy(finished.work().images(), temp.resolve("images"));
        Layout layout = Layout.open(images);
        layout.tag(layout.find("ghcr.io/example/tools/tool:v1.2.3").orElseThrow(), IMAGE);
        List<SubjectVerdict> verdicts = check(view(assets, images));
        assertTrue(
                verdicts.stream()
                        .anyMatch(v -> v.subject().equals(IMAGE) && v.reason().startsWith("digest differs: the tag")),
                verdicts.toString());
    }

    @Test
    void missingLayoutIsRefused() throws IOException {
        List<SubjectVerdict> verdicts = check(view(assets, temp.resolve("none")));
        assertTrue(
                verdicts.stream().anyMatch(v -> v.subject().equals("images") && !v.isVerified()), verdicts.toString());
    }

    @Test
    void anImageWithoutOneOfItsStatementsIsRefused() throws IOException {
        Path copy = SmallRelease.copy(finished.work().statements(), temp.resolve("statements"));
        Layout statements = Layout.open(copy);
        Sha256 index =
                Layout.open(finished.work().images()).find(IMAGE).orElseThrow().digest();
        statements.untag(IMAGE.substring(0, IMAGE.lastIndexOf(':')) + ":sha256-" + index.hex());

        List<SubjectVerdict> verdicts =
                check(new ReleaseView(assets, finished.work().images(), copy, "v1.2.3"));
        assertEquals(
                2,
                verdicts.stream()
                        .filter(v -> v.reason().startsWith("no bundle")
                                && v.subject().contains(index.prefixed()))
                        .count(),
                verdicts.toString());
    }

    @Test
    void statementsAboutAnotherImageDoNotCount() throws IOException {
        Path copy = SmallRelease.copy(finished.work().statements(), temp.resolve("statements"));
        Layout statements = Layout.open(copy);
        Sha256 index =
                Layout.open(finished.work().images()).find(IMAGE).orElseThrow().digest();
        String other = "ghcr.io/example/tools/tool";
        Sha256 otherIndex = Layout.open(finished.work().images())
                .find(other + ":v1.2.3")
                .orElseThrow()
                .digest();
        statements.tag(
                statements.find(other + ":sha256-" + otherIndex.hex()).orElseThrow(),
                IMAGE.substring(0, IMAGE.lastIndexOf(':')) + ":sha256-" + index.hex());

        List<SubjectVerdict> verdicts =
                check(new ReleaseView(assets, finished.work().images(), copy, "v1.2.3"));
        assertEquals(
                2,
                verdicts.stream()
                        .filter(v -> v.reason().startsWith("digest differs")
                                && v.subject().contains(index.prefixed()))
                        .count(),
                verdicts.toString());
    }

    @Test
    void rubbishThatSomebodyAttachedHidesNoGoodStatement() throws IOException {
        Path copy = SmallRelease.copy(finished.work().statements(), temp.resolve("statements"));
        Layout statements = Layout.open(copy);
        Sha256 index =
                Layout.open(finished.work().images()).find(IMAGE).orElseThrow().digest();
        String missing = Sha256.of("missing").prefixed();
        String annotations = "\"annotations\":{\"dev.sigstore.bundle.predicateType\":\"https://spdx.dev/Document\"}";
        String name = IMAGE.substring(0, IMAGE.lastIndexOf(':'));
        List<Referrer> good = statements.referrers(name, index);
        statements.untag(name + ":sha256-" + index.hex());
        statements.attach(
                name,
                index,
                ("{\"schemaVersion\":2," + annotations + ",\"layers\":[{\"mediaType\":\"" + ImageProof.ARTIFACT_TYPE
                                + "\",\"digest\":\"" + missing + "\",\"size\":1}]}")
                        .getBytes(StandardCharsets.UTF_8));
        for (Referrer referrer : good) {
            statements.attach(
                    name,
                    index,
                    Files.readAllBytes(statements.blob(referrer.descriptor().digest())));
        }

        List<SubjectVerdict> verdicts =
                check(new ReleaseView(assets, finished.work().images(), copy, "v1.2.3"));
        assertTrue(verdicts.stream().allMatch(SubjectVerdict::isVerified), verdicts.toString());
    }

    @Test
    void everyChangedBlobOfAStatementIsNoticed() throws IOException {
        Path copy = SmallRelease.copy(finished.work().statements(), temp.resolve("statements"));
        ReleaseView view = new ReleaseView(assets, finished.work().images(), copy, "v1.2.3");
        Layout layout = Layout.open(copy);
        Sha256 index =
                Layout.open(finished.work().images()).find(IMAGE).orElseThrow().digest();
        for (var referrer : layout.referrers(IMAGE.substring(0, IMAGE.lastIndexOf(':')), index)) {
            Path blob = layout.blob(referrer.descriptor().digest());
            byte[] before = flipMiddle(blob);
            assertTrue(check(view).stream().anyMatch(v -> !v.isVerified()), blob.toString());
            Files.write(blob, before);
        }
    }

    @Test
    void checksumsCoverExactlyWhatTheSpecificationSays() throws IOException {
        Map<String, String> expected = new TreeMap<>();
        for (Map.Entry<String, Path> file : Tree.files(assets).entrySet()) {
            expected.put(file.getKey(), Sha256.ofFile(file.getValue()).hex());
        }
        expected.keySet()
                .removeAll(List.of(
                        "aicr_checksums.txt",
                        "release.json",
                        "qualification.sigstore.json",
                        "aicr_1.2.3_provenance.sigstore.json"));
        StringBuilder text = new StringBuilder();
        expected.forEach(
                (name, hex) -> text.append(hex).append("  ").append(name).append('\n'));
        assertEquals(text.toString(), Files.readString(assets.resolve("aicr_checksums.txt")));
    }

    private List<SubjectVerdict> check() throws IOException {
        return check(view(assets, finished.work().images()));
    }

    private List<SubjectVerdict> check(ReleaseView view) throws IOException {
        return ConsumerCheck.check(view, finished.release().signers("v1.2.3"));
    }

    private ReleaseView view(Path files, Path images) {
        return new ReleaseView(files, images, finished.work().statements(), "v1.2.3");
    }

    private void assertRefusedNaming(String name) throws IOException {
        List<SubjectVerdict> verdicts = check();
        assertTrue(
                verdicts.stream()
                        .anyMatch(v ->
                                v.verdict().equals("refused") && v.toString().contains(name)),
                name + ": " + verdicts);
    }

    private static byte[] flipMiddle(Path file) throws IOException {
        byte[] before = Files.readAllBytes(file);
        byte[] changed = before.clone();
        changed[changed.length / 2] ^= 1;
        Files.write(file, changed);
        return before;
    }

    /** Index, manifest, configuration and layers of the image. */
    private static List<Path> blobs(Layout layout) throws IOException {
        List<Path> blobs = new ArrayList<>();
        Descriptor index = layout.find(IMAGE).orElseThrow();
        blobs.add(layout.blob(index.digest()));
        for (Fields entry : Fields.of(layout.readJson(index), "").list("manifests")) {
            Descriptor descriptor = Descriptor.read(entry);
            blobs.add(layout.blob(descriptor.digest()));
            Fields manifest = Fields.of(layout.readJson(descriptor), "");
            blobs.add(layout.blob(
                    Descriptor.read(manifest.fields("config").orElseThrow()).digest()));
            for (Fields layer : manifest.list("layers")) {
                blobs.add(layout.blob(Descriptor.read(layer).digest()));
            }
        }
        return blobs;
    }
}
