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
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
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

/** The attestation API: bundles are kept in {@code attestations/<id>.json} and found by the digests of their subjects. */
final class AttestationCalls {
    /** Limit of a bundle in bytes: statements over inventories are large. */
    private static final int MAX_BUNDLE = 24 << 20;

    private static final int DEFAULT_PAGE = 30;

    private final Kept kept;
    private final Map<Path, About> known = new ConcurrentHashMap<>();

    /** What a kept bundle, which never changes, is about: {@code algorithm:hex} of all subjects. */
    private record About(String predicateType, Set<String> subjects) {

        static About of(Fields statement) {
            Set<String> subjects = new HashSet<>();
            for (Fields subject : statement.list("subject")) {
                subject.textMap("digest").forEach((algorithm, hex) -> subjects.add(algorithm + ":" + hex));
            }
            return new About(statement.textOrEmpty("predicateType"), subjects);
        }
    }

    AttestationCalls(Kept kept) {
        this.kept = kept;
    }

    private static Limits limits() {
        return new Limits(MAX_BUNDLE, 64, 4_000_000);
    }

    Answer add(Request request) throws IOException {
        Fields body = request.json(MAX_BUNDLE);
        Mapping bundle = body.fields("bundle")
                .map(Fields::mapping)
                .orElseThrow(() -> ForgeError.invalid("Attestation", "bundle", "missing_field", "bundle is missing"));
        if (statement(bundle).isEmpty()) {
            throw ForgeError.invalid("Attestation", "bundle", "invalid", "the bundle has no envelope with a statement");
        }
        return kept.alone(() -> {
            int id = files().size() + 1;
            kept.write(folder().resolve(String.format(Locale.ROOT, "%06d.json", id)), JsonWriter.indented(bundle));
            return Answer.json(
                    201, new Mapping.Builder().put("id", Scalar.integer(id)).build());
        });
    }

    /** Bundles about a digest, the newest first; 404 when there is none. */
    Answer find(Request request, String digest) throws IOException {
        int size = Math.min(100, request.number("per_page").orElse(DEFAULT_PAGE));
        Optional<String> type = request.query("predicate_type");
        List<Node> found = new ArrayList<>();
        List<Path> files = files();
        for (int i = files.size() - 1; i >= 0 && found.size() < size; i--) {
            About about = about(files.get(i));
            boolean wanted = about.subjects.contains(digest.indexOf(':') < 0 ? "sha256:" + digest : digest)
                    && type.orElse(about.predicateType).equals(about.predicateType);
            if (wanted) {
                found.add(new Mapping.Builder()
                        .put("bundle", read(files.get(i)))
                        .put("repository_id", Scalar.integer(1))
                        .put("initiator", "user")
                        .build());
            }
        }
        if (found.isEmpty()) {
            throw ForgeError.notFound();
        }
        return Answer.json(
                200,
                new Mapping.Builder().put("attestations", Sequence.of(found)).build());
    }

    private About about(Path file) throws IOException {
        About about = known.get(file);
        if (about == null) {
            about = statement(read(file)).map(About::of).orElse(new About("", Set.of()));
            known.put(file, about);
        }
        return about;
    }

    /** The statement in the envelope; empty when there is none. */
    private static Optional<Fields> statement(Mapping bundle) {
        return Fields.of(bundle, "bundle")
                .fields("dsseEnvelope")
                .flatMap(e -> e.text("payload"))
                .flatMap(AttestationCalls::decoded);
    }

    private static Optional<Fields> decoded(String payload) {
        byte[] json;
        try {
            json = Base64.getDecoder().decode(payload.getBytes(StandardCharsets.US_ASCII));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        return Optional.of(Fields.of(JsonReader.read("statement", json, limits()), ""));
    }

    private static Mapping read(Path file) throws IOException {
        Node node = JsonReader.read(file.toString(), Files.readAllBytes(file), limits());
        return Fields.of(node, "").mapping();
    }

    private List<Path> files() throws IOException {
        if (!Files.isDirectory(folder())) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder())) {
            return files.filter(f -> f.getFileName().toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    private Path folder() {
        return kept.folder().resolve("attestations");
    }
}
