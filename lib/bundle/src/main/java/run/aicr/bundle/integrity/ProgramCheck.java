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
import run.aicr.attestation.statement.Provenance;
import run.aicr.attestation.trust.TrustedRoot;
import run.aicr.digest.Sha256;
import run.aicr.error.AicrException;

/**
 * Judges the signed statement about the program that made a bundle: issued to the workflow of releases, about just that
 * program (spec bundle §16 step 5, release §2.6).
 */
public final class ProgramCheck {
    /** Whom the statement must come from unless somebody says otherwise (spec cli §9.9). */
    public static final String DEFAULT_IDENTITY =
            "^https://github\\.com/NVIDIA/aicr/\\.github/workflows/on-tag\\.yaml@refs/tags/.*";

    private static final String NAME = "the attestation of the program";

    private final Supplier<TrustedRoot> root;
    private final Optional<TrustedRoot> rehearsal;
    private final IdentityPolicy policy;

    /**
     * A check.
     *
     * @param root the public one; asked for only when there is something to check
     * @param rehearsal root of a rehearsal that is believed too
     * @param identity pattern that the identity must match somewhere
     * @throws AicrException INVALID_REQUEST for a pattern that is none
     */
    public ProgramCheck(Supplier<TrustedRoot> root, Optional<TrustedRoot> rehearsal, String identity) {
        this.root = root;
        this.rehearsal = rehearsal;
        this.policy = IdentityPolicy.matching("(?s:.*)(?:" + identity + ")(?s:.*)", IdentityPolicy.CI_ISSUER);
    }

    /** Refuses a pattern that anybody could satisfy. */
    public static String requirePinned(String pattern) {
        boolean pinned =
                pattern.contains("://github.com/NVIDIA/aicr/") || pattern.contains("://github\\.com/NVIDIA/aicr/");
        if (!pinned || pattern.indexOf("://") != pattern.indexOf("://github")) {
            throw AicrException.invalidRequest("certificate identity pattern must contain"
                    + " \"://github.com/NVIDIA/aicr/\" to pin to the NVIDIA repository");
        }
        return pattern;
    }

    /**
     * Judges the statement.
     *
     * @param program digest that must be one of its subjects; absent when the bundle does not name its program
     */
    public AttestationCheck.Result check(byte[] bundle, Optional<Sha256> program) {
        if (program.isEmpty()) {
            return new AttestationCheck.Fails("the bundle does not say which program made it");
        }
        AttestationCheck.Result result = judged(bundle, program.get(), root.get(), false);
        return result instanceof AttestationCheck.Fails && rehearsal.isPresent()
                ? judged(bundle, program.get(), rehearsal.get(), true)
                : result;
    }

    private AttestationCheck.Result judged(byte[] bundle, Sha256 program, TrustedRoot trusted, boolean rehearsed) {
        Verdict verdict = AttestationVerifier.keylessOfPrivateRoot(trusted, policy)
                .verify(NAME, bundle, Provenance.PREDICATE_TYPE, program);
        return verdict instanceof Verdict.Verified verified
                ? new AttestationCheck.Holds(verified.signer().name(), verified.statement(), rehearsed)
                : new AttestationCheck.Fails(verdict.reason());
    }

    /** What does not hold of the digests that a bundle names: its program is the first. */
    AttestationCheck.Result check(byte[] bundle, List<Sha256> programs) {
        return check(bundle, programs.stream().findFirst());
    }
}
