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
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import run.aicr.attestation.AttestationVerifier;
import run.aicr.attestation.policy.Verdict;
import run.aicr.digest.Sha256;
import run.aicr.document.Fields;
import run.aicr.document.Mapping;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;
import run.aicr.oci.Descriptor;
import run.aicr.oci.Layout;
import run.aicr.oci.Referrer;

/** Checks what is attached to an image: the statements that {@link ImageProof} asks for, each signed and about it. */
public final class AttachedCheck {
    private static final long LARGEST_BUNDLE = 24L << 20;

    private final Layout layout;
    private final AttestationVerifier verifier;
    private final Extent extent;

    /**
     * For the images of one release.
     *
     * @param layout with the fallback tags of the images
     * @param verifier of who must have signed
     */
    public AttachedCheck(Layout layout, AttestationVerifier verifier) {
        this(layout, verifier, Extent.ALL);
    }

    AttachedCheck(Layout layout, AttestationVerifier verifier, Extent extent) {
        this.layout = layout;
        this.verifier = verifier;
        this.extent = extent;
    }

    List<SubjectVerdict> check(PublishedIndex.Image image) {
        Map<Sha256, List<String>> expected = new LinkedHashMap<>();
        expected.put(image.index(), ImageProof.OF_INDEX);
        image.platforms().forEach((name, p) -> {
            if (extent.takesPlatform(name)) {
                expected.put(p.manifest(), ImageProof.OF_PLATFORM);
            }
        });
        List<SubjectVerdict> verdicts = new ArrayList<>();
        expected.forEach((subject, types) -> verdicts.addAll(check(image.name(), subject, types)));
        image.vex().stream()
                .filter(v -> expected.containsKey(v.subject()) || isOfNothing(image, v.subject()))
                .forEach(v -> verdicts.add(vex(image.name(), v)));
        return verdicts;
    }

    /** What the index lists and is about no part of the image cannot be left out as a platform that nobody asked for. */
    private static boolean isOfNothing(PublishedIndex.Image image, Sha256 subject) {
        return image.platforms().values().stream().noneMatch(p -> p.manifest().equals(subject));
    }

    /** The very statement that the release index lists must be attached, and speak about this image alone. */
    private SubjectVerdict vex(String image, PublishedIndex.Attached listed) {
        String name = image + "@" + listed.subject() + " " + ImageProof.OPEN_VEX;
        try {
            for (Referrer referrer : layout.referrers(image, listed.subject())) {
                Fields manifest = Fields.of(layout.readJson(referrer.descriptor()), "");
                boolean same = manifest.list("layers").stream()
                        .anyMatch(l -> Descriptor.read(l).digest().equals(listed.bundle()));
                if (same) {
                    Verdict verdict = judge(name, listed.subject(), ImageProof.OPEN_VEX, manifest);
                    String other = verdict instanceof Verdict.Verified verified
                            ? foreignProduct(
                                    image,
                                    listed.subject(),
                                    verified.statement().predicate())
                            : "";
                    return other.isEmpty()
                            ? SubjectVerdict.of(name, verdict)
                            : SubjectVerdict.refused(name, "it speaks about another product: " + other);
                }
            }
            return SubjectVerdict.refused(name, "no bundle: " + listed.bundle() + " is not attached");
        } catch (IOException | AicrException | IllegalArgumentException e) {
            return SubjectVerdict.refused(name, String.valueOf(e.getMessage()));
        }
    }

    /** The first product that is not the image; empty when there is none. */
    private static String foreignProduct(String image, Sha256 subject, Mapping predicate) {
        String own = "pkg:oci/" + image.substring(image.lastIndexOf('/') + 1) + "@" + subject.prefixed();
        return Fields.of(predicate, "").list("statements").stream()
                .flatMap(s -> s.list("products").stream())
                .map(p -> p.textOrEmpty("@id"))
                .filter(id -> !id.equals(own))
                .findFirst()
                .orElse("");
    }

    private List<SubjectVerdict> check(String image, Sha256 subject, List<String> types) {
        String name = image + "@" + subject;
        try {
            List<SubjectVerdict> verdicts = new ArrayList<>();
            for (String type : types) {
                Verdict verdict = judge(image, subject, type);
                verdicts.add(
                        verdict instanceof Verdict.Absent
                                ? SubjectVerdict.refused(name + " " + type, "no bundle: " + verdict.reason())
                                : SubjectVerdict.of(name + " " + type, verdict));
            }
            return verdicts;
        } catch (IOException | AicrException | IllegalArgumentException e) {
            return List.of(SubjectVerdict.refused(name, String.valueOf(e.getMessage())));
        }
    }

    /**
     * The predicate of a statement that was verified.
     *
     * @throws AicrException UNAUTHORIZED when no attached bundle of the type is good
     */
    public Mapping predicate(String image, Sha256 subject, String type) throws IOException {
        Verdict verdict = judge(image, subject, type);
        if (verdict instanceof Verdict.Verified verified) {
            return verified.statement().predicate();
        }
        throw new AicrException(
                ErrorClass.UNAUTHORIZED, "no statement " + type + " about " + image + "@" + subject + " is verified");
    }

    /** One good bundle of the type is enough: others may be attached by anybody who can push. */
    private Verdict judge(String image, Sha256 subject, String type) throws IOException {
        Verdict verdict = new Verdict.Absent("nothing of this type is attached");
        for (Referrer referrer : layout.referrers(image, subject)) {
            Verdict one = judge(image + "@" + subject, subject, type, referrer);
            if (one instanceof Verdict.Verified) {
                return one;
            }
            verdict = one instanceof Verdict.Absent ? verdict : one;
        }
        return verdict;
    }

    /** What cannot be read is refused and keeps nobody from a good one beside it. */
    private Verdict judge(String name, Sha256 subject, String type, Referrer referrer) throws IOException {
        try {
            Fields manifest = Fields.of(layout.readJson(referrer.descriptor()), "");
            return type.equals(manifest.textMap("annotations").get(ImageProof.PREDICATE_ANNOTATION))
                    ? judge(name, subject, type, manifest)
                    : new Verdict.Absent("it is of another type");
        } catch (AicrException e) {
            return new Verdict.Refused(e.sentence());
        }
    }

    private Verdict judge(String name, Sha256 subject, String type, Fields manifest) throws IOException {
        List<Descriptor> layers =
                manifest.list("layers").stream().map(Descriptor::read).toList();
        if (layers.size() != 1 || !layers.get(0).mediaType().equals(ImageProof.ARTIFACT_TYPE)) {
            return new Verdict.Refused("what is attached is no bundle");
        }
        return verifier.verify(name, bundle(layers.get(0)), type, subject);
    }

    private byte[] bundle(Descriptor layer) throws IOException {
        var file = layout.blob(layer.digest());
        if (!Files.isRegularFile(file)) {
            throw AicrException.notFound("the attached bundle " + layer.digest() + " is missing");
        }
        if (Files.size(file) > LARGEST_BUNDLE) {
            throw AicrException.invalidRequest("the attached bundle " + layer.digest() + " is larger than 24 MiB");
        }
        byte[] bytes = Files.readAllBytes(file);
        if (!Sha256.of(bytes).equals(layer.digest())) {
            throw AicrException.invalidRequest("digest differs: attached bundle " + layer.digest());
        }
        return bytes;
    }
}
