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
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import run.aicr.document.Fields;
import run.aicr.document.Mapping;
import run.aicr.document.Node;
import run.aicr.document.Scalar;
import run.aicr.document.Sequence;
import run.aicr.rehearsal.web.Answer;
import run.aicr.rehearsal.web.Request;
import run.aicr.rehearsal.web.Service;

/** The service API, version 2: read, change, operations, revisions. */
record RunCalls(
        Place place, AccessTokens tokens, DemoService service, Operations operations, Supplier<URI> serviceAddress)
        implements Service {
    private static final Duration MAX_WAIT = Duration.ofSeconds(30);
    private static final String VERSION = "/v2/";

    @Override
    public Answer answer(Request request) throws IOException {
        if (!tokens.isGood(request.bearer(), AccessTokens.Kind.ACCOUNT)) {
            if (tokens.isGood(request.bearer(), AccessTokens.Kind.FEDERATED)) {
                throw CloudError.denied("Permission 'run.services.get' denied on resource.");
            }
            throw CloudError.unauthenticated();
        }
        String name = request.path().startsWith(VERSION) ? request.path().substring(VERSION.length()) : "";
        boolean reading = request.method().equals("GET");
        if (name.equals(place.serviceName()) && reading) {
            return Answer.json(200, describe());
        }
        if (name.equals(place.serviceName()) && request.method().equals("PATCH")) {
            return change(request);
        }
        if (name.startsWith(place.serviceName() + "/revisions/") && reading) {
            return revision(name.substring(name.lastIndexOf('/') + 1));
        }
        if (name.startsWith(place.location() + "/operations/")) {
            String operation = name.replaceAll(":wait$", "");
            Duration patience = name.equals(operation) ? Duration.ofMillis(1) : MAX_WAIT;
            return Answer.json(
                    200,
                    operations
                            .find(operation, patience)
                            .orElseThrow(() -> CloudError.notFound("no such operation: " + name)));
        }
        throw CloudError.notFound("Resource '" + name + "' was not found");
    }

    private Answer change(Request request) throws IOException {
        Fields body = request.json();
        String mask = request.query("updateMask").orElse("");
        Optional<Mapping> template =
                asked(mask, "template") && body.node("template").isPresent()
                        ? Optional.of(body.mappingOrEmpty("template"))
                        : Optional.empty();
        Optional<List<Traffic>> traffic = asked(mask, "traffic")
                        && body.node("traffic").isPresent()
                ? Optional.of(body.list("traffic").stream().map(Traffic::read).toList())
                : Optional.empty();
        String name = template.map(t -> Fields.of(t, "template").textOrEmpty("revision"))
                .orElse("");
        DemoService.Change change = new DemoService.Change(template, name, traffic);
        service.check(change);
        if (request.query("validateOnly").filter("true"::equals).isPresent()) {
            return Answer.json(
                    200,
                    new Mapping.Builder()
                            .put("name", place.location() + "/operations/validated")
                            .put("done", Scalar.TRUE)
                            .put("response", describe())
                            .build());
        }
        return Answer.json(200, operations.begin(() -> {
            service.apply(change);
            return describe();
        }));
    }

    /** Without a mask everything that is sent counts; {@code template.containers} asks for the template. */
    private static boolean asked(String mask, String field) {
        if (mask.isEmpty() || mask.equals("*")) {
            return true;
        }
        for (String each : mask.split(",", -1)) {
            if (each.strip().equals(field) || each.strip().startsWith(field + ".")) {
                return true;
            }
        }
        return false;
    }

    private Answer revision(String name) throws IOException {
        Revision found = service.state()
                .revision(name)
                .orElseThrow(() -> CloudError.notFound("Revision '" + name + "' was not found"));
        Mapping container = new Mapping.Builder().put("image", found.image()).build();
        return Answer.json(
                200,
                new Mapping.Builder()
                        .put("name", place.serviceName() + "/revisions/" + name)
                        .put("createTime", found.createTime())
                        .put("service", place.service())
                        .put("containers", Sequence.of(List.of(container)))
                        .put("conditions", Sequence.of(List.of(ready(found.ready(), ""))))
                        .build());
    }

    private Mapping describe() throws IOException {
        DemoState state = service.state();
        List<Node> traffic = new ArrayList<>();
        List<Node> statuses = new ArrayList<>();
        for (Traffic each : state.traffic()) {
            traffic.add(each.node().build());
            statuses.add(status(state, each));
        }
        Mapping.Builder node = new Mapping.Builder()
                .put("name", place.serviceName())
                .put("uid", "00000000-0000-0000-0000-000000000001")
                .put("generation", Integer.toString(state.generation()))
                .put("observedGeneration", Integer.toString(state.generation()))
                .put("etag", "\"" + state.generation() + "\"")
                .put("ingress", "INGRESS_TRAFFIC_ALL")
                .put("launchStage", "GA")
                .put("template", state.template())
                .put("traffic", Sequence.of(traffic))
                .put("trafficStatuses", Sequence.of(statuses))
                .put("uri", serviceAddress.get().toString())
                .put("terminalCondition", ready(state.failure().isEmpty(), state.failure()))
                .put("reconciling", Scalar.FALSE);
        String revisions = place.serviceName() + "/revisions/";
        state.latestCreated().ifPresent(r -> node.put("latestCreatedRevision", revisions + r.name()));
        state.latestReady().ifPresent(r -> node.put("latestReadyRevision", revisions + r.name()));
        return node.build();
    }

    private Mapping status(DemoState state, Traffic share) throws IOException {
        Mapping.Builder node = share.node();
        Optional<Revision> target = state.target(share);
        target.ifPresent(r -> node.put("revision", r.name()));
        if (!share.tag().isEmpty() && target.isPresent()) {
            node.put("uri", service.addressOf(target.get()).toString());
        }
        return node.build();
    }

    private static Mapping ready(boolean ready, String message) {
        return new Mapping.Builder()
                .put("type", "Ready")
                .put("state", ready ? "CONDITION_SUCCEEDED" : "CONDITION_FAILED")
                .putIfSet("message", message)
                .build();
    }

    @Override
    public Answer malformed(int status, String sentence) {
        return CloudError.malformed(status, sentence);
    }
}
