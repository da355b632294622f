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

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import run.aicr.attestation.AttestationVerifier;
import run.aicr.attestation.policy.Signer;
import run.aicr.attestation.policy.Verdict;
import run.aicr.attestation.statement.Provenance;
import run.aicr.digest.ChecksumFile;
import run.aicr.digest.Sha256;
import run.aicr.document.Fields;
import run.aicr.error.AicrException;
import run.aicr.file.BoundedBytes;
import run.aicr.oci.Layout;

/**
 * Verifies a release from its folder of assets, its image layout and a public key: checksums, signatures, the release
 * index, archives and images (spec release §2.7 items 1–7).
 */
public final class ConsumerCheck {
    public static final String CHECKSUMS = "aicr_checksums.txt";
    public static final String INDEX = "release.json";
    public static final String QUALIFICATION = "qualification.sigstore.json";

    /** Says that the payloads of a promoted release are the candidate's. */
    public static final String PROMOTION = "promotion.sigstore.json";

    /** What the forge of a rehearsal was told about a release; lies beside the assets and is none. */
    public static final String FORGE_RECORD = "meta.json";

    /** Last number of the extension of certificates that names the commit (spec release §1.10). */
    private static final int SOURCE_DIGEST = 13;

    /** Of checksums, index and bundles. */
    private static final long LARGEST_DOCUMENT = 24L << 20;

    private final ReleaseView view;
    private final Path assets;
    private final String tag;
    private final Signers signers;
    private final AttestationVerifier verifier;
    private final List<SubjectVerdict> verdicts = new ArrayList<>();
    private Optional<SubjectVerdict> obstacle = Optional.empty();
    private String signedCommit = "";

    private ConsumerCheck(ReleaseView view, Signers signers) {
        this.view = view;
        this.assets = view.assets();
        this.tag = view.tag();
        this.signers = signers;
        this.verifier = signers.release();
    }

    /**
     * Checks everything and says something about every subject; nothing is thrown for a bad release.
     */
    public static List<SubjectVerdict> check(ReleaseView view, Signers signers) throws IOException {
        ConsumerCheck check = new ConsumerCheck(view, signers);
        check.run();
        return List.copyOf(check.verdicts);
    }

    /** Name of the provenance bundle of a version. */
    public static String provenanceName(String tag) {
        return "aicr_" + tag.substring(1) + "_provenance.sigstore.json";
    }

    private void run() throws IOException {
        Map<String, Sha256> files = filesOnDisk();
        Set<String> afterChecksums = new TreeSet<>(Set.of(CHECKSUMS, INDEX, QUALIFICATION, provenanceName(tag)));
        Set<String> lacking = new TreeSet<>(afterChecksums);
        lacking.removeAll(files.keySet());
        if (!lacking.isEmpty()) {
            boolean nothing = lacking.equals(afterChecksums);
            lacking.forEach(name -> verdicts.add(
                    nothing ? SubjectVerdict.absent(name, "no release is there") : SubjectVerdict.missing(name)));
            return;
        }
        afterChecksums.add(PROMOTION);
        SubjectVerdict provenance = provenance(files);
        checkChecksums(files, afterChecksums);
        verdicts.add(provenance);
        checkIndex(files);
    }

    private void checkChecksums(Map<String, Sha256> files, Set<String> afterChecksums) throws IOException {
        ChecksumFile checksums;
        try {
            checksums = ChecksumFile.parse(bytes(CHECKSUMS));
        } catch (ChecksumFile.MalformedException e) {
            verdicts.add(SubjectVerdict.refused(CHECKSUMS, e.fault() + ": " + e.getMessage()));
            return;
        }
        checksums.digests().forEach((name, digest) -> {
            Sha256 found = files.get(name);
            if (!view.extent().takes(name)) {
                return;
            }
            if (found == null) {
                verdicts.add(SubjectVerdict.missing(name));
            } else {
                verdicts.add(
                        found.equals(digest)
                                ? good(name)
                                : SubjectVerdict.refused(name, "digest differs from " + CHECKSUMS));
            }
        });
        Set<String> extra = new TreeSet<>(files.keySet());
        extra.removeAll(checksums.digests().keySet());
        extra.removeAll(afterChecksums);
        extra.forEach(name -> verdicts.add(SubjectVerdict.refused(name, "the file is in no list")));
    }

