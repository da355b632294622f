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

import java.util.Base64;
import java.util.Optional;
import java.util.stream.Stream;
import run.aicr.document.Fields;
import run.aicr.document.JsonReader;
import run.aicr.document.Limits;
import run.aicr.error.AicrException;

/**
 * Whom an identity token speaks for. It is not verified here, the certificate authority does that; it names the signer in
 * the statement before the certificate exists (spec bundle §23 item 14).
 *
 * @param name workflow, e-mail address or subject
 * @param issuer as the certificate will name it
 */
record TokenIdentity(String name, String issuer) {

    /** @throws AicrException INVALID_REQUEST when it is no token */
    static TokenIdentity of(String token) {
        String[] parts = token.strip().split("\\.", -1);
        Fields claims;
        try {
            byte[] payload = Base64.getUrlDecoder().decode(parts.length == 3 ? parts[1] : "!");
            claims = Fields.of(JsonReader.read("the identity token", payload, Limits.DOCUMENT), "");
        } catch (IllegalArgumentException e) {
            throw AicrException.invalidRequest(
                    "the identity token is no JWT (three parts in base64 with dots between them)");
        }
        String workflow = claims.textOrEmpty("job_workflow_ref");
        Optional<String> upstream = claims.fields("federated_claims").flatMap(f -> f.text("connector_id"));
        String name = Stream.of(
                        workflow.isEmpty() ? "" : "https://github.com/" + workflow,
                        claims.textOrEmpty("email"),
                        claims.textOrEmpty("sub"))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElseThrow(() -> AicrException.invalidRequest("the identity token names nobody ('email', 'sub')"));
        return new TokenIdentity(name, upstream.orElse(claims.textOrEmpty("iss")));
    }
}
