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
package run.aicr.rehearsal.registry;

import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import run.aicr.digest.Sha256;
import run.aicr.rehearsal.web.Answer;
import run.aicr.rehearsal.web.Request;

/** The calls below {@code /v2/<name>/blobs/uploads/}. */
final class UploadCalls {
    private static final Pattern CONTENT_RANGE = Pattern.compile("(?:bytes )?([0-9]{1,18})-([0-9]{1,18})(?:/.*)?");

    private final Repositories repositories;
    private final Uploads uploads;

    UploadCalls(Repositories repositories, Uploads uploads) {
        this.repositories = repositories;
        this.uploads = uploads;
    }

    /** Opens an upload, takes a whole blob, or mounts one; every repository may be read. */
    Answer start(Request request, String name) throws IOException {
        Optional<String> mount = request.query("mount");
        if (mount.isPresent()) {
            Sha256 digest = RegistryName.digest(mount.get());
            String from = request.query("from").orElse("");
            if (!from.isEmpty() && repositories.holdsBlob(from, digest)) {
                repositories.mountBlob(name, digest);
                return created(name, digest);
            }
        }
        Uploads.Session session = uploads.open(name);
        Optional<String> digest = request.query("digest");
        if (digest.isPresent()) {
            return finish(request, name, session, digest.get());
        }
        return accepted(name, session);
    }

    Answer patch(Request request, String name, String id) throws IOException {
        Uploads.Session session = uploads.find(name, id);
        synchronized (session) {
            Optional<Answer> refused = outOfOrder(request, name, session);
            if (refused.isPresent()) {
                return refused.get();
            }
            session.append(request);
            return accepted(name, session);
        }
    }

    Answer put(Request request, String name, String id) throws IOException {
        Uploads.Session session = uploads.find(name, id);
        synchronized (session) {
            Optional<Answer> refused = outOfOrder(request, name, session);
            if (refused.isPresent()) {
                return refused.get();
            }
            String digest = request.query("digest")
                    .orElseThrow(() -> Problem.DIGEST_INVALID.because("the parameter digest is missing"));
            return finish(request, name, session, digest);
        }
    }

    Answer state(String name, String id) throws IOException {
        Uploads.Session session = uploads.find(name, id);
        return progress(Answer.empty(204), name, session);
    }

    Answer cancel(String name, String id) throws IOException {
        uploads.close(uploads.find(name, id));
        return Answer.empty(204);
    }

    private Answer finish(Request request, String name, Uploads.Session session, String text) throws IOException {
        Sha256 expected = RegistryName.digest(text);
        long before = session.size();
        session.append(request);
        Sha256 found = session.digest();
        if (!found.equals(expected)) {
            uploads.close(session);
            throw Problem.DIGEST_INVALID.because("the blob has the digest " + found + " (" + before
                    + " bytes from earlier chunks), not " + expected);
        }
        repositories.addBlob(name, expected, session.file());
        uploads.close(session);
        return created(name, expected);
    }

    /** 416 when the chunk does not start where the last one ended. */
    private static Optional<Answer> outOfOrder(Request request, String name, Uploads.Session session)
            throws IOException {
        Optional<String> range = request.header("Content-Range");
        if (range.isEmpty()) {
            return Optional.empty();
        }
        Matcher parts = CONTENT_RANGE.matcher(range.get());
        boolean next = parts.matches() && Long.parseLong(parts.group(1)) == session.size();
        if (next) {
            long length = Long.parseLong(parts.group(2)) - Long.parseLong(parts.group(1)) + 1;
            next = request.contentLength().orElse(length) == length;
        }
        return next ? Optional.empty() : Optional.of(progress(Answer.empty(416), name, session));
    }

    private static Answer accepted(String name, Uploads.Session session) throws IOException {
        return progress(Answer.empty(202), name, session);
    }

    private static Answer progress(Answer answer, String name, Uploads.Session session) throws IOException {
        long size = session.size();
        return answer.with("Location", "/v2/" + name + "/blobs/uploads/" + session.id() + "?state=open")
                .with("Range", "0-" + Math.max(0, size - 1))
                .with("Docker-Upload-UUID", session.id());
    }

    private static Answer created(String name, Sha256 digest) {
        return Answer.empty(201)
                .with("Location", "/v2/" + name + "/blobs/" + digest)
                .with("Docker-Content-Digest", digest.prefixed());
    }
}
