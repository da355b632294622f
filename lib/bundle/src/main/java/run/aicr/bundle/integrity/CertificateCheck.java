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

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import run.aicr.attestation.AttestationVerifier;
import run.aicr.attestation.policy.IdentityPolicy;
import run.aicr.attestation.policy.Verdict;
import run.aicr.attestation.sigstore.BundleFile;
import run.aicr.attestation.sigstore.Material;
import run.aicr.attestation.statement.Provenance;
import run.aicr.attestation.trust.TrustedRoot;
import run.aicr.digest.Sha256;

/**
 * Demands that somebody with a certificate of a trusted authority signed the bundle, whoever that is: who it was is told,
 * and a policy may demand somebody (spec bundle §16 steps 4 and 7).
 */
public final class CertificateCheck implements AttestationCheck {
    private static final String NAME = "the attestation";
    private static final String ANYBODY = "(?s:.*)";

    private final List<Supplier<TrustedRoot>> roots;
    private final ProgramCheck program;

    /**
     * A check.
     *
     * @param roots of which one must vouch for everything; asked for one after the other, when there is something to check
     */
    public CertificateCheck(List<Supplier<TrustedRoot>> roots, ProgramCheck program) {
        this.roots = List.copyOf(roots);
        this.program = program;
    }

    @Override
    public Result bundle(byte[] bundle, Sha256 checksums) {
        if (!(BundleFile.parse(NAME, bundle).material() instanceof Material.Certified certified)) {
            return new Fails("it was signed with a key pair; name the public key with --key");
        }
        // The policy names one issuer, and any will do here: the one that the certificate claims, which the chain
        // proves.
        IdentityPolicy anybody = IdentityPolicy.matching(
                ANYBODY, CertificateIssuer.of(certified.certificate().bytes()));
        Optional<String> objection = Optional.empty();
        for (Supplier<TrustedRoot> root : roots) {
            Verdict verdict = AttestationVerifier.keylessOfPrivateRoot(root.get(), anybody)
                    .verify(NAME, bundle, Provenance.PREDICATE_TYPE);
            if (verdict instanceof Verdict.Verified verified) {
                return verified.statement().covers(checksums)
                        ? new Holds(verified.signer().name(), verified.statement(), false)
                        : new Fails("the signature is about other checksums");
            }
            objection = objection.or(() -> Optional.of(verdict.reason()));
        }
        return new Fails(hinted(objection.orElse("no trust root")));
    }

    private static String hinted(String reason) {
        return reason.contains("root") || reason.contains("authority")
                ? reason + "; an authority of your own is named with --trust-root"
                : reason;
    }

    @Override
    public Result program(byte[] bundle, List<Sha256> programs) {
        return program.check(bundle, programs);
    }
}
