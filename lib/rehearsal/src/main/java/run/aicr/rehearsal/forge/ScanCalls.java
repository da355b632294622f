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

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import run.aicr.document.Fields;
import run.aicr.document.JsonReader;
import run.aicr.document.JsonWriter;
import run.aicr.document.Limits;
import run.aicr.document.Mapping;
import run.aicr.document.Scalar;
import run.aicr.document.Sequence;
import run.aicr.error.AicrException;
import run.aicr.rehearsal.web.Answer;
import run.aicr.rehearsal.web.Kept;
import run.aicr.rehearsal.web.Request;

/**
 * Uploads of scan results as SARIF 2.1.0, with the limits of the forge: ten MiB packed, 20 runs, 25 000 results a run. Each
 * is kept as {@code code-scanning/<id>.json}; who asks for the first time hears {@code pending}, as results are read later.
 */
final class ScanCalls {
    private static final int MAX_PACKED = 10 << 20;
    private static final int MAX_BODY = 15 << 20;
    private static final int MAX_UNPACKED = 64 << 20;
    private static final int MAX_RUNS = 20;
    private static final int MAX_RESULTS = 25_000;
    private static final String COMMIT = "[0-9a-f]{40}";
    private static final String REF = "refs/(heads|tags|pull)/[A-Za-z0-9._+/-]{1,200}";

    private final Kept kept;
    private final Links links;

    ScanCalls(Kept kept, Links links) {
        this.kept = kept;
        this.links = links;
    }

    Answer upload(Request request) throws IOException {
        Fields body = request.json(MAX_BODY);
        String commit = body.textOrEmpty("commit_sha");
        String ref = body.textOrEmpty("ref");
        if (!commit.matches(COMMIT) || !ref.matches(REF)) {
            throw ForgeError.of(422, "commit_sha or ref is not valid");
        }
        Fields sarif = unpacked(body.textOrEmpty("sarif"));
        List<String> errors = errors(sarif);
        return kept.alone(() -> {
            String id = String.format("00000000-0000-4000-8000-%012d", next());
            Mapping about = new Mapping.Builder()
                    .put("commit_sha", commit)
                    .put("ref", ref)
                    .put("asked", Scalar.FALSE)
                    .put("errors", Sequence.ofTexts(errors))
                    .put("sarif", sarif.mapping())
                    .build();
            kept.write(file(id), JsonWriter.indented(about));
            return Answer.json(
                    202,
                    new Mapping.Builder()
                            .put("id", id)
                            .put("url", links.root() + "/code-scanning/sarifs/" + id)
                            .build());
        });
    }

    private static Fields unpacked(String base64) throws IOException {
        byte[] packed;
        try {
            packed = Base64.getDecoder().decode(base64.getBytes(StandardCharsets.US_ASCII));
        } catch (IllegalArgumentException e) {
            throw ForgeError.of(400, "sarif is not base64");
        }
        if (packed.length > MAX_PACKED) {
            throw ForgeError.of(413, "The sarif field is too large");
        }
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            byte[] json = in.readNBytes(MAX_UNPACKED + 1);
            return Fields.of(JsonReader.read("sarif", json, Limits.SNAPSHOT), "");
        } catch (IOException | AicrException e) {
            throw ForgeError.of(400, "sarif is not a gzip of JSON");
        }
    }

    /** What makes the forge say {@code failed} later. */
    private static List<String> errors(Fields sarif) {
        List<String> errors = new ArrayList<>();
        if (!sarif.textOrEmpty("version").equals("2.1.0")) {
            errors.add("version must be 2.1.0");
        }
        List<Fields> runs = sarif.list("runs");
        if (runs.isEmpty() || runs.size() > MAX_RUNS) {
            errors.add("between 1 and " + MAX_RUNS + " runs are expected, found " + runs.size());
        }
        for (Fields run : runs) {
            boolean named = run.fields("tool")
                    .flatMap(t -> t.fields("driver"))
                    .flatMap(d -> d.text("name"))
                    .isPresent();
            if (!named || run.list("results").size() > MAX_RESULTS) {
                errors.add("a run needs tool.driver.name and at most " + MAX_RESULTS + " results");
            }
        }
        return errors;
    }

    /** {@code pending} once, then {@code complete} or {@code failed}. */
    Answer state(String id) throws IOException {
        if (!id.matches("[0-9a-f-]{36}") || !Files.isRegularFile(file(id))) {
            throw ForgeError.notFound();
        }
        return kept.alone(() -> {
            Fields about = Fields.of(JsonReader.read(id, Files.readAllBytes(file(id)), Limits.SNAPSHOT), "");
            Mapping.Builder answer = new Mapping.Builder();
            if (!about.bool("asked", false)) {
                Mapping.Builder asked = new Mapping.Builder();
                about.mapping().entries().forEach((k, v) -> asked.put(k, k.equals("asked") ? Scalar.TRUE : v));
                kept.write(file(id), JsonWriter.indented(asked.build()));
                return Answer.json(
                        200, answer.put("processing_status", "pending").build());
            }
            List<String> errors = about.texts("errors");
            answer.put("processing_status", errors.isEmpty() ? "complete" : "failed")
                    .put("analyses_url", links.root() + "/code-scanning/analyses?sarif_id=" + id);
            Optional.of(errors).filter(e -> !e.isEmpty()).ifPresent(e -> answer.put("errors", Sequence.ofTexts(e)));
            return Answer.json(200, answer.build());
        });
    }

    private long next() throws IOException {
        if (!Files.isDirectory(folder())) {
            return 1;
        }
        try (var files = Files.list(folder())) {
            return files.count() + 1;
        }
    }

    private Path file(String id) {
        return folder().resolve(id + ".json");
    }

    private Path folder() {
        return kept.folder().resolve("code-scanning");
    }
}
