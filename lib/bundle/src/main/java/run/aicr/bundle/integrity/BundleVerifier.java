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
package run.aicr.bundle.integrity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import run.aicr.attestation.statement.Statement;
import run.aicr.digest.Sha256;
import run.aicr.document.Mapping;
import run.aicr.document.Node;
import run.aicr.document.Scalar;
import run.aicr.document.Sequence;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;
import run.aicr.file.BoundedBytes;

/** Verifies a bundle: checksums, the signature over them, the signature over the program (spec bundle §16). */
public final class BundleVerifier {
    /** The signature over the checksums, below the bundle. */
    public static final String BUNDLE_ATTESTATION = "attestation/bundle-attestation.sigstore.json";

    /** The signature over the program that made the bundle, below the bundle. */
    public static final String PROGRAM_ATTESTATION = "attestation/aicr-attestation.sigstore.json";

    private static final int MAX_ATTESTATION = 10 << 20;

    private final Path folder;
    private final AttestationCheck check;

    /**
     * A verifier for a bundle.
     *
     * @param folder that exists
     */
    public BundleVerifier(Path folder, AttestationCheck check) {
        this.folder = folder.toAbsolutePath().normalize();
        this.check = check;
    }

    /** Verifies as far as possible; faults are in the verdict. */
    public BundleVerdict verify() {
        ChecksumCheck.Outcome checksums = ChecksumCheck.of(folder);
        if (!checksums.passed()) {
            return verdict(
                    TrustLevel.UNKNOWN,
                    checksums,
                    Optional.empty(),
                    checksums.hasList()
                            ? "checksum verification failed"
                            : checksums.faults().get(0),
                    checksums.faults());
        }
        Path attestation = folder.resolve(BUNDLE_ATTESTATION);
        if (!Files.exists(attestation, LinkOption.NOFOLLOW_LINKS)) {
            return verdict(
                    TrustLevel.UNVERIFIED,
                    checksums,
                    Optional.empty(),
                    "checksums valid but no attestation files found (bundle created without --attest)",
                    List.of());
        }
        AttestationCheck.Result result =
                judged(attestation, bytes -> check.bundle(bytes, Sha256.of(checksums.bytes())));
        return switch (result) {
            case AttestationCheck.Fails fails ->
                verdict(
                        TrustLevel.UNKNOWN,
                        checksums,
                        Optional.empty(),
                        "the signature over the bundle does not hold",
                        List.of("bundle attestation verification failed: " + fails.reason()));
            case AttestationCheck.Holds holds -> attested(checksums, holds);
        };
    }

    private BundleVerdict attested(ChecksumCheck.Outcome checksums, AttestationCheck.Holds bundle) {
        Path attestation = folder.resolve(PROGRAM_ATTESTATION);
        if (!Files.exists(attestation, LinkOption.NOFOLLOW_LINKS)) {
            return verdict(
                    TrustLevel.ATTESTED,
                    checksums,
                    Optional.of(new Signed(bundle, Optional.empty())),
                    "the bundle is signed, but the program that made it is not proven (incomplete chain)",
                    List.of());
        }
        AttestationCheck.Result result =
                judged(attestation, bytes -> check.program(bytes, dependencies(bundle.statement())));
        return switch (result) {
            case AttestationCheck.Fails fails ->
                verdict(
                        TrustLevel.UNKNOWN,
                        checksums,
                        Optional.of(new Signed(bundle, Optional.empty())),
                        "the signature over the program does not hold",
                        List.of("binary attestation verification failed: " + fails.reason()));
            case AttestationCheck.Holds program -> proven(checksums, new Signed(bundle, Optional.of(program)));
        };
    }

    private BundleVerdict proven(ChecksumCheck.Outcome checksums, Signed signed) {
        if (isRehearsal(signed)) {
            String reason = "rehearsal: the program that made the bundle was not released";
            return verdict(TrustLevel.ATTESTED, checksums, Optional.of(signed), reason, List.of());
        }
        return hasExternalData(signed)
                ? verdict(
                        TrustLevel.ATTESTED,
                        checksums,
                        Optional.of(signed),
                        "the bundle holds data that did not come with the program",
                        List.of())
                : verdict(TrustLevel.VERIFIED, checksums, Optional.of(signed), "the chain is complete", List.of());
    }

