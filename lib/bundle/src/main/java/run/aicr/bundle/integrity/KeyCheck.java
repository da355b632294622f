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
import run.aicr.attestation.AttestationVerifier;
import run.aicr.attestation.key.VerificationKey;
import run.aicr.attestation.policy.Verdict;
import run.aicr.attestation.statement.Provenance;
import run.aicr.digest.Sha256;

/** Demands that a key pair signed the bundle; its program is judged like any other. */
public final class KeyCheck implements AttestationCheck {
    private static final String NAME = "the attestation";

    private final VerificationKey key;
    private final ProgramCheck program;

    /** @param key that must have signed */
    public KeyCheck(VerificationKey key, ProgramCheck program) {
        this.key = key;
        this.program = program;
    }

    @Override
    public Result bundle(byte[] bundle, Sha256 checksums) {
        Verdict verdict = AttestationVerifier.ofKey(key).verify(NAME, bundle, Provenance.PREDICATE_TYPE);
        if (!(verdict instanceof Verdict.Verified verified)) {
            return new Fails(verdict.reason());
        }
        return verified.statement().covers(checksums)
                ? new Holds(creator(), verified.statement(), false)
                : new Fails("the signature is about other checksums");
    }

    /** {@code pem:} and the fingerprint of the key. */
    private String creator() {
        return "pem:" + HexFormat.of().formatHex(Base64.getDecoder().decode(key.hint()));
    }

    @Override
    public Result program(byte[] bundle, List<Sha256> programs) {
        return program.check(bundle, programs);
    }
}
