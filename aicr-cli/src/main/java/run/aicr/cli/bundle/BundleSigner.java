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
import java.util.UUID;
import run.aicr.attestation.Attestor;
import run.aicr.attestation.key.SigningKey;
import run.aicr.bundle.Bundle;
import run.aicr.bundle.integrity.BundleStatement;
import run.aicr.cli.console.Session;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;

/** Signs a bundle that is not written yet (spec bundle §15). */
final class BundleSigner {
    private static final String ATTESTATION_OF_PROGRAM = "aicr-attestation.sigstore.json";

    private final SigningKey key;
    private final Session session;

    private BundleSigner(SigningKey key, Session session) {
        this.key = key;
        this.session = session;
    }

    /**
     * Finds what to sign with, before anything is made.
     *
     * @throws AicrException NOT_FOUND when a statement about this program or the folder of keys is missing;
     *     SERVICE_UNAVAILABLE for a way of signing that this build lacks
     */
    static BundleSigner open(SigningSettings settings, Session session) {
        if (settings.keyFolder().isEmpty()) {
            requireAttestationOfProgram(session);
            throw new AicrException(
                    ErrorClass.SERVICE_UNAVAILABLE,
                    settings.signingKey().isEmpty()
                            ? "--attest: this build cannot sign with a certificate yet; make the bundle without --attest"
                            : "--signing-key " + settings.signingKey()
                                    + ": this build has no client for that key service; make the bundle without --attest");
        }
        Path folder = session.environment().workingDirectory().resolve(settings.keyFolder());
        if (!Files.isDirectory(folder)) {
            throw AicrException.notFound("key folder not found: " + folder);
        }
        try {
            return new BundleSigner(SigningKey.inFolder(folder), session);
        } catch (IOException e) {
            throw AicrException.invalidRequest("cannot read the key pair in " + folder + ": " + e.getMessage());
        }
    }

    /** A bundle must not be signed by a program that nobody can check. */
    private static void requireAttestationOfProgram(Session session) {
        String home = session.environment().home();
        Path file = Path.of(home.isEmpty() ? "." : home, ATTESTATION_OF_PROGRAM);
        if (home.isEmpty() || !Files.isRegularFile(file)) {
            throw AicrException.notFound("--attest needs the signed statement about this program, " + file
                    + ", which is not there; install aicr from a release archive, or make the bundle without --attest");
        }
    }

    /** The bundle with its signature. */
    Bundle signed(Bundle bundle, String criteria) {
        BundleStatement statement = new BundleStatement(
                criteria,
                bundle.components(),
                session.stamp().version(),
                "key:" + key.publicKey().hint(),
                UUID.randomUUID().toString(),
                session.environment()
                        .clock()
                        .instant()
                        .truncatedTo(ChronoUnit.SECONDS)
                        .toString());
        return bundle.with(statement.signed(bundle.files(), Attestor.ofKey(key)));
    }
}
