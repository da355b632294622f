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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.attestation.scene.SignedRelease;
import run.aicr.attestation.trust.TrustedRoot;
import run.aicr.digest.Sha256;
import run.aicr.document.Fields;
import run.aicr.error.AicrException;
import run.aicr.oci.Descriptor;
import run.aicr.oci.Layout;
import run.aicr.rehearsal.Rehearsal;
import run.aicr.rehearsal.Setup;

/** A release that the stand-ins signed, read back whole, in parts, from a kit and under other roots. */
class ReleaseCheckTest {
    @TempDir
    private static Path shared;

    private static SignedRelease release;
    private static TrustedRoot root;

    @TempDir
    private Path temp;

    private Path copy;

    @BeforeAll
    static void makeTheRelease() {
        try (Rehearsal rehearsal = Rehearsal.start(shared.resolve("rehearsal"), Setup.of(SignedRelease.REPOSITORY))) {
            release = SignedRelease.make(shared.resolve("release"), rehearsal);
            root = TrustedRoot.read(rehearsal.trustedRoot());
        }
    }

    @AfterAll
    static void nothingWasChanged() throws IOException {
        assertEquals(List.of(), bad(check(release.folder(), signers(SignedRelease.TAG))));
    }

    @BeforeEach
    void copy() {
        copy = SignedRelease.copy(release.folder(), temp.resolve("copy"));
    }

    private static Signers signers(String tag) {
        return Signers.of(root, SignedRelease.REPOSITORY, tag);
    }

    private static ReleaseView view(Path folder) {
        return ReleaseView.ofRehearsal(folder, SignedRelease.TAG);
    }

    private static List<SubjectVerdict> check(Path folder, Signers signers) throws IOException {
        return ConsumerCheck.check(view(folder), signers);
    }

    private static List<SubjectVerdict> bad(List<SubjectVerdict> verdicts) {
        return verdicts.stream().filter(v -> !v.isVerified()).toList();
    }

    private Path asset(String name) {
        return copy.resolve("releases").resolve(SignedRelease.TAG).resolve(name);
    }

    private static byte[] flip(Path file) throws IOException {
        byte[] before = Files.readAllBytes(file);
        byte[] changed = before.clone();
        changed[changed.length / 2] ^= 1;
        Files.write(file, changed);
        return before;
    }

    private List<Path> assets() throws IOException {
        try (Stream<Path> list = Files.list(asset("release.json").getParent())) {
            return list.sorted().toList();
        }
    }

    @Test
    void everyChangedByteOfAnAssetIsRefusedByName() throws IOException {
        for (Path file : assets()) {
            byte[] before = flip(file);
            String name = String.valueOf(file.getFileName());
            assertTrue(
                    check(copy, signers(SignedRelease.TAG)).stream()
                            .anyMatch(v -> v.verdict().equals("refused")
                                    && v.toString().contains(name)),
                    name);
            Files.write(file, before);
        }
    }

    @Test
    void aMissingAssetIsRefusedAndAnEmptyFolderAbsent() throws IOException {
        for (Path file : assets()) {
            Path aside = Files.move(file, temp.resolve("aside"));
            List<SubjectVerdict> verdicts = check(copy, signers(SignedRelease.TAG));
            assertEquals("refused", new ReleaseReport("", verdicts, List.of()).verdict(), file.toString());
            Files.move(aside, file);
        }
        List<SubjectVerdict> nothing = check(temp.resolve("nothing"), signers(SignedRelease.TAG));
        assertEquals("absent", new ReleaseReport("", nothing, List.of()).verdict());
    }

    @Test
    void theReleaseOfAnotherTagOrRepositoryIsRefused() throws IOException {
        for (Signers others : List.of(
                signers("v1.3.1"), signers("v1.3.0-rc1"), Signers.of(root, "somebody/aicr", SignedRelease.TAG))) {
            List<SubjectVerdict> verdicts = check(copy, others);
            assertTrue(verdicts.stream().anyMatch(v -> v.reason().startsWith("wrong identity")), verdicts.toString());
        }
    }