    private SubjectVerdict provenance(Map<String, Sha256> files) throws IOException {
        String name = provenanceName(tag);
        Verdict verdict = verifier.verify(name, bytes(name), Provenance.PREDICATE_TYPE);
        if (!(verdict instanceof Verdict.Verified verified)) {
            SubjectVerdict unproven = SubjectVerdict.of(name, verdict);
            obstacle = Optional.of(unproven);
            return unproven;
        }
        signedCommit = commitOf(verified.signer());
        Map<String, Sha256> covered = new TreeMap<>();
        verified.statement().subjects().stream()
                .filter(s -> view.extent().takes(s.name()))
                .forEach(s -> covered.put(s.name(), s.digest()));
        Map<String, Sha256> expected = new TreeMap<>(files);
        expected.remove(name);
        expected.remove(QUALIFICATION);
        expected.remove(PROMOTION);
        if (covered.equals(expected)) {
            return SubjectVerdict.verified(name);
        }
        Set<String> differing = new TreeSet<>(covered.keySet());
        differing.addAll(expected.keySet());
        differing.removeIf(n -> covered.containsKey(n) && covered.get(n).equals(expected.get(n)));
        return SubjectVerdict.refused(name, "digest differs: " + String.join(", ", differing));
    }

    /** The commit that the workflow ran on; a key pair says nothing about it. */
    static String commitOf(Signer signer) {
        return signer instanceof Signer.Certificate certificate
                ? certificate.extensions().getOrDefault(SOURCE_DIGEST, "")
                : "";
    }

    /** What agrees with lists that nobody trusted signed is not verified by that. */
    private SubjectVerdict good(String subject) {
        return obstacle.map(o -> new SubjectVerdict(subject, o.verdict(), "no verified provenance covers it"))
                .orElseGet(() -> SubjectVerdict.verified(subject));
    }

    private void checkIndex(Map<String, Sha256> files) throws IOException {
        PublishedIndex index;
        try {
            index = PublishedIndex.parse(INDEX, bytes(INDEX));
        } catch (AicrException | IllegalArgumentException e) {
            verdicts.add(SubjectVerdict.refused(INDEX, String.valueOf(e.getMessage())));
            return;
        }
        if (!index.tag().equals(tag)) {
            verdicts.add(SubjectVerdict.refused(INDEX, "the index is of " + index.tag() + ", not of " + tag));
            return;
        }
        if (!signedCommit.isEmpty() && !signedCommit.equals(index.commit())) {
            verdicts.add(SubjectVerdict.refused(
                    INDEX, "wrong commit: the index is of " + index.commit() + ", its signer of " + signedCommit));
            return;
        }
        List<String> differing = index.assets().stream()
                .filter(a -> view.extent().takes(a.name()))
                .filter(a -> !a.sha256().equals(files.get(a.name())))
                .map(PublishedIndex.Asset::name)
                .toList();
        verdicts.add(
                differing.isEmpty()
                        ? good(INDEX)
                        : SubjectVerdict.refused(INDEX, "digest differs: " + String.join(", ", differing)));
        checkQualification(index);
        if (files.containsKey(ArchiveCheck.CATALOGUE_BUNDLE)) {
            checkBundle(ArchiveCheck.CATALOGUE_BUNDLE, Provenance.PREDICATE_TYPE);
        }
        checkPromotion(index, files);
        checkArchives(index);
        checkImages(index);
    }

