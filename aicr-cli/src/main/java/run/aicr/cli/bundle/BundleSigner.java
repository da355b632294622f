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
package run.aicr.cli.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import run.aicr.attestation.Attestor;
import run.aicr.attestation.key.SigningKey;
import run.aicr.bundle.Bundle;
import run.aicr.bundle.integrity.BundleStatement;
import run.aicr.cli.console.Session;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;

/**
 * Signs a bundle that is not written yet (spec bundle §15).
 *
 * @param way asked for when the signature is due
 * @param proof that this program was released
 */
record BundleSigner(Supplier<Signing> way, Optional<ProgramProof> proof, Session session) {

    /**
     * Finds what to sign with, and that this program may vouch for a bundle, before anything is made.
     *
     * @throws AicrException NOT_FOUND when a statement about this program or the folder of keys is missing; UNAUTHORIZED
     *     when that statement does not hold; SERVICE_UNAVAILABLE for a way of signing that this build lacks
     */
    static BundleSigner open(SigningSettings settings, Session session) {
        if (!settings.keyFolder().isEmpty()) {
            SigningKey key = key(session.environment().workingDirectory().resolve(settings.keyFolder()));
            Signing signing =
                    new Signing(Attestor.ofKey(key), "key:" + key.publicKey().hint());
            return new BundleSigner(() -> signing, Optional.empty(), session);
        }
        ProgramProof proof = ProgramProof.of(settings.identityPattern(), session);
        if (!settings.signingKey().isEmpty()) {
            throw new AicrException(
                    ErrorClass.SERVICE_UNAVAILABLE,
                    "--signing-key " + settings.signingKey()
                            + ": this build has no client for that key service; make the bundle without --attest");
        }
        return new BundleSigner(KeylessSigner.prepared(settings, session), Optional.of(proof), session);
    }

    private static SigningKey key(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw AicrException.notFound("key folder not found: " + folder);
        }
        try {
            return SigningKey.inFolder(folder);
        } catch (IOException e) {
            throw AicrException.invalidRequest("cannot read the key pair in " + folder + ": " + e.getMessage());
        }
    }

    /** The bundle with its signature, and with the statement about this program. */
    Bundle signed(Bundle bundle, String criteria) {
        Signing signing = way.get();
        BundleStatement statement = new BundleStatement(
                criteria,
                bundle.components(),
                session.stamp().version(),
                signing.builder(),
                UUID.randomUUID().toString(),
                session.environment()
                        .clock()
                        .instant()
                        .truncatedTo(ChronoUnit.SECONDS)
                        .toString(),
                proof.map(ProgramProof::program));
        Bundle signed = bundle.with(statement.signed(bundle.files(), signing.attestor()));
        return proof.isPresent() ? signed.with(proof.get().statement()) : signed;
    }
}