    @Test
    void aRehearsalNeverSatisfiesThePublicPolicy() throws IOException {
        Signers everybodys = Signers.of(TrustedRoot.publicInstance(), SignedRelease.REPOSITORY, SignedRelease.TAG);
        List<SubjectVerdict> verdicts = check(copy, everybodys);
        assertTrue(verdicts.stream().allMatch(v -> v.verdict().equals("refused")), verdicts.toString());
    }

    @Test
    void withoutARootNothingIsRefusedThatCouldBeGood() throws IOException {
        List<SubjectVerdict> verdicts = check(copy, Signers.without("no trust root"));
        assertTrue(verdicts.stream().allMatch(v -> v.verdict().equals("undecided")), verdicts.toString());
    }

    @Test
    void onePlatformNeedsOnlyItsFiles() throws IOException {
        Extent other = Extent.ALL.of("darwin/arm64");
        Files.delete(asset(SignedRelease.ARCHIVE));
        Files.delete(asset("aicr_1.3.0_linux_amd64.sbom.json"));
        List<SubjectVerdict> verdicts = ConsumerCheck.check(view(copy).with(other), signers(SignedRelease.TAG));
        assertEquals(List.of(), bad(verdicts));
        assertTrue(verdicts.stream().noneMatch(v -> v.subject().contains("linux_amd64")), verdicts.toString());
        Extent own = Extent.ALL.of(SignedRelease.PLATFORM);
        assertFalse(bad(ConsumerCheck.check(view(copy).with(own), signers(SignedRelease.TAG)))
                .isEmpty());
    }

    @Test
    void aKitComesToTheSameVerdictsWithoutTheRelease() throws IOException {
        byte[] index = Files.readAllBytes(asset("release.json"));
        Path file = temp.resolve("kit.tar");
        ReleaseKit.fill(
                        temp.resolve("kit"),
                        view(copy),
                        PublishedIndex.parse("release.json", index),
                        Files.readAllBytes(release.trustedRoot()))
                .pack(file);
        ReleaseKit kit = ReleaseKit.open(file, Files.createDirectories(temp.resolve("unpacked")));
        assertEquals(root, TrustedRoot.read(kit.trustRoot()));
        ReleaseView view = new ReleaseView(
                kit.assets(), kit.images(), kit.images(), SignedRelease.TAG, Extent.ALL.statementsOnly());
        List<SubjectVerdict> verdicts = ConsumerCheck.check(view, signers(SignedRelease.TAG));
        assertEquals(List.of(), bad(verdicts));
        List<String> expected = new ArrayList<>(check(copy, signers(SignedRelease.TAG)).stream()
                .map(SubjectVerdict::subject)
                .filter(s -> !s.startsWith(SignedRelease.ARCHIVE))
                .toList());
        assertEquals(expected, verdicts.stream().map(SubjectVerdict::subject).toList());
        Files.delete(kit.assets().resolve("install"));
        assertFalse(bad(ConsumerCheck.check(view, signers(SignedRelease.TAG))).isEmpty());
    }

    @Test
    void whatIsNoKitIsNamed() throws IOException {
        Path text = Files.writeString(temp.resolve("text"), "no tar");
        AicrException broken = assertThrows(AicrException.class, () -> ReleaseKit.open(text, temp.resolve("a")));
        assertTrue(broken.sentence().contains("is no kit"), broken::sentence);
        AicrException empty = assertThrows(AicrException.class, () -> ReleaseKit.open(copy, temp.resolve("b")));
        assertTrue(empty.sentence().contains("has no assets"), empty::sentence);
        assertThrows(AicrException.class, () -> ReleaseKit.open(temp.resolve("none"), temp.resolve("c")));
    }

