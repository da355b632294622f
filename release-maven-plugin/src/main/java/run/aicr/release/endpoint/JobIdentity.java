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
package run.aicr.release.endpoint;

import java.util.Base64;
import run.aicr.attestation.keyless.IdentityToken;
import run.aicr.document.Fields;
import run.aicr.document.JsonReader;
import run.aicr.document.Limits;
import run.aicr.error.AicrException;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;

/**
 * Tokens of a CI job that must be a job of one workflow file, started by one tag (release-practice §16, claim
 * {@code job_workflow_ref}). The certificate will carry this claim as its name, so a token of any other job would make a
 * signature that no verifier accepts, and an entry in the public log: it is refused before.
 *
 * <p>The claims are read, not verified: the certificate authority does that. Nothing is decided in favour of anybody here.
 */
record JobIdentity(IdentityToken tokens, String jobWorkflowRef) implements IdentityToken {
    private static final String CLAIM = "job_workflow_ref";

    @Override
    public String fresh() {
        String token = tokens.fresh();
        String found = claim(token);
        if (!found.equals(jobWorkflowRef)) {
            throw new ReleaseException(
                    Code.SIGNING_FAILED,
                    "this must be signed by a job of " + jobWorkflowRef + ", and this job is one of "
                            + (found.isEmpty() ? "no workflow that its token names" : found),
                    "Statements about images are signed by the goal sign-images in attest-images.yaml, everything else"
                            + " by sign in on-tag.yaml; both in a run that was started from the tag.");
        }
        return token;
    }

    private static String claim(String token) {
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3) {
            throw unreadable("it has " + parts.length + " parts instead of 3");
        }
        try {
            byte[] json = Base64.getUrlDecoder().decode(parts[1]);
            return Fields.of(JsonReader.read("claims of the identity token", json, Limits.DOCUMENT), "")
                    .textOrEmpty(CLAIM);
        } catch (IllegalArgumentException | AicrException e) {
            throw unreadable("its claims are no JSON document").because(e);
        }
    }

    /** Never with the token itself, which is a secret. */
    private static ReleaseException unreadable(String why) {
        return new ReleaseException(
                Code.SIGNING_FAILED,
                "the identity token of this job cannot be read: " + why,
                "Tokens come from ACTIONS_ID_TOKEN_REQUEST_URL; run the goal in a workflow.");
    }
}
