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
import java.util.Optional;
import run.aicr.attestation.AttestationVerifier;
import run.aicr.attestation.Attestor;
import run.aicr.attestation.key.SigningKey;
import run.aicr.attestation.key.VerificationKey;
import run.aicr.attestation.policy.Verdict;
import run.aicr.attestation.statement.Subject;
import run.aicr.digest.Sha256;
import run.aicr.document.JsonReader;
import run.aicr.document.Limits;
import run.aicr.document.Mapping;
import run.aicr.file.AtomicFile;

/** The signed statement beside a qualification record: {@code <commit>.sigstore.json} (spec release §2.5). */
public final class RecordSignature {
    private RecordSignature() {}

    /** Signs the record with the key pair of the folder, which is made on first use. */
    public static void write(Path record, Path keys) throws IOException {
        byte[] content = Files.readAllBytes(record);
        Mapping predicate = (Mapping) JsonReader.read(record.toString(), content, Limits.DOCUMENT);
        byte[] bundle = Attestor.ofKey(SigningKey.inFolder(keys))
                .attest(Statements.qualification(content, predicate))
                .toJson();
        AtomicFile.write(bundle(record), bundle);
    }

    /**
     * Why the record is not signed by the key of the folder.
     *
     * @return empty when it is, and when the folder has no key: then nothing was ever signed there
     */
    public static Optional<String> problem(Path record, Path keys) throws IOException {
        if (!Files.exists(SigningKey.publicFile(keys))) {
            return Optional.empty();
        }
        Path bundle = bundle(record);
        if (!Files.isRegularFile(bundle)) {
            return Optional.of("it is not signed (" + bundle + " is missing)");
        }
        VerificationKey key = VerificationKey.readPem(SigningKey.publicFile(keys));
        Verdict verdict = AttestationVerifier.ofKey(key)
                .verify(bundle.toString(), Files.readAllBytes(bundle), Statements.QUALIFICATION_TYPE);
        if (verdict instanceof Verdict.Verified verified) {
            Sha256 digest = Sha256.ofFile(record);
            boolean same = verified.statement().subjects().stream()
                    .map(Subject::digest)
                    .anyMatch(digest::equals);
            return same ? Optional.empty() : Optional.of("it was changed after it was signed");
        }
        return Optional.of("its signature does not count: " + verdict.reason());
    }

    private static Path bundle(Path record) {
        String name = String.valueOf(record.getFileName());
        return record.resolveSibling(name.substring(0, name.length() - ".json".length()) + ".sigstore.json");
    }
}
