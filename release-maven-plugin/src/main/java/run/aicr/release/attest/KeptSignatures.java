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
import run.aicr.attestation.AttestationVerifier;
import run.aicr.attestation.Attestor;
import run.aicr.attestation.policy.Verdict;
import run.aicr.attestation.sigstore.BundleFile;
import run.aicr.attestation.statement.Statement;
import run.aicr.digest.Sha256;
import run.aicr.file.AtomicFile;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;

/**
 * Signs each statement once: a bundle is kept beside the work as soon as it is there, and a run that follows one that
 * was stopped takes it from there. So the log has no second entry for the same statement.
 */
final class KeptSignatures implements Attestor {
    private final Path folder;
    private final Attestor attestor;
    private final AttestationVerifier verifier;

    /**
     * Keeps bundles in a folder.
     *
     * @param verifier that a kept bundle must satisfy to be used again
     */
    KeptSignatures(Path folder, Attestor attestor, AttestationVerifier verifier) {
        this.folder = folder;
        this.attestor = attestor;
        this.verifier = verifier;
    }

    @Override
    public BundleFile attest(Statement statement) {
        byte[] json = statement.toJson();
        Path file = folder.resolve(Sha256.of(json).hex() + ".sigstore.json");
        try {
            if (Files.isRegularFile(file)) {
                byte[] kept = Files.readAllBytes(file);
                Verdict verdict = verifier.verify(file.toString(), kept, statement.predicateType());
                BundleFile bundle = BundleFile.parse(file.toString(), kept);
                if (verdict instanceof Verdict.Verified
                        && Sha256.of(bundle.envelope().payload()).equals(Sha256.of(json))) {
                    return bundle;
                }
            }
            BundleFile bundle = attestor.attest(statement);
            AtomicFile.write(file, bundle.toJson());
            return bundle;
        } catch (IOException e) {
            throw new ReleaseException(Code.SIGNING_FAILED, "the bundle cannot be kept in " + folder).because(e);
        }
    }
}
