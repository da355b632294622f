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

import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import run.aicr.attestation.AttestationVerifier;
import run.aicr.attestation.key.VerificationKey;
import run.aicr.attestation.policy.Verdict;
import run.aicr.attestation.sigstore.BundleFile;
import run.aicr.attestation.statement.Provenance;
import run.aicr.digest.Sha256;
import run.aicr.error.AicrException;

/** Judges signatures that were made with a key pair. */
public final class KeyCheck implements AttestationCheck {
    private static final String NAME = "the attestation";

    private final Optional<VerificationKey> key;

    /** @param key that must have signed; without one no signature holds */
    public KeyCheck(Optional<VerificationKey> key) {
        this.key = key;
    }

    @Override
    public Result bundle(byte[] bundle, Sha256 checksums) {
        if (key.isEmpty()) {
            return withoutKey(bundle);
        }
        return switch (AttestationVerifier.ofKey(key.get()).verify(NAME, bundle, Provenance.PREDICATE_TYPE)) {
            case Verdict.Verified verified ->
                verified.statement().covers(checksums)
                        ? new Holds(creator(key.get()), verified.statement())
                        : new Fails("the signature is about other checksums");
            case Verdict.Refused refused -> new Fails(refused.reason());
            case Verdict.Absent absent -> new Fails(absent.reason());
            case Verdict.Undecided undecided -> new Fails(undecided.reason());
        };
    }

    private static Result withoutKey(byte[] bundle) {
        try {
            BundleFile.parse(NAME, bundle);
            return new Fails("it was signed with a key pair; name the public key with --key");
        } catch (AicrException e) {
            return new Fails(
                    "this build cannot verify certificates yet, and it is no signature of a key pair: " + e.sentence());
        }
    }

    /** {@code pem:} and the fingerprint of the key. */
    private static String creator(VerificationKey key) {
        return "pem:" + HexFormat.of().formatHex(Base64.getDecoder().decode(key.hint()));
    }

    @Override
    public Result program(byte[] bundle, List<Sha256> programs) {
        return new Fails("this build cannot verify certificates yet");
    }
}
