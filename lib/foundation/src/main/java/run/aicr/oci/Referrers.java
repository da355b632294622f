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
package run.aicr.oci;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import run.aicr.digest.Sha256;
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
import run.aicr.http.HttpAnswer;
import run.aicr.http.Request;

/** The referrers of an image: by the API where the registry has one, else by the index under the fallback tag. */
final class Referrers {
    private static final Pattern NEXT = Pattern.compile("<([^>]*)>\\s*;.*rel=\"?next\"?.*");
    private static final int MOST_PAGES = 100;
    private static final int WRITERS_AT_ONCE = 3;

    private final RegistryCalls calls;
    private final Manifests manifests;
    private final String repository;

    Referrers(RegistryCalls calls, Manifests manifests, String repository) {
        this.calls = calls;
        this.manifests = manifests;
        this.repository = repository;
    }

    /** Tag of the fallback index. */
    static String fallbackTag(Sha256 subject) {
        return "sha256-" + subject.hex();
    }

    List<Referrer> of(Sha256 subject) {
        return byApi(subject).orElseGet(() -> byTag(subject));
    }

    /** Empty when the registry has no referrers API. */
    private Optional<List<Referrer>> byApi(Sha256 subject) {
        List<Referrer> found = new ArrayList<>();
        Optional<URI> next = Optional.of(calls.address(repository, "referrers/" + subject));
        for (int pages = 0; next.isPresent() && pages < MOST_PAGES; pages++) {
            Request request = Request.get("list the referrers of " + subject + " in " + repository, next.get())
                    .withHeader("Accept", MediaTypes.INDEX);
            HttpAnswer answer = calls.send(request, Scope.reading(repository));
            if (answer.status() == 404 || answer.status() == 406) {
                return Optional.empty();
            }
            if (answer.status() != 200) {
                throw Refusal.of(request.purpose(), answer);
            }
            found.addAll(read(answer.shownAs(), answer.body()));
            next = nextPage(request.address(), answer);
        }
        return Optional.of(List.copyOf(found));
    }

    static Optional<URI> nextPage(URI from, HttpAnswer answer) {
        Matcher next = NEXT.matcher(answer.header("link"));
        return next.matches() ? Optional.of(from.resolve(next.group(1))) : Optional.empty();
    }

    private List<Referrer> byTag(Sha256 subject) {
        Optional<Manifests.Fetched> index = manifests.find(repository, fallbackTag(subject));
        return index.map(found -> read(fallbackTag(subject), found.bytes())).orElse(List.of());
    }

    static List<Referrer> read(String source, byte[] bytes) {
        Fields index = Fields.of(JsonReader.read(source, bytes, Limits.CATALOGUE_FILE), "");
        if (index.node("manifests").isEmpty()) {
            throw new AicrException(ErrorClass.CONFLICT, source + " is no image index; expected the list of referrers");
        }
        return index.list("manifests").stream().map(Referrer::read).toList();
    }

    /** Makes the list complete after the manifest was put. */
    void attached(Sha256 subject, Referrer referrer, boolean registrySaysIndexed) {
        if (registrySaysIndexed && byApi(subject).isPresent()) {
            return;
        }
        for (int attempt = 1; ; attempt++) {
            Optional<Manifests.Fetched> index = manifests.find(repository, fallbackTag(subject));
            List<Referrer> entries = new ArrayList<>(index.map(found -> read(fallbackTag(subject), found.bytes()))
                    .orElse(List.of()));
            if (entries.stream()
                    .anyMatch(e ->
                            e.descriptor().digest().equals(referrer.descriptor().digest()))) {
                return;
            }
            entries.add(referrer);
            try {
                String etag = index.map(Manifests.Fetched::etag).orElse("");
                manifests.put(repository, fallbackTag(subject), document(entries), MediaTypes.INDEX, etag);
            } catch (AicrException e) {
                if (e.errorClass() != ErrorClass.CONFLICT || attempt == WRITERS_AT_ONCE) {
                    throw e;
                }
            }
        }
    }

    /** The index under the fallback tag. */
    static byte[] document(List<Referrer> entries) {
        List<Node> nodes = new ArrayList<>();
        entries.forEach(e -> nodes.add(e.toNode()));
        return JsonWriter.compact(new Mapping.Builder()
                .put("schemaVersion", Scalar.integer(2))
                .put("mediaType", MediaTypes.INDEX)
                .put("manifests", Sequence.of(nodes))
                .build());
    }
}
