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
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import run.aicr.document.Fields;
import run.aicr.document.JsonReader;
import run.aicr.document.JsonWriter;
import run.aicr.document.Limits;
import run.aicr.document.Mapping;
import run.aicr.document.Node;
import run.aicr.document.Scalar;
import run.aicr.document.Sequence;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;
import run.aicr.http.Content;
import run.aicr.http.HttpAnswer;
import run.aicr.http.Request;
import run.aicr.http.ServiceCaller;
import run.aicr.release.endpoint.DemoEndpoint;
import run.aicr.release.endpoint.Secret;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;

/** One service of Cloud Run, by its API version 2 (release-practice §15.2). */
public final class CloudRun {
    private static final Duration POLL = Duration.ofSeconds(2);
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final DemoEndpoint at;
    private final Supplier<Secret> accessToken;
    private final ServiceCaller caller;

    /**
     * The service.
     *
     * @param accessToken asked for each request; may keep its token for minutes
     */
    public CloudRun(DemoEndpoint at, Supplier<Secret> accessToken, ServiceCaller caller) {
        this.at = at;
        this.accessToken = accessToken;
        this.caller = caller;
    }

    DemoService service() {
        return DemoService.read(answer(Request.get("read the demo service", address(at.service()))));
    }

    /**
     * Gives the service another image, the settings that operators get with it, and all requests to the newest revision;
     * waits until that is done.
     *
     * @param image with digest
     * @throws ReleaseException DEPLOY_FAILED when the cloud reports an error or needs more than five minutes
     */
    DemoService deploy(DemoService now, String image) {
        Mapping.Builder template = new Mapping.Builder();
        Mapping before = Fields.of(now.document(), "").mappingOrEmpty("template");
        before.entries().forEach((key, value) -> {
            if (!key.equals("revision")) {
                template.put(key, value);
            }
        });
        template.put("containers", Sequence.of(withImage(before, image)));
        Mapping latest = new Mapping.Builder()
                .put("type", "TRAFFIC_TARGET_ALLOCATION_TYPE_LATEST")
                .put("percent", Scalar.integer(100))
                .build();
        Mapping change = new Mapping.Builder()
                .put("template", template.build())
                .put("traffic", Sequence.of(List.of(latest)))
                .build();
        return patch("give the demo service its new image", "template,traffic", change);
    }

    private static List<Node> withImage(Mapping template, String image) {
        DemoContainer operators = DemoContainer.ofOperators();
        List<Node> containers = new ArrayList<>();
        for (Fields container : Fields.of(template, "template").list("containers")) {
            containers.add(containers.isEmpty() ? operators.on(container.mapping(), image) : container.mapping());
        }
        return containers.isEmpty() ? List.of(operators.on(Mapping.EMPTY, image)) : containers;
    }

    /** Gives all requests to one revision. */
    DemoService route(String revision) {
        Mapping target = new Mapping.Builder()
                .put("type", "TRAFFIC_TARGET_ALLOCATION_TYPE_REVISION")
                .put("revision", revision)
                .put("percent", Scalar.integer(100))
                .build();
        Mapping change = new Mapping.Builder()
                .put("traffic", Sequence.of(List.of(target)))
                .build();
        return patch("give the requests back to revision " + revision, "traffic", change);
    }

    private DemoService patch(String purpose, String fields, Mapping change) {
        URI address = address(at.service() + "?updateMask=" + fields);
        Request request = Request.of(purpose, "PATCH", address)
                .withContent("application/json", Content.of(JsonWriter.compact(change)));
        finish(purpose, answer(request));
        return service();
    }

    private void finish(String purpose, Fields started) {
        Fields operation = started;
        Instant end = caller.retry().clock().instant().plus(LONGEST);
        while (!operation.bool("done", false)) {
            if (caller.retry().clock().instant().isAfter(end)) {
                throw failed(purpose, "not done after " + LONGEST.toSeconds() + " s");
            }
            pause();
            operation = answer(Request.get(purpose, address(operation.requiredText("name"))));
        }
        operation.fields("error").ifPresent(error -> {
            throw failed(purpose, error.textOrEmpty("message"));
        });
    }

    private void pause() {
        try {
            caller.retry().sleeper().sleep(POLL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AicrException(ErrorClass.TIMEOUT, "interrupted while waiting for the demo service", e);
        }
    }

    private static ReleaseException failed(String purpose, String why) {
        return new ReleaseException(Code.DEPLOY_FAILED, "cannot " + purpose + ": " + why);
    }

    private URI address(String resource) {
        return URI.create(at.run() + "/v2/" + resource);
    }

    private Fields answer(Request request) {
        HttpAnswer answer = caller.send(request.withHeader(
                "Authorization", "Bearer " + accessToken.get().value()));
        if (answer.status() == 401 || answer.status() == 403) {
            throw new ReleaseException(
                    Code.AUTH_FAILED,
                    "cannot " + request.purpose() + ": status " + answer.status() + message(answer),
                    "Check the roles of " + at.account() + ".");
        }
        if (answer.status() != 200) {
            throw failed(request.purpose(), "status " + answer.status() + message(answer));
        }
        return Fields.of(JsonReader.read(answer.shownAs(), answer.body(), Limits.CATALOGUE_FILE), "");
    }

    /** What a service of the cloud says about its refusal. */
    static String message(HttpAnswer answer) {
        try {
            Fields fields = Fields.of(JsonReader.read("answer", answer.body(), Limits.DOCUMENT), "");
            String text = fields.node("error").filter(n -> n instanceof Scalar).isPresent()
                    ? fields.textOrEmpty("error") + " " + fields.textOrEmpty("error_description")
                    : fields.fields("error").map(e -> e.textOrEmpty("message")).orElse("");
            return text.isBlank() ? "" : " (" + text.strip() + ")";
        } catch (AicrException e) {
            // No JSON, such as a page of a proxy: the status alone must do.
            return answer.body().length == 0 ? "" : " (" + firstWords(answer) + ")";
        }
    }

    private static String firstWords(HttpAnswer answer) {
        String text = new String(answer.body(), StandardCharsets.UTF_8).replaceAll("\\s+", " ");
        return text.substring(0, Math.min(80, text.length())).strip();
    }
}
