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
package run.aicr.rehearsal.log;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import run.aicr.digest.Sha256;
import run.aicr.document.Mapping;
import run.aicr.document.Scalar;
import run.aicr.rehearsal.script.Script;
import run.aicr.rehearsal.trust.Material;
import run.aicr.rehearsal.trust.Pem;
import run.aicr.rehearsal.trust.TrustRoot;
import run.aicr.rehearsal.web.Answer;
import run.aicr.rehearsal.web.Kept;
import run.aicr.rehearsal.web.Peer;
import run.aicr.rehearsal.web.Request;
import run.aicr.rehearsal.web.Service;

/** The transparency log; in scripts it is {@code log}. */
public final class LogPeer implements AutoCloseable {
    private final Peer peer;

    private LogPeer(Peer peer) {
        this.peer = peer;
    }

    public static LogPeer start(Kept kept, TrustRoot trust, Script script) throws IOException {
        return new LogPeer(Peer.start("log", script, new Calls(trust, new LogEntries(kept), Clock.systemUTC())));
    }

    public URI address() {
        return peer.address();
    }

    @Override
    public void close() {
        peer.close();
    }

    private record Calls(TrustRoot trust, LogEntries entries, Clock clock) implements Service {
        private static final String ENTRIES = "/api/v1/log/entries";
        private static final Pattern UUID = Pattern.compile(ENTRIES + "/(?:[0-9a-f]{16})?([0-9a-f]{64})");

        @Override
        public Answer answer(Request request) throws IOException {
            String call = request.method() + " " + request.path();
            if (call.equals("POST " + ENTRIES)) {
                return add(request);
            }
            Optional<Material> material = trust.existing();
            if (material.isEmpty() || !request.method().equals("GET")) {
                return error(404, "path " + request.path() + " was not found, or nothing was logged yet");
            }
            return read(request, material.get());
        }

        private Answer read(Request request, Material material) throws IOException {
            Matcher uuid = UUID.matcher(request.path());
            if (uuid.matches()) {
                return found(entries.byLeaf(new Sha256(uuid.group(1))), material);
            }
            return switch (request.path()) {
                case ENTRIES ->
                    found(
                            entries.byIndex(request.query("logIndex")
                                    .filter(i -> i.matches("[0-9]{1,9}"))
                                    .map(Integer::valueOf)
                                    .orElse(-1)),
                            material);
                case "/api/v1/log" -> Answer.json(200, state(material));
                case "/api/v1/log/publicKey" ->
                    Answer.text(
                                    200,
                                    Pem.of(
                                            "PUBLIC KEY",
                                            material.log().getPublic().getEncoded()))
                            .with("Content-Type", "application/x-pem-file");
                default -> error(404, "path " + request.path() + " was not found");
            };
        }

        private Answer add(Request request) throws IOException {
            String body = Proposal.body(request.json(Proposal.MAX_BYTES));
            Material material = trust.material();
            synchronized (entries) {
                Optional<LogEntries.Entry> same =
                        entries.byLeaf(MerkleTree.leaf(body.getBytes(StandardCharsets.UTF_8)));
                if (same.isPresent()) {
                    String uuid = LogEntries.uuid(same.get(), material);
                    return error(409, "an equivalent entry already exists in the transparency log with UUID " + uuid)
                            .with("Location", ENTRIES + "/" + uuid);
                }
                LogEntries.Entry entry = entries.append(body, clock.instant().getEpochSecond(), material);
                String uuid = LogEntries.uuid(entry, material);
                return Answer.json(201, described(entry, material))
                        .with("Location", ENTRIES + "/" + uuid)
                        .with("ETag", uuid);
            }
        }

        private Mapping described(LogEntries.Entry entry, Material material) throws IOException {
            return new Mapping.Builder()
                    .put(LogEntries.uuid(entry, material), entries.describe(entry, material))
                    .build();
        }

        private Answer found(Optional<LogEntries.Entry> entry, Material material) throws IOException {
            return entry.isPresent()
                    ? Answer.json(200, described(entry.get(), material))
                    : error(404, "the entry was not found");
        }

        private Mapping state(Material material) throws IOException {
            String checkpoint = entries.checkpoint(material);
            String root = checkpoint.split("\n", -1)[2];
            return new Mapping.Builder()
                    .put(
                            "rootHash",
                            HexFormat.of().formatHex(Base64.getDecoder().decode(root)))
                    .put("signedTreeHead", checkpoint)
                    .put("treeID", Long.toString(LogEntries.treeId(material)))
                    .put("treeSize", Scalar.integer(entries.size()))
                    .build();
        }

        @Override
        public Answer malformed(int status, String sentence) {
            return error(status, sentence);
        }

        private static Answer error(int status, String message) {
            return Answer.json(
                    status,
                    new Mapping.Builder()
                            .put("code", Scalar.integer(status))
                            .put("message", message)
                            .build());
        }
    }
}
