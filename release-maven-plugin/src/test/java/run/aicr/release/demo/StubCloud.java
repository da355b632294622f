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

import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import run.aicr.release.StubServer;
import run.aicr.release.StubServer.Call;
import run.aicr.release.StubServer.Reply;
import run.aicr.release.endpoint.CiEndpoint;
import run.aicr.release.endpoint.DemoEndpoint;
import run.aicr.release.endpoint.Secret;

/** A cloud with one service; its server answers with the version that a test gives the image. */
final class StubCloud implements Closeable {
    static final String SERVICE = "projects/p/locations/r/services/api";
    static final String PROVIDER = "projects/1/locations/global/workloadIdentityPools/a/providers/b";

    final StubServer server;
    String image = "old.example/aicrd@sha256:" + "0".repeat(64);
    String servedVersion = "v1.2.0";
    String versionOfNew = "v1.3.0";
    String operationError = "";
    int pollsUntilDone = 2;
    int created = 1;
    int serving = 1;
    final List<String> patches = new ArrayList<>();
    Reply refusal = Reply.of(0);
    private int polls;

    StubCloud() throws IOException {
        server = new StubServer(this::answer);
    }

    DemoEndpoint endpoint(URI registry) {
        return new DemoEndpoint(
                server.base(),
                server.base(),
                server.base(),
                registry,
                "cloud.example/demo/aicrd",
                PROVIDER,
                "sa@example.com",
                SERVICE);
    }

    CiEndpoint ci() {
        return new CiEndpoint(server.base() + "/ci?api=1", new Secret("ci-secret"));
    }

    private Reply answer(Call call) {
        if (refusal.status() > 0) {
            return refusal;
        }
        String path = call.target().replaceFirst("\\?.*", "");
        return switch (path) {
            case "/ci" -> Reply.of(200, "{\"value\":\"jwt\"}");
            case "/v1/token" -> Reply.of(200, "{\"access_token\":\"federated\"}");
            case "/v1/projects/-/serviceAccounts/sa@example.com:generateAccessToken" ->
                Reply.of(200, "{\"accessToken\":\"cloud\"}");
            case "/health" -> Reply.of(200, "{\"status\":\"healthy\"}");
            case "/" -> Reply.of(200, "{\"version\":\"" + servedVersion + "\"}");
            case "/v2/" + SERVICE -> call.method().equals("PATCH") ? patch(call) : Reply.of(200, service());
            default -> operation();
        };
    }

    private Reply patch(Call call) {
        patches.add(call.target().replaceFirst(".*\\?", "") + " " + call.text());
        if (call.json().node("template").isPresent()) {
            String wanted = call.json()
                    .fields("template")
                    .orElseThrow()
                    .list("containers")
                    .get(0)
                    .requiredText("image");
            if (!wanted.equals(image)) {
                created++;
            }
            image = wanted;
            serving = operationError.isEmpty() ? created : serving;
            servedVersion = versionOfNew;
        } else {
            String revision = call.json().list("traffic").get(0).requiredText("revision");
            serving = Integer.parseInt(revision.replace("api-", ""));
            operationError = "";
        }
        polls = 0;
        return Reply.of(200, "{\"name\":\"projects/p/locations/r/operations/1\",\"done\":false}");
    }

    private Reply operation() {
        if (++polls < pollsUntilDone) {
            return Reply.of(200, "{\"name\":\"projects/p/locations/r/operations/1\"}");
        }
        String error = operationError.isEmpty() ? "" : ",\"error\":{\"code\":9,\"message\":\"" + operationError + "\"}";
        return Reply.of(200, "{\"name\":\"projects/p/locations/r/operations/1\",\"done\":true" + error + "}");
    }

    private String service() {
        return "{\"name\":\"" + SERVICE + "\",\"uri\":\"" + server.base() + "\",\"template\":{\"revision\":\"api-1\","
                + "\"containers\":[{\"image\":\"" + image + "\",\"ports\":[{\"containerPort\":8080}]},"
                + "{\"image\":\"side\"}]},"
                + "\"latestReadyRevision\":\"" + SERVICE + "/revisions/api-" + serving + "\","
                + "\"latestCreatedRevision\":\"" + SERVICE + "/revisions/api-" + created + "\","
                + "\"trafficStatuses\":[{\"type\":\"TRAFFIC_TARGET_ALLOCATION_TYPE_REVISION\",\"revision\":\"api-"
                + serving + "\",\"percent\":100}]}";
    }

    @Override
    public void close() {
        server.close();
    }
}
