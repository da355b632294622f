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
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.Optional;
import run.aicr.rehearsal.web.Answer;
import run.aicr.rehearsal.web.Request;
import run.aicr.rehearsal.web.Service;

/** The service's address: passes requests on to the revision that has the traffic. */
record Front(DemoService service) implements Service {
    private static final int TIMEOUT = 30_000;
    private static final int MAX_ANSWER = 16 << 20;

    @Override
    public Answer answer(Request request) throws IOException {
        Optional<URI> serving = service.serving();
        if (serving.isEmpty()) {
            return Answer.text(404, "nothing is deployed");
        }
        String query = request.rawQuery().isEmpty() ? "" : "?" + request.rawQuery();
        HttpURLConnection connection = (HttpURLConnection)
                URI.create(serving.get() + request.path() + query).toURL().openConnection();
        connection.setConnectTimeout(TIMEOUT);
        connection.setReadTimeout(TIMEOUT);
        connection.setInstanceFollowRedirects(false);
        connection.setRequestMethod(request.method());
        request.header("Accept").ifPresent(a -> connection.setRequestProperty("Accept", a));
        request.header("Content-Type").ifPresent(t -> connection.setRequestProperty("Content-Type", t));
        byte[] body = request.bytes(Request.MAX_JSON);
        if (body.length > 0) {
            connection.setDoOutput(true);
            connection.getOutputStream().write(body);
        }
        int status = connection.getResponseCode();
        try (InputStream in = status >= 400 ? connection.getErrorStream() : connection.getInputStream()) {
            byte[] bytes = in == null ? new byte[0] : in.readNBytes(MAX_ANSWER);
            Answer answer = Answer.bytes(status, bytes);
            String type = connection.getContentType();
            return type == null ? answer : answer.with("Content-Type", type);
        }
    }
}
