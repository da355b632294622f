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
package run.aicr.rehearsal.forge;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import run.aicr.document.Fields;
import run.aicr.document.JsonReader;
import run.aicr.document.JsonWriter;
import run.aicr.document.Limits;
import run.aicr.document.Mapping;
import run.aicr.document.Node;
import run.aicr.document.Scalar;
import run.aicr.document.Sequence;
import run.aicr.rehearsal.web.Answer;
import run.aicr.rehearsal.web.Kept;
import run.aicr.rehearsal.web.Request;

/** Commit statuses ({@code statuses.jsonl}) and references ({@code refs.json}). */
final class CommitCalls {
    private static final List<String> STATES = List.of("error", "failure", "pending", "success");
    private static final int MAX_DESCRIPTION = 140;
    private static final int MAX_CONTEXT = 255;
    private static final int MAX_STATUSES = 1000;
    private static final String COMMIT = "[0-9a-f]{40}";

    private final Kept kept;
    private final Links links;
    private final Clock clock;

    CommitCalls(Kept kept, Links links, Clock clock) {
        this.kept = kept;
        this.links = links;
        this.clock = clock;
    }

    Answer addStatus(Request request, String commit) throws IOException {
        Fields fields = request.json();
        String state = fields.requiredText("state");
        if (!STATES.contains(state) || !commit.matches(COMMIT)) {
            throw ForgeError.invalid("Status", "state", "invalid", "state or commit is not valid");
        }
        String context = fields.text("context").orElse("default");
        if (fields.textOrEmpty("description").length() > MAX_DESCRIPTION || context.length() > MAX_CONTEXT) {
            throw ForgeError.invalid(
                    "Status", "description", "custom", "description is too long (maximum is 140 characters)");
        }
        return kept.alone(() -> {
            if (of(commit, context).size() >= MAX_STATUSES) {
                throw ForgeError.invalid(
                        "Status", "sha", "custom", "This SHA and context has reached the maximum number of statuses.");
            }
            Mapping status = new Mapping.Builder()
                    .put("id", Scalar.integer(lines().size() + 1L))
                    .put("sha", commit)
                    .put("state", state)
                    .put("context", context)
                    .put("description", fields.textOrEmpty("description"))
                    .put("target_url", fields.textOrEmpty("target_url"))
                    .put("created_at", clock.instant().toString())
                    .build();
            kept.append(statuses(), line(status));
            return Answer.json(201, status);
        });
    }

    private static byte[] line(Node node) {
        byte[] json = JsonWriter.compact(node);
        byte[] line = Arrays.copyOf(json, json.length + 1);
        line[json.length] = '\n';
        return line;
    }

    Answer statuses(Request request, String commit) throws IOException {
        List<Node> found = new ArrayList<>();
        for (Node each : lines()) {
            if (Fields.of(each, "").textOrEmpty("sha").equals(commit)) {
                found.add(0, each);
            }
        }
        return links.paged(request, "/commits/" + commit + "/statuses", found);
    }

    private List<Node> of(String commit, String context) throws IOException {
        return lines().stream()
                .filter(s -> Fields.of(s, "").textOrEmpty("sha").equals(commit)
                        && Fields.of(s, "").textOrEmpty("context").equals(context))
                .toList();
    }

    private List<Node> lines() throws IOException {
        List<Node> lines = new ArrayList<>();
        if (Files.exists(statuses())) {
            for (String line : Files.readAllLines(statuses())) {
                lines.add(JsonReader.read("statuses.jsonl", line.getBytes(StandardCharsets.UTF_8), Limits.DOCUMENT));
            }
        }
        return lines;
    }

    Answer addRef(Request request) throws IOException {
        Fields fields = request.json();
        String name = fields.requiredText("ref");
        String commit = fields.requiredText("sha");
        if (!name.matches("refs/(heads|tags)/[A-Za-z0-9._+/-]{1,200}") || !commit.matches(COMMIT)) {
            throw ForgeError.of(422, "Reference name or sha is not valid");
        }
        return kept.alone(() -> {
            Mapping before = refs();
            if (before.find(name).isPresent()) {
                throw ForgeError.of(422, "Reference already exists");
            }
            Mapping.Builder after = new Mapping.Builder();
            before.entries().forEach(after::put);
            kept.write(
                    refsFile(),
                    JsonWriter.indented(after.put(name, commit).build().sorted()));
            return Answer.json(201, ref(name, commit));
        });
    }

    /** The reference {@code refs/<rest>}. */
    Answer ref(String rest) throws IOException {
        String name = "refs/" + rest;
        String commit = Fields.of(refs(), "").text(name).orElseThrow(ForgeError::notFound);
        return Answer.json(200, ref(name, commit));
    }

    private Mapping ref(String name, String commit) {
        return new Mapping.Builder()
                .put("ref", name)
                .put("url", links.root() + "/git/" + name)
                .put(
                        "object",
                        new Mapping.Builder()
                                .put("sha", commit)
                                .put("type", "commit")
                                .put("url", links.root() + "/git/commits/" + commit)
                                .build())
                .build();
    }

    private Mapping refs() throws IOException {
        if (!Files.exists(refsFile())) {
            return Mapping.EMPTY;
        }
        Node node = JsonReader.read("refs.json", Files.readAllBytes(refsFile()), Limits.DOCUMENT);
        return Fields.of(node, "").mapping();
    }

    private Path refsFile() {
        return kept.folder().resolve("refs.json");
    }

    private Path statuses() {
        return kept.folder().resolve("statuses.jsonl");
    }

    /** What {@code /repos/{owner}/{repo}} tells. */
    Answer repository(boolean mayPush) {
        String full = links.repository();
        return Answer.json(
                200,
                new Mapping.Builder()
                        .put("id", Scalar.integer(1))
                        .put("name", full.substring(full.indexOf('/') + 1))
                        .put("full_name", full)
                        .put("private", Scalar.FALSE)
                        .put("default_branch", "main")
                        .put(
                                "permissions",
                                new Mapping.Builder()
                                        .put("pull", Scalar.TRUE)
                                        .put("push", Scalar.bool(mayPush))
                                        .build())
                        .put("topics", Sequence.EMPTY)
                        .build());
    }
}
