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
package run.aicr.rehearsal.demo;

import java.io.IOException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import run.aicr.document.Fields;
import run.aicr.document.Mapping;
import run.aicr.rehearsal.web.Answer;
import run.aicr.rehearsal.web.Request;
import run.aicr.rehearsal.web.Service;

/** Access tokens of the service account, for who has a federated token. */
record IamCalls(Place place, AccessTokens tokens) implements Service {
    private static final Pattern CALL = Pattern.compile("/v1/projects/-/serviceAccounts/([^/:]+):generateAccessToken");
    private static final Pattern SECONDS = Pattern.compile("([0-9]{1,5})s");
    private static final long HOUR = 3600;

    @Override
    public Answer answer(Request request) throws IOException {
        Matcher call = CALL.matcher(request.path().replace("%40", "@"));
        if (!request.method().equals("POST") || !call.matches()) {
            throw CloudError.notFound("no such path");
        }
        if (!tokens.isGood(request.bearer(), AccessTokens.Kind.FEDERATED)) {
            throw CloudError.unauthenticated();
        }
        if (!call.group(1).equals(place.account())) {
            throw CloudError.denied("Permission 'iam.serviceAccounts.getAccessToken' denied on resource.");
        }
        Fields body = request.json();
        Matcher lifetime = SECONDS.matcher(body.text("lifetime").orElse(HOUR + "s"));
        if (body.texts("scope").isEmpty() || !lifetime.matches() || Long.parseLong(lifetime.group(1)) > HOUR) {
            throw CloudError.invalid("scope is missing or lifetime is not up to 3600s");
        }
        Duration duration = Duration.ofSeconds(Long.parseLong(lifetime.group(1)));
        return Answer.json(
                200,
                new Mapping.Builder()
                        .put("accessToken", tokens.issue(AccessTokens.Kind.ACCOUNT, duration))
                        .put("expireTime", tokens.now().plus(duration).toString())
                        .build());
    }

    @Override
    public Answer malformed(int status, String sentence) {
        return CloudError.malformed(status, sentence);
    }
}
