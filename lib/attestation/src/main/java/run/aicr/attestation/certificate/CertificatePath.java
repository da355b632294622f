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
package run.aicr.attestation.certificate;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import run.aicr.attestation.policy.Refusal;
import run.aicr.attestation.trust.Authority;

/** Paths from a certificate to a root (RFC 5280), with every certificate valid at the time of the signature. */
public final class CertificatePath {
    private CertificatePath() {}

    /**
     * Finds the authority that issued a signer's certificate.
     *
     * @return the certificate of the issuer
     * @throws Refusal when no authority did, or the one that did does not count at that time
     */
    public static X509Certificate issuer(List<Authority> authorities, X509Certificate leaf, Instant time)
            throws Refusal {
        String found = leaf.getIssuerX500Principal().getName();
        List<Authority> named = authorities.stream()
                .filter(a -> a.chain().get(0).getSubjectX500Principal().equals(leaf.getIssuerX500Principal()))
                .toList();
        if (named.isEmpty()) {
            throw new Refusal("unknown root: no authority of the trust root is called " + found);
        }
        Refusal last = new Refusal("unknown root");
        for (Authority authority : named) {
            Optional<Refusal> fault = fault(authority, leaf, authority.chain(), time);
            if (fault.isEmpty()) {
                return authority.chain().get(0);
            }
            last = fault.get();
        }
        throw last;
    }

    /** Why the path of a certificate to the authority's root does not hold at the time. */
    public static Optional<Refusal> fault(
            Authority authority, X509Certificate leaf, List<X509Certificate> above, Instant time) {
        if (!authority.validity().covers(time)) {
            return Optional.of(new Refusal("unknown root: the authority " + authority.uri() + " counts "
                    + authority.validity() + ", the signature is of " + time));
        }
        List<X509Certificate> path = new ArrayList<>(List.of(leaf));
        path.addAll(above.subList(0, above.size() - 1));
        try {
            PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(authority.root(), null)));
            parameters.setRevocationEnabled(false);
            parameters.setDate(Date.from(time));
            CertPathValidator.getInstance("PKIX")
                    .validate(CertificateFactory.getInstance("X.509").generateCertPath(path), parameters);
            // The validator does not look at the validity of an anchor.
            authority.root().checkValidity(Date.from(time));
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            return Optional.of(new Refusal("unknown root: the path to the root of " + authority.uri()
                    + " does not hold at " + time + ": " + e.getMessage()));
        }
    }
}
