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
package run.aicr.attestation.keyless;

import java.net.URI;
import run.aicr.attestation.keyless.SigningServices.Secure;
import run.aicr.document.Fields;
import run.aicr.document.JsonReader;
import run.aicr.document.Limits;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;
import run.aicr.http.HttpAnswer;
import run.aicr.http.Request;
import run.aicr.http.ServiceCaller;

/** Gives identity tokens (OpenID Connect) with the audience {@code sigstore}. */
@FunctionalInterface
public interface IdentityToken {

    /**
     * A fresh token, as it is sent.
     *
     * @throws AicrException of a retryable class when the service cannot be reached; UNAUTHORIZED when it refuses
     */
    String fresh();

    /**
     * The tokens of a CI job (spec release §7.8).
     *
     * @param request address that the job was given; it has a query already
     * @param bearer secret that the job was given for it
     */
    static IdentityToken ofCi(URI request, String bearer, ServiceCaller caller) {
        URI address = Secure.required(URI.create(request + "&audience=sigstore"));
        return () -> {
            HttpAnswer answer = caller.send(Request.get("get an identity token", address)
                    .withHeader("Authorization", "Bearer " + bearer)
                    .withHeader("Accept", "application/json")
                    .withLimit(64 << 10)
                    .onlyOnce());
            Calls.require(answer, "get an identity token", caller.retry(), 200);
            Fields fields = Fields.of(JsonReader.read(answer.shownAs(), answer.body(), Limits.DOCUMENT), "");
            return fields.text("value")
                    .filter(value -> !value.isEmpty())
                    .orElseThrow(() -> new AicrException(
                            ErrorClass.UNAUTHORIZED,
                            "cannot get an identity token: the answer of " + answer.shownAs() + " has no 'value'"));
        };
    }
}