    /** A promoted release has the statement, and no other release has. */
    private void checkPromotion(PublishedIndex index, Map<String, Sha256> files) throws IOException {
        if (files.containsKey(PROMOTION)) {
            verdicts.add(new PromotionCheck(verifier, index).check(bytes(PROMOTION)));
        } else if (!index.promotedFrom().isEmpty()) {
            verdicts.add(SubjectVerdict.missing(PROMOTION));
        }
    }

    private void checkArchives(PublishedIndex index) {
        ArchiveCheck check = new ArchiveCheck(verifier, index.tag(), Optional.of(index.commit()));
        verdicts.addAll(index.assets().parallelStream()
                .filter(a -> a.role().equals("archive") && view.extent().takes(a.name()))
                .filter(a -> Files.isRegularFile(assets.resolve(a.name())))
                .map(a -> check.check(assets.resolve(a.name()), a.name(), Optional.of(a.payload())))
                .toList());
    }

    private void checkImages(PublishedIndex index) {
        if (index.images().isEmpty() || !view.extent().images()) {
            return;
        }
        try {
            ImageCheck check = new ImageCheck(Layout.open(view.images()), index, view.extent());
            AttachedCheck attached = new AttachedCheck(Layout.open(view.statements()), signers.images(), view.extent());
            // Most of the time goes into digests of layers: one image for each processor.
            index.images().parallelStream()
                    .map(image -> verdicts(check.check(image), attached.check(image)))
                    .toList()
                    .forEach(verdicts::addAll);
        } catch (AicrException e) {
            verdicts.add(SubjectVerdict.refused("images", e.sentence()));
        }
    }

    private List<SubjectVerdict> verdicts(SubjectVerdict image, List<SubjectVerdict> statements) {
        List<SubjectVerdict> all = new ArrayList<>();
        all.add(image.isVerified() ? good(image.subject()) : image);
        all.addAll(statements);
        return all;
    }

    /** The record must be the one that the signed index names, and about its commit. */
    private void checkQualification(PublishedIndex index) throws IOException {
        Verdict verdict = verifier.verify(QUALIFICATION, bytes(QUALIFICATION), "https://aicr.run/qualification/v1");
        if (!(verdict instanceof Verdict.Verified verified)) {
            verdicts.add(SubjectVerdict.of(QUALIFICATION, verdict));
            return;
        }
        String commit = Fields.of(verified.statement().predicate(), "").textOrEmpty("commit");
        boolean same = verified.statement().covers(index.qualification()) && commit.equals(index.commit());
        verdicts.add(
                same
                        ? SubjectVerdict.verified(QUALIFICATION)
                        : SubjectVerdict.refused(QUALIFICATION, "digest differs: it is the record of another commit"));
    }

    private void checkBundle(String name, String predicateType) throws IOException {
        Verdict verdict = verifier.verify(name, bytes(name), predicateType);
        verdicts.add(SubjectVerdict.of(verdict instanceof Verdict.Verified ? name + " (signature)" : name, verdict));
    }

    private byte[] bytes(String name) throws IOException {
        return BoundedBytes.ofFile(assets.resolve(name), name, LARGEST_DOCUMENT);
    }

    private Map<String, Sha256> filesOnDisk() throws IOException {
        if (!Files.isDirectory(assets)) {
            return new TreeMap<>();
        }
        try (Stream<Path> list = Files.list(assets)) {
            List<Path> files = list.filter(Files::isRegularFile)
                    .filter(f -> view.extent().takes(nameOf(f)) && !nameOf(f).equals(FORGE_RECORD))
                    .toList();
            return new TreeMap<>(
                    files.parallelStream().collect(Collectors.toMap(ConsumerCheck::nameOf, ConsumerCheck::digestOf)));
        } catch (UncheckedIOException e) {
            throw new IOException("the assets cannot be read: " + e.getMessage(), e);
        }
    }

    private static String nameOf(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static Sha256 digestOf(Path file) {
        try {
            return Sha256.ofFile(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
