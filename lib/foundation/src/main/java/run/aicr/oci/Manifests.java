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

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import run.aicr.digest.Sha256;
import run.aicr.document.Fields;
import run.aicr.document.JsonReader;
import run.aicr.document.Limits;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;
import run.aicr.http.Content;
import run.aicr.http.HttpAnswer;
import run.aicr.http.Request;

/** Manifests and indexes of a registry, by tag or digest. */
final class Manifests {
    static final String DOCKER_LIST = "application/vnd.docker.distribution.manifest.list.v2+json";
    private static final String ACCEPTED = String.join(
            ", ",
            MediaTypes.INDEX,
            MediaTypes.MANIFEST,
            DOCKER_LIST,
            "application/vnd.docker.distribution.manifest.v2+json");
    private static final long LARGEST = 8 << 20;

    /** A manifest that was read and has the digest that was asked for. */
    @SuppressWarnings("ArrayRecordComponent") // handed over once; never compared
    record Fetched(Descriptor descriptor, byte[] bytes, String etag) {}

    private final RegistryCalls calls;

    Manifests(RegistryCalls calls) {
        this.calls = calls;
    }

    Optional<Descriptor> head(String repository, String reference) {
        Request request = request("HEAD", "look for", repository, reference);
        HttpAnswer answer = calls.send(request, Scope.reading(repository));
        if (answer.status() == 404) {
            return Optional.empty();
        }
        if (answer.status() != 200) {
            throw Refusal.of(request.purpose(), answer);
        }
        Optional<Sha256> digest = digestOf(answer);
        Optional<Long> size = sizeOf(answer);
        if (digest.isEmpty() || size.isEmpty()) {
            return find(repository, reference).map(Fetched::descriptor);
        }
        requireAsked(reference, digest.get(), request.purpose());
        String type = withoutParameters(answer.header("content-type"));
        return Optional.of(new Descriptor(type, digest.get(), size.get(), "", Map.of()));
    }

    Optional<Fetched> find(String repository, String reference) {
        Request request = request("GET", "read", repository, reference).withLimit(LARGEST);
        HttpAnswer answer = calls.send(request, Scope.reading(repository));
        if (answer.status() == 404) {
            return Optional.empty();
        }
        if (answer.status() != 200) {
            throw Refusal.of(request.purpose(), answer);
        }
        Sha256 found = Sha256.of(answer.body());
        requireAsked(reference, found, request.purpose());
        Fields document = Fields.of(JsonReader.read(answer.shownAs(), answer.body(), Limits.CATALOGUE_FILE), "");
        String type = document.text("mediaType").orElse(withoutParameters(answer.header("content-type")));
        Descriptor descriptor = new Descriptor(type, found, answer.body().length, "", Map.of());
        return Optional.of(new Fetched(descriptor, answer.body(), answer.header("etag")));
    }

    /**
     * Puts a manifest and reads it back by digest.
     *
     * @param ifMatch tag of the state that is replaced; empty for any
     */
    HttpAnswer put(String repository, String reference, byte[] bytes, String mediaType, String ifMatch) {
        Sha256 digest = Sha256.of(bytes);
        Request request = request("PUT", "push", repository, reference).withContent(mediaType, Content.of(bytes));
        HttpAnswer answer = calls.send(
                ifMatch.isEmpty() ? request : request.withHeader("If-Match", ifMatch), Scope.writing(repository));
        if (answer.status() != 201 && answer.status() != 200) {
            throw Refusal.of(request.purpose(), answer);
        }
        Optional<Sha256> stored = digestOf(answer);
        if (stored.isPresent() && !stored.get().equals(digest)) {
            throw differs(request.purpose(), stored.get(), digest);
        }
        Optional<Fetched> back = find(repository, digest.prefixed());
        if (back.isEmpty() || !Arrays.equals(bytes, back.get().bytes())) {
            throw new AicrException(
                    ErrorClass.SERVICE_UNAVAILABLE,
                    "cannot " + request.purpose() + ": the registry took " + digest + " but does not give it back");
        }
        return answer;
    }

    private Request request(String method, String verb, String repository, String reference) {
        if (!reference.startsWith("sha256:")) {
            Reference.requireTag(reference);
        }
        return Request.of(
                        verb + " the manifest " + reference + " of " + repository,
                        method,
                        calls.address(repository, "manifests/" + reference))
                .withHeader("Accept", ACCEPTED);
    }

    private static void requireAsked(String reference, Sha256 found, String purpose) {
        if (reference.startsWith("sha256:") && !reference.equals(found.prefixed())) {
            throw differs(purpose, found, Sha256.parse(reference));
        }
    }

    private static AicrException differs(String purpose, Sha256 found, Sha256 expected) {
        return new AicrException(
                ErrorClass.UNAUTHORIZED,
                "cannot " + purpose + ": digest differs, the registry has " + found + ", expected " + expected);
    }

    private static Optional<Sha256> digestOf(HttpAnswer answer) {
        try {
            return Optional.of(Sha256.parse(answer.header("docker-content-digest")));
        } catch (IllegalArgumentException e) {
            // The header is optional; the bytes decide.
            return Optional.empty();
        }
    }

    private static Optional<Long> sizeOf(HttpAnswer answer) {
        String length = answer.header("content-length");
        boolean number =
                !length.isEmpty() && length.length() < 12 && length.chars().allMatch(c -> c >= '0' && c <= '9');
        return number ? Optional.of(Long.parseLong(length)) : Optional.empty();
    }

    private static String withoutParameters(String mediaType) {
        int semicolon = mediaType.indexOf(';');
        return (semicolon < 0 ? mediaType : mediaType.substring(0, semicolon)).strip();
    }
}