    @Test
    void anArchiveAloneIsJudgedByItsProvenance() throws IOException {
        LoneArchive archive = LoneArchive.of(asset(SignedRelease.ARCHIVE)).orElseThrow();
        assertEquals(SignedRelease.TAG, archive.tag());
        Optional<Path> provenance = Optional.of(asset(ConsumerCheck.provenanceName(SignedRelease.TAG)));
        assertEquals(List.of(), bad(archive.check(provenance, signers(SignedRelease.TAG))));
        List<SubjectVerdict> bare = archive.check(Optional.empty(), signers(SignedRelease.TAG));
        assertEquals("undecided", new ReleaseReport("", bare, List.of()).verdict());
        assertTrue(bare.get(1).isVerified(), bare.toString());
        assertTrue(archive.check(Optional.of(asset("install")), signers(SignedRelease.TAG)).stream()
                .anyMatch(v -> v.verdict().equals("refused")));
        flip(archive.file());
        assertEquals(
                2, bad(archive.check(provenance, signers(SignedRelease.TAG))).size());
        assertTrue(LoneArchive.of(asset("install")).isEmpty());
        Path renamed = Files.copy(
                release.assets().resolve(SignedRelease.ARCHIVE), temp.resolve("aicr_1.4.0_linux_amd64.tar.gz"));
        LoneArchive other = LoneArchive.of(renamed).orElseThrow();
        assertEquals(2, bad(other.check(provenance, signers(other.tag()))).size());
    }

    @Test
    void anImageAloneIsJudgedByWhatIsAttached() throws IOException {
        Layout layout = Layout.open(copy.resolve("registry"));
        Descriptor index =
                layout.find(release.image() + ":" + SignedRelease.TAG).orElseThrow();
        LoneImage image = LoneImage.in(layout, release.image(), index, Extent.ALL);
        assertEquals(SignedRelease.TAG, image.tag());
        List<SubjectVerdict> verdicts = image.check(signers(image.tag()).images());
        assertEquals(5, verdicts.size());
        assertEquals(List.of(), bad(verdicts));
        assertEquals(5, bad(image.check(signers("v1.3.1").images())).size());
        assertEquals(
                5,
                bad(image.check(signers(image.tag()).release())).size(),
                "the workflow of the assets does not sign images");
    }

    @Test
    void statementsAboutVulnerabilitiesAreOnesThatTheIndexListsAboutThisImageAlone() throws IOException {
        PublishedIndex.Image listed = PublishedIndex.parse("", Files.readAllBytes(asset("release.json")))
                .images()
                .get(0);
        assertEquals(2, listed.vex().size());
        Layout layout = Layout.open(copy.resolve("registry"));
        AttachedCheck check =
                new AttachedCheck(layout, signers(SignedRelease.TAG).images());
        assertEquals(List.of(), bad(check.check(listed)));

        PublishedIndex.Attached first = listed.vex().get(0);
        Sha256 bill = layout.referrers(listed.name(), listed.index()).stream()
                .map(r -> bundleOf(layout, r.descriptor()))
                .filter(b -> !b.equals(first.bundle()))
                .findFirst()
                .orElseThrow();
        assertVex("is not attached", check, listed, new PublishedIndex.Attached(listed.index(), Sha256.of("x")));
        assertVex("is not attached", check, listed, new PublishedIndex.Attached(Sha256.of("x"), first.bundle()));
        assertVex("wrong predicate", check, listed, new PublishedIndex.Attached(listed.index(), bill));

        String other = listed.name() + "-other";
        for (Sha256 subject : List.of(
                listed.index(), listed.platforms().values().iterator().next().manifest())) {
            String tag = ":sha256-" + subject.hex();
            layout.tag(layout.find(listed.name() + tag).orElseThrow(), other + tag);
        }
        PublishedIndex.Image named = new PublishedIndex.Image(other, listed.index(), listed.platforms(), List.of());
        assertVex("another product: pkg:oci/aicr@", check, named, first);
    }

    private static void assertVex(
            String words, AttachedCheck check, PublishedIndex.Image image, PublishedIndex.Attached listed) {
        PublishedIndex.Image one =
                new PublishedIndex.Image(image.name(), image.index(), image.platforms(), List.of(listed));
        List<SubjectVerdict> bad = bad(check.check(one));
        assertEquals(1, bad.size(), bad::toString);
        assertEquals("refused", bad.get(0).verdict());
        assertTrue(bad.get(0).reason().contains(words), bad::toString);
    }

