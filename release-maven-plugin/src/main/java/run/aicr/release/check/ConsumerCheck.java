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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import run.aicr.attestation.AttestationVerifier;
import run.aicr.attestation.key.VerificationKey;
import run.aicr.attestation.policy.Verdict;
import run.aicr.attestation.statement.Provenance;
import run.aicr.digest.ChecksumFile;
import run.aicr.digest.Sha256;
import run.aicr.document.Fields;
import run.aicr.error.AicrException;
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

    private final Path assets;
    private final Path images;
    private final String tag;
    private final AttestationVerifier verifier;
    private final List<SubjectVerdict> verdicts = new ArrayList<>();

    private ConsumerCheck(Path assets, Path images, String tag, VerificationKey key) {
        this.assets = assets;
        this.images = images;
        this.tag = tag;
        this.verifier = AttestationVerifier.ofKey(key);
    }

    /**
     * Checks everything and says something about every subject; nothing is thrown for a bad release.
     *
     * @param images OCI image layout that holds the images under {@code <name>:<tag>}
     */
    public static List<SubjectVerdict> check(Path assets, Path images, String tag, VerificationKey key)
            throws IOException {
        ConsumerCheck check = new ConsumerCheck(assets, images, tag, key);
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
        for (String name : afterChecksums) {
            if (!files.containsKey(name)) {
                verdicts.add(SubjectVerdict.absent(name));
            }
        }
        if (!verdicts.isEmpty()) {
            return;
        }
        afterChecksums.add(PROMOTION);
        checkChecksums(files, afterChecksums);
        checkProvenance(files);
        checkIndex(files);
    }

    private void checkChecksums(Map<String, Sha256> files, Set<String> afterChecksums) throws IOException {
        ChecksumFile checksums;
        try {
            checksums = ChecksumFile.parse(Files.readAllBytes(assets.resolve(CHECKSUMS)));
        } catch (ChecksumFile.MalformedException e) {
            verdicts.add(SubjectVerdict.refused(CHECKSUMS, e.fault() + ": " + e.getMessage()));
            return;
        }
        checksums.digests().forEach((name, digest) -> {
            Sha256 found = files.get(name);
            if (found == null) {
                verdicts.add(SubjectVerdict.absent(name));
            } else {
                verdicts.add(
                        found.equals(digest)
                                ? SubjectVerdict.verified(name)
                                : SubjectVerdict.refused(name, "digest differs from " + CHECKSUMS));
            }
        });
        Set<String> extra = new TreeSet<>(files.keySet());
        extra.removeAll(checksums.digests().keySet());
        extra.removeAll(afterChecksums);
        extra.forEach(name -> verdicts.add(SubjectVerdict.refused(name, "the file is in no list")));
    }

    private void checkProvenance(Map<String, Sha256> files) throws IOException {
        String name = provenanceName(tag);
        Verdict verdict = verifier.verify(name, Files.readAllBytes(assets.resolve(name)), Provenance.PREDICATE_TYPE);
        if (!(verdict instanceof Verdict.Verified verified)) {
            verdicts.add(SubjectVerdict.refused(name, verdict.reason()));
            return;
        }
        Map<String, Sha256> covered = new TreeMap<>();
        verified.statement().subjects().forEach(s -> covered.put(s.name(), s.digest()));
        Map<String, Sha256> expected = new TreeMap<>(files);
        expected.remove(name);
        expected.remove(QUALIFICATION);
        expected.remove(PROMOTION);
        if (covered.equals(expected)) {
            verdicts.add(SubjectVerdict.verified(name));
            return;
        }
        Set<String> differing = new TreeSet<>(covered.keySet());
        differing.addAll(expected.keySet());
        differing.removeIf(n -> covered.containsKey(n) && covered.get(n).equals(expected.get(n)));
        verdicts.add(SubjectVerdict.refused(name, "digest differs: " + String.join(", ", differing)));
    }

    private void checkIndex(Map<String, Sha256> files) throws IOException {
        PublishedIndex index;
        try {
            index = PublishedIndex.parse(INDEX, Files.readAllBytes(assets.resolve(INDEX)));
        } catch (AicrException | IllegalArgumentException e) {
            verdicts.add(SubjectVerdict.refused(INDEX, String.valueOf(e.getMessage())));
            return;
        }
        if (!index.tag().equals(tag)) {
            verdicts.add(SubjectVerdict.refused(INDEX, "the index is of " + index.tag() + ", not of " + tag));
            return;
        }
        List<String> differing = index.assets().stream()
                .filter(a -> !a.sha256().equals(files.get(a.name())))
                .map(PublishedIndex.Asset::name)
                .toList();
        verdicts.add(
                differing.isEmpty()
                        ? SubjectVerdict.verified(INDEX)
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
            byte[] bundle = Files.readAllBytes(assets.resolve(PROMOTION));
            verdicts.add(new PromotionCheck(verifier, index).check(bundle));
        } else if (!index.promotedFrom().isEmpty()) {
            verdicts.add(SubjectVerdict.absent(PROMOTION));
        }
    }

    private void checkArchives(PublishedIndex index) {
        ArchiveCheck check = new ArchiveCheck(verifier, index);
        for (PublishedIndex.Asset asset : index.assets()) {
            Path file = assets.resolve(asset.name());
            if (asset.role().equals("archive") && Files.isRegularFile(file)) {
                verdicts.add(check.check(file, asset));
            }
        }
    }

    private void checkImages(PublishedIndex index) {
        if (index.images().isEmpty()) {
            return;
        }
        try {
            ImageCheck check = new ImageCheck(Layout.open(images), index);
            index.images().forEach(image -> verdicts.add(check.check(image)));
        } catch (AicrException e) {
            verdicts.add(SubjectVerdict.refused("images", e.sentence()));
        }
    }

    /** The record must be the one that the signed index names, and about its commit. */
    private void checkQualification(PublishedIndex index) throws IOException {
        Verdict verdict = verifier.verify(
                QUALIFICATION, Files.readAllBytes(assets.resolve(QUALIFICATION)), "https://aicr.run/qualification/v1");
        if (!(verdict instanceof Verdict.Verified verified)) {
            verdicts.add(SubjectVerdict.refused(QUALIFICATION, verdict.reason()));
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
        Verdict verdict = verifier.verify(name, Files.readAllBytes(assets.resolve(name)), predicateType);
        verdicts.add(
                verdict instanceof Verdict.Verified
                        ? SubjectVerdict.verified(name + " (signature)")
                        : SubjectVerdict.refused(name, verdict.reason()));
    }

    private Map<String, Sha256> filesOnDisk() throws IOException {
        Map<String, Sha256> files = new TreeMap<>();
        if (!Files.isDirectory(assets)) {
            return files;
        }
        try (Stream<Path> list = Files.list(assets)) {
            for (Path file : list.filter(Files::isRegularFile).toList()) {
                files.put(String.valueOf(file.getFileName()), Sha256.ofFile(file));
            }
            files.remove(FORGE_RECORD);
        }
        return files;
    }
}
