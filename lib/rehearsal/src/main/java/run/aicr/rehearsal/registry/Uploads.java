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
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import run.aicr.digest.Sha256;
import run.aicr.rehearsal.web.Kept;
import run.aicr.rehearsal.web.Request;

/** Open upload sessions; they end with the process, as what they hold was never acknowledged. */
final class Uploads {
    /** Limit of a blob in bytes. */
    static final long MAX_BLOB = 8L << 30;

    private final Kept kept;
    private final Map<String, Session> sessions = new ConcurrentHashMap<>();

    /** One upload: its file grows with each chunk. */
    static final class Session {
        private final String id = UUID.randomUUID().toString();
        private final String repository;
        private final Path file;

        private Session(String repository, Path file) {
            this.repository = repository;
            this.file = file;
        }

        String id() {
            return id;
        }

        Path file() {
            return file;
        }

        long size() throws IOException {
            return Files.size(file);
        }

        /** Adds the body; what arrived before a connection breaks off stays. */
        void append(Request request) throws IOException {
            try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.APPEND)) {
                request.copyTo(out, MAX_BLOB - Files.size(file));
            }
        }

        Sha256 digest() throws IOException {
            return Sha256.ofFile(file);
        }
    }

    Uploads(Kept kept) {
        this.kept = kept;
    }

    Session open(String repository) throws IOException {
        Session session = new Session(repository, Files.createFile(kept.arriving()));
        sessions.put(session.id, session);
        return session;
    }

    Session find(String repository, String id) {
        Session session = sessions.get(id);
        if (session == null || !session.repository.equals(repository)) {
            throw Problem.BLOB_UPLOAD_UNKNOWN.because("no such upload in " + repository);
        }
        return session;
    }

    void close(Session session) throws IOException {
        sessions.remove(session.id);
        Files.deleteIfExists(session.file);
    }
}
