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
package run.aicr.release.demo;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import run.aicr.document.Fields;
import run.aicr.document.JsonReader;
import run.aicr.document.JsonWriter;
import run.aicr.document.Limits;
import run.aicr.document.Mapping;
import run.aicr.document.Sequence;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;
import run.aicr.http.Content;
import run.aicr.http.HttpAddress;
import run.aicr.http.HttpAnswer;
import run.aicr.http.Request;
import run.aicr.http.ServiceCaller;
import run.aicr.oci.Login;
import run.aicr.release.endpoint.CiEndpoint;
import run.aicr.release.endpoint.DemoEndpoint;
import run.aicr.release.endpoint.Secret;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;

/**
 * Workload identity federation (release-practice §15.1): the workflow run's own token is exchanged for one of the cloud,
 * and that for one of the service account. Nothing is stored; tokens live minutes.
 */
public final class Federation {
    private static final String SCOPE = "https://www.googleapis.com/auth/cloud-platform";
    private static final String REGISTRY_USER = "oauth2accesstoken";

    private final CiEndpoint ci;
    private final DemoEndpoint at;
    private final ServiceCaller caller;

    public Federation(CiEndpoint ci, DemoEndpoint at, ServiceCaller caller) {
        this.ci = ci;
        this.at = at;
        this.caller = caller;
    }

    /** Whether there is an identity to exchange and a place to exchange it. */
    public boolean isPresent() {
        return ci.isPresent() && at.isPresent();
    }

    /**
     * An access token of the service account.
     *
     * @throws ReleaseException AUTH_FAILED when one of the three services refuses
     */
    public Secret accessToken() {
        String federated = exchange(identityToken("https://iam.googleapis.com/" + at.provider()));
        String path = "/v1/projects/-/serviceAccounts/" + at.account() + ":generateAccessToken";
        Mapping body = new Mapping.Builder()
                .put("scope", Sequence.ofTexts(List.of(SCOPE)))
                .put("lifetime", "3600s")
                .build();
        Request request = json("act as " + at.account(), URI.create(at.iamCredentials() + path), body)
                .withHeader("Authorization", "Bearer " + federated);
        return new Secret(answer(request).requiredText("accessToken"));
    }

    /** How the registry of the cloud knows the owner of an access token. */
    public static Login registryLogin(Secret accessToken) {
        return new Login(REGISTRY_USER, accessToken.value());
    }

    private String identityToken(String audience) {
        String address = ci.tokenRequest() + (ci.tokenRequest().indexOf('?') < 0 ? "?" : "&") + "audience="
                + URLEncoder.encode(audience, StandardCharsets.UTF_8);
        Request request = Request.get("get the identity of this run", HttpAddress.parse(address))
                .withHeader("Authorization", "Bearer " + ci.token().value());
        return answer(request).requiredText("value");
    }

    private String exchange(String identityToken) {
        Mapping body = new Mapping.Builder()
                .put("audience", "//iam.googleapis.com/" + at.provider())
                .put("grantType", "urn:ietf:params:oauth:grant-type:token-exchange")
                .put("requestedTokenType", "urn:ietf:params:oauth:token-type:access_token")
                .put("scope", SCOPE)
                .put("subjectTokenType", "urn:ietf:params:oauth:token-type:jwt")
                .put("subjectToken", identityToken)
                .build();
        Request request = json("exchange the identity of this run", URI.create(at.sts() + "/v1/token"), body);
        return answer(request).requiredText("access_token");
    }

    private static Request json(String purpose, URI address, Mapping body) {
        return Request.of(purpose, "POST", address)
                .withContent("application/json", Content.of(JsonWriter.compact(body)));
    }

    private Fields answer(Request request) {
        HttpAnswer answer = caller.send(request);
        if (answer.status() != 200) {
            throw new ReleaseException(
                    Code.AUTH_FAILED,
                    "cannot " + request.purpose() + ": " + request.address().getHost() + " answered with status "
                            + answer.status() + CloudRun.message(answer),
                    "Check the identity provider's condition and the roles of " + at.account() + ".");
        }
        try {
            return Fields.of(JsonReader.read("token", answer.body(), Limits.DOCUMENT), "");
        } catch (AicrException e) {
            // Without the cause, whose text could quote the answer.
            throw new AicrException(
                    ErrorClass.SERVICE_UNAVAILABLE, "cannot " + request.purpose() + ": the answer is no JSON");
        }
    }
}