    private static Sha256 bundleOf(Layout layout, Descriptor manifest) {
        try {
            Fields document = Fields.of(layout.readJson(manifest), "");
            return Descriptor.read(document.list("layers").get(0)).digest();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void theBannerOfAWithdrawnReleaseIsRead() throws IOException {
        String banner = WithdrawalBanner.BEGIN + "> [!CAUTION]\n> **v1.3.0 was withdrawn.** It eats data.\n>\n> x\n"
                + WithdrawalBanner.END + "Notes.\n";
        assertEquals(Optional.of(new WithdrawalBanner("v1.3.0", "It eats data.")), WithdrawalBanner.ofNotes(banner));
        assertEquals(Optional.empty(), WithdrawalBanner.ofNotes("Notes.\n" + banner));
        assertEquals(Optional.empty(), WithdrawalBanner.ofForgeRecord(temp.resolve("none")));
        Path record = Files.writeString(
                temp.resolve("meta.json"),
                "{\"body\": \"" + banner.replace("\n", "\\n") + "\"}",
                StandardCharsets.UTF_8);
        assertTrue(WithdrawalBanner.ofForgeRecord(record).isPresent());
    }

    @Test
    void aSignerThatRanOnAnotherCommitIsRefused() throws IOException {
        Path folder = temp.resolve("other");
        try (Rehearsal rehearsal = Rehearsal.start(temp.resolve("stand-ins"), Setup.of(SignedRelease.REPOSITORY))) {
            SignedRelease.make(folder, rehearsal, "f".repeat(40));
            Signers signers =
                    Signers.of(TrustedRoot.read(rehearsal.trustedRoot()), SignedRelease.REPOSITORY, SignedRelease.TAG);
            List<SubjectVerdict> bad = bad(check(folder, signers));
            assertEquals(
                    List.of("refused  release.json: wrong commit: the index is of " + SignedRelease.COMMIT
                            + ", its signer of " + "f".repeat(40)),
                    bad.stream().map(SubjectVerdict::toString).toList());
        }
    }

    @Test
    void aReleaseThatWasSignedWithoutAPartIsRefused() throws IOException {
        String json = Files.readString(asset("release.json"));
        assertEquals(List.of(), refusals(json));
        assertEquals(List.of("ghcr.io/nvidia/aicrd"), refusals(json.replace("\"ghcr.io/nvidia/aicrd\"", "\"x\"")));
        assertEquals(List.of("install"), refusals(json.replace("\"name\":\"install\"", "\"name\":\"uninstall\"")));
        List<String> real = refusals(json.replace("\"rehearsal\":true", "\"rehearsal\":false"));
        assertEquals(5 + 6, real.size(), "nothing may be missing in a real release: " + real);
    }

    private static List<String> refusals(String json) {
        PublishedIndex index = PublishedIndex.parse("release.json", json.getBytes(StandardCharsets.UTF_8));
        return ProductTable.refusals(index, Extent.ALL).stream()
                .map(SubjectVerdict::subject)
                .toList();
    }

    @Test
    void theWorstVerdictCounts() {
        SubjectVerdict good = SubjectVerdict.verified("a");
        SubjectVerdict absent = SubjectVerdict.absent("b", "x");
        SubjectVerdict undecided = SubjectVerdict.undecided("c", "x");
        SubjectVerdict refused = SubjectVerdict.refused("d", "x");
        assertEquals("verified", new ReleaseReport("", List.of(good), List.of()).verdict());
        assertEquals("absent", new ReleaseReport("", List.of(good, absent), List.of()).verdict());
        assertEquals("undecided", new ReleaseReport("", List.of(absent, undecided), List.of()).verdict());
        ReleaseReport all =
                new ReleaseReport("v1.3.0", List.of(absent, undecided), List.of("w")).plus(List.of(refused));
        assertEquals("refused", all.verdict());
        assertTrue(all.toNode().find("subjects").isPresent());
        assertEquals("verified  a", good.toString());
        assertEquals("refused  d: x", refused.toString());
    }
}
