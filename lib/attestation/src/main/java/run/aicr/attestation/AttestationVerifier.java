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

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import run.aicr.attestation.key.VerificationKey;
import run.aicr.attestation.policy.IdentityPolicy;
import run.aicr.attestation.policy.Refusal;
import run.aicr.attestation.policy.Signer;
import run.aicr.attestation.policy.Verdict;
import run.aicr.attestation.sigstore.BundleFile;
import run.aicr.attestation.statement.Statement;
import run.aicr.attestation.trust.TrustedRoot;
import run.aicr.digest.Sha256;
import run.aicr.error.AicrException;

/**
 * Judges bundle files: against one public key, or against a trust root and a policy of identities.
 *
 * <p>The signature of a bundle that was accepted is not computed again for the same bytes: who reads a release checks
 * one bundle for many subjects, and neither root nor policy change.
 */
public final class AttestationVerifier {
    private static final int MAX_ACCEPTED = 1024;

    /** Whose signature a bundle is. */
    @FunctionalInterface
    private interface Judge {
        Signer signer(BundleFile bundle) throws Refusal;
    }

    private final Judge judge;
    private final Optional<String> obstacle;
    private final Map<Sha256, Signer> accepted = new ConcurrentHashMap<>();

    private AttestationVerifier(Judge judge, Optional<String> obstacle) {
        this.judge = judge;
        this.obstacle = obstacle;
    }

    /** Bundles must be signed with this key pair. */
    public static AttestationVerifier ofKey(VerificationKey key) {
        return new AttestationVerifier(new KeyJudge(key)::signer, Optional.empty());
    }

    /** Bundles must be signed with a certificate below the root, for an identity that the policy accepts. */
    public static AttestationVerifier keyless(TrustedRoot root, IdentityPolicy policy) {
        return new AttestationVerifier(new KeylessJudge(root, policy, true)::signer, Optional.empty());
    }

    /**
     * As {@link #keyless}, but a root that lists no certificate logs does not ask for their promise: a private authority
     * may have none (spec bundle §16).
     */
    public static AttestationVerifier keylessOfPrivateRoot(TrustedRoot root, IdentityPolicy policy) {
        return new AttestationVerifier(new KeylessJudge(root, policy, false)::signer, Optional.empty());
    }

    /**
     * A verifier that lacks what it would need, such as a trust root: bundles that are well-formed are undecided.
     *
     * @param reason in words, for the verdict
     */
    public static AttestationVerifier without(String reason) {
        return new AttestationVerifier(bundle -> new Signer.KeyPair(""), Optional.of(reason));
    }

    /**
     * Judges whether the bundle holds a statement with the predicate type, signed by the right signer.
     *
     * @param source name of the bundle for messages
     */
    public Verdict verify(String source, byte[] bundle, String predicateType) {
        return verify(source, bundle, predicateType, Optional.empty());
    }

    /** As {@link #verify(String, byte[], String)}, for a statement that covers the digest. */
    public Verdict verify(String source, byte[] bundle, String predicateType, Sha256 subject) {
        return verify(source, bundle, predicateType, Optional.of(subject));
    }

    private Verdict verify(String source, byte[] json, String predicateType, Optional<Sha256> subject) {
        BundleFile bundle;
        try {
            bundle = BundleFile.parse(source, json);
        } catch (AicrException e) {
            return new Verdict.Refused("not a bundle: " + e.sentence());
        }
        if (obstacle.isPresent()) {
            return new Verdict.Undecided(obstacle.get());
        }
        try {
            Signer signer = signer(bundle, Sha256.of(json));
            return new Verdict.Verified(statement(source, bundle, predicateType, subject), signer);
        } catch (Refusal e) {
            return new Verdict.Refused(e.reason());
        }
    }

    private Signer signer(BundleFile bundle, Sha256 bytes) throws Refusal {
        Signer known = accepted.get(bytes);
        if (known != null) {
            return known;
        }
        Signer signer = judge.signer(bundle);
        if (accepted.size() < MAX_ACCEPTED) {
            accepted.put(bytes, signer);
        }
        return signer;
    }

    private static Statement statement(String source, BundleFile bundle, String predicateType, Optional<Sha256> subject)
            throws Refusal {
        String type = bundle.envelope().payloadType();
        if (!Statement.PAYLOAD_TYPE.equals(type)) {
            throw new Refusal("wrong payload type: expected " + Statement.PAYLOAD_TYPE + ", found " + type);
        }
        Statement statement;
        try {
            statement = Statement.parse(source, bundle.envelope().payload());
        } catch (AicrException e) {
            throw new Refusal("not a statement: " + e.sentence());
        }
        if (!statement.predicateType().equals(predicateType)) {
            throw new Refusal("wrong predicate: expected " + predicateType + ", found " + statement.predicateType());
        }
        if (subject.isPresent() && !statement.covers(subject.get())) {
            throw new Refusal("digest differs: no subject of the statement has "
                    + subject.get().prefixed());
        }
        return statement;
    }
}
