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
package run.aicr.attestation.policy;

import java.util.Optional;
import run.aicr.attestation.policy.NameRule.Exact;
import run.aicr.attestation.policy.NameRule.Pattern;

/**
 * Whose certificate counts: a rule for the alternative name of its subject, and the exact issuer of the token (spec
 * release §1.10).
 */
public record IdentityPolicy(NameRule name, String issuer) {
    /** The issuer of the CI. */
    public static final String CI_ISSUER = "https://token.actions.githubusercontent.com";

    /** The name must be this one. */
    public static IdentityPolicy exact(String name, String issuer) {
        return new IdentityPolicy(new Exact(name), issuer);
    }

    /**
     * The whole name must match the pattern.
     *
     * @param regexp of {@link java.util.regex.Pattern}; {@code ^} and {@code $} at the ends change nothing
     * @throws run.aicr.error.AicrException INVALID_REQUEST when it is no pattern, or too long
     */
    public static IdentityPolicy matching(String regexp, String issuer) {
        return new IdentityPolicy(Pattern.of(regexp), issuer);
    }

    /**
     * The signer of a release: a workflow file of the repository, started by exactly this tag (spec release §2.6).
     *
     * @param repository owner and name
     * @param workflow file below {@code .github/workflows}, such as {@code on-tag.yaml}
     */
    public static IdentityPolicy ofRelease(String repository, String workflow, String tag) {
        return exact(
                "https://github.com/" + repository + "/.github/workflows/" + workflow + "@refs/tags/" + tag, CI_ISSUER);
    }

    /** Why this signer does not count; empty when it does. */
    public Optional<String> objection(String foundName, String foundIssuer) {
        if (!issuer.equals(foundIssuer)) {
            return Optional.of("wrong issuer: expected " + issuer + ", found " + foundIssuer);
        }
        return name.accepts(foundName)
                ? Optional.empty()
                : Optional.of("wrong identity: expected " + name.shown() + ", found " + foundName);
    }
}
