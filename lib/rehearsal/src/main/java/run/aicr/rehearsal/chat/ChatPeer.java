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
package run.aicr.rehearsal.chat;

import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import run.aicr.document.Fields;
import run.aicr.document.JsonReader;
import run.aicr.document.JsonWriter;
import run.aicr.document.Limits;
import run.aicr.document.Mapping;
import run.aicr.document.Node;
import run.aicr.document.Scalar;
import run.aicr.error.AicrException;
import run.aicr.rehearsal.script.Script;
import run.aicr.rehearsal.web.Answer;
import run.aicr.rehearsal.web.Kept;
import run.aicr.rehearsal.web.Peer;
import run.aicr.rehearsal.web.Request;
import run.aicr.rehearsal.web.Service;

/** The webhook; in scripts it is {@code chat}. */
public final class ChatPeer implements AutoCloseable {
    private final Peer peer;
    private final String path;

    private ChatPeer(Kept kept, Script script, String secret) throws IOException {
        this.path = "/services/T00000000/B00000000/" + secret;
        this.peer = Peer.start("chat", script, new Calls(kept, path));
    }

    public static ChatPeer start(Kept kept, Script script, String secret) throws IOException {
        return new ChatPeer(kept, script, secret);
    }

    /** The webhook's address, which is a secret. */
    public URI webhook() {
        return URI.create(peer.address() + path);
    }

    @Override
    public void close() {
        peer.close();
    }

    private record Calls(Kept kept, String path) implements Service {
        private static final int MAX_TEXT = 40_000;

        @Override
        public Answer answer(Request request) throws IOException {
            if (!request.method().equals("POST")) {
                return Answer.text(405, "method_not_allowed");
            }
            if (!request.path().equals(path)) {
                return Answer.text(404, "no_service");
            }
            byte[] body = request.bytes(Request.MAX_JSON);
            String text;
            Node message;
            try {
                message = JsonReader.read("message", body, Limits.DOCUMENT);
                text = Fields.of(message, "")
                        .node("text")
                        .filter(Scalar.class::isInstance)
                        .map(n -> ((Scalar) n).text())
                        .orElse("");
            } catch (AicrException e) {
                return Answer.text(400, "invalid_payload");
            }
            boolean blocks = Fields.of(message, "").node("blocks").isPresent();
            if (text.isEmpty() && !blocks) {
                return Answer.text(400, "no_text");
            }
            if (text.length() > MAX_TEXT) {
                return Answer.text(400, "msg_too_long");
            }
            kept.append(kept.folder().resolve("chat.jsonl"), line((Mapping) message));
            return Answer.text(200, "ok");
        }

        private static byte[] line(Mapping message) {
            byte[] json = JsonWriter.compact(message);
            byte[] line = Arrays.copyOf(json, json.length + 1);
            line[json.length] = '\n';
            return line;
        }

        @Override
        public Answer malformed(int status, String sentence) {
            return Answer.text(status, sentence);
        }

        @Override
        public String loggable(String called) {
            return called.startsWith("/services/") ? "/services/***" : called;
        }
    }
}
