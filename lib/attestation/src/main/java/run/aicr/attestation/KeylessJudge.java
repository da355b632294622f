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
package run.aicr.attestation;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import run.aicr.attestation.certificate.CertificateLogCheck;
import run.aicr.attestation.certificate.CertificatePath;
import run.aicr.attestation.certificate.Leaf;
import run.aicr.attestation.dsse.Envelope;
import run.aicr.attestation.log.EntryBody;
import run.aicr.attestation.log.LogCheck;
import run.aicr.attestation.policy.IdentityPolicy;
import run.aicr.attestation.policy.Refusal;
import run.aicr.attestation.policy.Signer;
import run.aicr.attestation.sigstore.BundleFile;
import run.aicr.attestation.sigstore.Material;
import run.aicr.attestation.sigstore.Octets;
import run.aicr.attestation.timestamp.TimestampCheck;
import run.aicr.attestation.trust.TrustedRoot;
import run.aicr.error.AicrException;

/**
 * Demands a certificate below the root, for an identity that the policy accepts (spec release-practice §7.5: time, path,
 * certificate log, identity, log, signature).
 *
 * @param promised whether certificates need the promise of a certificate log also when the root lists no such log
 */
record KeylessJudge(TrustedRoot root, IdentityPolicy policy, boolean promised) {
    private static final int MAX_TIMESTAMPS = 4;

    Signer signer(BundleFile bundle) throws Refusal {
        if (!(bundle.material() instanceof Material.Certified material)) {
            throw new Refusal("unknown root: signed with a key pair, expected a certificate for "
                    + policy.name().shown());
        }
        Leaf leaf = Leaf.read(material.certificate());
        Instant signedAt = chained(material, leaf, Octets.of(bundle.envelope().signature()));
        Optional<String> objection = objection(leaf);
        if (objection.isPresent()) {
            throw new Refusal(objection.get());
        }
        Envelope envelope = bundle.envelope();
        new LogCheck(root.logs()).check(material.entry(), new EntryBody(envelope, leaf));
        if (!leaf.verifies(envelope.signedBytes(), envelope.signature())) {
            throw new Refusal("signature does not match");
        }
        return new Signer.Certificate(leaf.name(), leaf.issuer(), signedAt, leaf.extensions());
    }

    /** All witnesses of the time must be good, and the certificate with its path valid at each of their times. */
    private Instant chained(Material.Certified material, Leaf leaf, Octets signature) throws Refusal {
        Optional<Instant> logged = new LogCheck(root.logs()).time(material.entry());
        Optional<Instant> signedAt = logged;
        Set<X509Certificate> issuers = new LinkedHashSet<>();
        if (logged.isPresent()) {
            issuers.add(issuer(leaf, logged.get(), "the log"));
        }
        if (material.timestamps().size() > MAX_TIMESTAMPS) {
            throw new Refusal("wrong timestamp: expected at most " + MAX_TIMESTAMPS + ", found "
                    + material.timestamps().size());
        }
        TimestampCheck check = new TimestampCheck(root.timestampAuthorities());
        for (Octets timestamp : material.timestamps()) {
            Instant time = check.time(timestamp, signature);
            issuers.add(issuer(leaf, time, "the timestamp"));
            signedAt = Optional.of(time);
        }
        if (promised || !root.certificateLogs().isEmpty()) {
            for (X509Certificate issuer : issuers) {
                new CertificateLogCheck(root.certificateLogs()).check(leaf, issuer);
            }
        }
        return signedAt.orElseThrow(
                () -> new Refusal("no time of signing: expected a timestamp beside an entry of version "
                        + material.entry().version() + ", found none"));
    }

    private X509Certificate issuer(Leaf leaf, Instant time, String witness) throws Refusal {
        leaf.validAt(time, witness);
        return CertificatePath.issuer(root.certificateAuthorities(), leaf.certificate(), time);
    }

    private Optional<String> objection(Leaf leaf) {
        try {
            return policy.objection(leaf.name(), leaf.issuer());
        } catch (AicrException e) {
            return Optional.of("wrong identity: " + e.sentence());
        }
    }
}