    private static boolean isRehearsal(Signed signed) {
        return signed.program().filter(AttestationCheck.Holds::rehearsal).isPresent();
    }

    private record Signed(AttestationCheck.Holds bundle, Optional<AttestationCheck.Holds> program) {}

    private BundleVerdict verdict(
            TrustLevel level,
            ChecksumCheck.Outcome checksums,
            Optional<Signed> signed,
            String reason,
            List<String> errors) {
        boolean proven = signed.flatMap(Signed::program).isPresent();
        boolean rehearsal = signed.filter(BundleVerifier::isRehearsal).isPresent();
        return new BundleVerdict(
                level,
                checksums.passed(),
                checksums.passed() ? checksums.files() : 0,
                signed.isPresent(),
                proven,
                proven && !rehearsal,
                signed.map(s -> s.bundle().creator()).orElse(""),
                signed.flatMap(Signed::program)
                        .map(AttestationCheck.Holds::creator)
                        .orElse(""),
                signed.map(s -> toolVersion(s.bundle().statement())).orElse(""),
                proven && signed.filter(this::hasExternalData).isPresent(),
                rehearsal,
                reason,
                errors,
                checksums.unlisted(),
                checksums.modes());
    }

    /** As the signed statement says; bundles of old have only the folder to tell (spec bundle §23 item 15). */
    private boolean hasExternalData(Signed signed) {
        return text(signed.bundle().statement(), "externalParameters", "recipeSource")
                        .equals("external")
                || Files.isDirectory(folder.resolve("data"), LinkOption.NOFOLLOW_LINKS);
    }

    /** What judges the bytes of a file. */
    private interface Judge {
        AttestationCheck.Result judge(byte[] bytes);
    }

    private static AttestationCheck.Result judged(Path file, Judge judge) {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return new AttestationCheck.Fails(file.getFileName() + " is not a regular file");
        }
        try {
            return judge.judge(BoundedBytes.ofFile(file, String.valueOf(file.getFileName()), MAX_ATTESTATION));
        } catch (IOException e) {
            return new AttestationCheck.Fails("it cannot be read: " + e.getMessage());
        } catch (AicrException e) {
            if (e.errorClass() == ErrorClass.INTERNAL) {
                throw e;
            }
            return new AttestationCheck.Fails(e.sentence());
        }
    }

    private static Optional<Node> at(Node node, String... keys) {
        Optional<Node> found = Optional.of(node);
        for (String key : keys) {
            found = found.flatMap(n -> n instanceof Mapping mapping ? mapping.find(key) : Optional.empty());
        }
        return found;
    }

    private static String text(Statement statement, String group, String key) {
        return at(statement.predicate(), "buildDefinition", group, key)
                .map(node -> node instanceof Scalar scalar ? scalar.text() : "")
                .orElse("");
    }

    private static String toolVersion(Statement statement) {
        return text(statement, "internalParameters", "toolVersion");
    }

    /** Digests of what the bundle was made with: the program that is named first, as older bundles have it. */
    private static List<Sha256> dependencies(Statement statement) {
        List<Sha256> named = new ArrayList<>();
        List<Sha256> others = new ArrayList<>();
        Optional<Node> list = at(statement.predicate(), "buildDefinition", "resolvedDependencies");
        if (list.isPresent() && list.get() instanceof Sequence sequence) {
            for (Node item : sequence.items()) {
                boolean program = at(item, "name")
                        .filter(n -> n instanceof Scalar scalar && scalar.text().equals(BundleStatement.PROGRAM))
                        .isPresent();
                at(item, "digest", "sha256")
                        .filter(n -> n instanceof Scalar scalar && scalar.text().matches("[0-9a-f]{64}"))
                        .ifPresent(n -> (program ? named : others).add(new Sha256(((Scalar) n).text())));
            }
        }
        named.addAll(others);
        return named;
    }
}
