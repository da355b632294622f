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
import java.util.Optional;
import run.aicr.error.AicrException;
import run.aicr.http.Attempts;
import run.aicr.http.Content;
import run.aicr.http.HttpAnswer;
import run.aicr.http.Request;

/**
 * Brings one blob into a repository: looks, mounts it from another repository where that works, else uploads it, in one
 * piece or in chunks. After a cut it asks how much has arrived and goes on from there; where the session is lost it
 * starts again.
 */
final class BlobUpload {
    private static final String BYTES = "application/octet-stream";

    /** An upload session. */
    private record Session(URI location, long offset, boolean resumed) {}

    private final RegistryCalls calls;
    private final String repository;
    private final Descriptor blob;
    private final Content content;
    private final long chunk;
    private final Scope scope;
    private final String purpose;

    BlobUpload(RegistryCalls calls, String repository, Descriptor blob, Content content, long chunk) {
        this.calls = calls;
        this.repository = repository;
        this.blob = blob;
        this.content = content;
        this.chunk = chunk;
        this.scope = Scope.writing(repository);
        this.purpose = "push the blob " + blob.digest() + " to " + repository;
    }

    static boolean exists(RegistryCalls calls, String repository, Descriptor blob, Scope scope) {
        Request request = Request.of(
                "look for the blob " + blob.digest() + " in " + repository,
                "HEAD",
                calls.address(repository, "blobs/" + blob.digest()));
        HttpAnswer answer = calls.send(request, scope);
        if (answer.status() != 200 && answer.status() != 404) {
            throw Refusal.of(request.purpose(), answer);
        }
        return answer.status() == 200;
    }

    /** @param from repository of the same registry that may have the blob */
    void push(Optional<String> from) {
        Attempts attempts = calls.caller().retry().start();
        Optional<Session> session = begin(from);
        while (session.isPresent()) {
            HttpAnswer answer;
            try {
                answer = sendRest(session.get());
            } catch (AicrException e) {
                if (!e.errorClass().retryable()) {
                    throw e;
                }
                attempts.failed(e, Optional.empty());
                session = resume(session.get());
                continue;
            }
            if (answer.status() == 201 || answer.status() == 204) {
                return;
            }
            if (!mayGoAway(answer.status(), session.get())) {
                throw Refusal.of(purpose, answer);
            }
            attempts.failed(Refusal.of(purpose, answer), calls.caller().retry().asked(answer));
            session = answer.status() == 404 ? begin(Optional.empty()) : resume(session.get());
        }
    }

    private boolean mayGoAway(int status, Session session) {
        boolean ofTheSession = status == 404 || status == 416 || status == 400 && session.resumed();
        return ofTheSession || calls.caller().retry().statuses().contains(status);
    }

    /** Opens a session; empty when the blob is there now. */
    private Optional<Session> begin(Optional<String> from) {
        if (exists(calls, repository, blob, scope)) {
            return Optional.empty();
        }
        String mount = from.map(other -> "?mount=" + blob.digest() + "&from=" + Reference.requireRepository(other))
                .orElse("");
        URI address = calls.address(repository, "blobs/uploads/" + mount);
        Scope both = from.isPresent() ? new Scope(repository, true, from) : scope;
        HttpAnswer answer = calls.send(Request.of(purpose, "POST", address), both);
        if (answer.status() == 201 && from.isPresent()) {
            return Optional.empty();
        }
        Optional<URI> location = RegistryCalls.location(address, answer);
        if (answer.status() == 202 && location.isPresent()) {
            return Optional.of(new Session(location.get(), 0, false));
        }
        if (from.isPresent() && answer.status() >= 400 && answer.status() < 500) {
            // Not allowed to read the other repository: an upload will do.
            return begin(Optional.empty());
        }
        throw Refusal.of(purpose, answer);
    }

    /** Asks how much has arrived; a session that is gone is replaced by a new one. */
    private Optional<Session> resume(Session session) {
        HttpAnswer answer = calls.send(Request.get(purpose, session.location()), scope);
        boolean open = answer.status() == 204 || answer.status() == 202 || answer.status() == 200;
        Optional<Long> arrived = arrived(answer);
        boolean moved = arrived.isPresent() && (arrived.get() != session.offset() || !session.resumed());
        if (!open || !moved || arrived.get() > blob.size()) {
            return begin(Optional.empty());
        }
        URI location = RegistryCalls.location(session.location(), answer).orElse(session.location());
        return Optional.of(new Session(location, arrived.get(), true));
    }

    /** Bytes that the registry has, from {@code Range: 0-<last>}; it says {@code 0-0} for none as well as for one. */
    private static Optional<Long> arrived(HttpAnswer answer) {
        String range = answer.header("range").replace("bytes=", "");
        int dash = range.indexOf('-');
        if (dash < 0) {
            return Optional.empty();
        }
        try {
            long last = Long.parseLong(range.substring(dash + 1).strip());
            return Optional.of(last <= 0 ? 0 : last + 1);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Sends what is missing; gives the answer that ends the upload, or the first that is not as hoped. */
    private HttpAnswer sendRest(Session session) {
        Session at = session;
        boolean inOnePiece = at.offset() == 0 && blob.size() <= chunk;
        while (!inOnePiece && at.offset() < blob.size()) {
            long length = Math.min(chunk, blob.size() - at.offset());
            long last = at.offset() + length - 1;
            Request patch = Request.of(purpose, "PATCH", at.location())
                    .withHeader("Content-Range", at.offset() + "-" + last)
                    .withContent(BYTES, content.slice(at.offset(), length))
                    .onlyOnce();
            HttpAnswer answer = calls.send(patch, scope);
            if (answer.status() != 202) {
                return answer;
            }
            URI next = RegistryCalls.location(at.location(), answer).orElse(at.location());
            at = new Session(next, last + 1, at.resumed());
        }
        Request put = Request.of(purpose, "PUT", withDigest(at.location()))
                .withContent(BYTES, inOnePiece ? content : Content.none())
                .onlyOnce();
        return calls.send(put, scope);
    }

    private URI withDigest(URI location) {
        String text = location.toString();
        return URI.create(text + (text.indexOf('?') < 0 ? "?" : "&") + "digest=" + blob.digest());
    }
}
