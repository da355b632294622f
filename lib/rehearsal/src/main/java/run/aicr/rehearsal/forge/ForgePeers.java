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
import java.net.URI;
import java.nio.file.Files;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import run.aicr.rehearsal.script.Script;
import run.aicr.rehearsal.web.Answer;
import run.aicr.rehearsal.web.Kept;
import run.aicr.rehearsal.web.Peer;
import run.aicr.rehearsal.web.Request;
import run.aicr.rehearsal.web.Service;

/** The four servers of the forge; in scripts they are {@code forge}, {@code uploads}, {@code web} and {@code store}. */
public final class ForgePeers implements AutoCloseable {
    private final List<Peer> peers = new ArrayList<>();
    private final Peer api;
    private final Peer uploads;
    private final Peer web;

    private ForgePeers(Kept kept, Script script, String repository, String token) throws IOException {
        try {
            AtomicReference<Service> apiCalls = new AtomicReference<>();
            AtomicReference<Service> uploadCalls = new AtomicReference<>();
            AtomicReference<Service> webCalls = new AtomicReference<>();
            Tickets tickets = new Tickets();
            api = started(Peer.start("forge", script, new Late(apiCalls)));
            uploads = started(Peer.start("uploads", script, new Late(uploadCalls)));
            web = started(Peer.start("web", script, new Late(webCalls)));
            Peer store = started(Peer.start("store", script, new Store(tickets)));
            Links links = new Links(api.address(), uploads.address(), web.address(), repository);
            Releases releases = new Releases(kept);
            Clock clock = Clock.systemUTC();
            AssetCalls assets = new AssetCalls(releases, links, tickets, store.address(), clock);
            Access access = new Access(token);
            apiCalls.set(new Api(
                    access,
                    links,
                    new ReleaseCalls(releases, links, clock),
                    assets,
                    new CommitCalls(kept, links, clock),
                    new AttestationCalls(kept),
                    new ScanCalls(kept, links)));
            uploadCalls.set(new Uploads(access, links, assets));
            webCalls.set(new Web(releases, links, assets));
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    public static ForgePeers start(Kept kept, Script script, String repository, String token) throws IOException {
        return new ForgePeers(kept, script, repository, token);
    }

    private Peer started(Peer peer) {
        peers.add(peer);
        return peer;
    }

    public URI api() {
        return api.address();
    }

    public URI uploads() {
        return uploads.address();
    }

    public URI web() {
        return web.address();
    }

    @Override
    public void close() {
        peers.forEach(Peer::close);
    }

    /** Answers write addresses of all servers, which are known when the last one has started. */
    private record Late(AtomicReference<Service> calls) implements Service {
        @Override
        public Answer answer(Request request) throws IOException {
            return calls.get().answer(request);
        }

        @Override
        public Answer malformed(int status, String sentence) {
            return ForgeError.answer(status, sentence);
        }
    }

    /** The store of downloads: refuses credentials, as object stores do when the address is already signed. */
    private record Store(Tickets tickets) implements Service {
        @Override
        public Answer answer(Request request) throws IOException {
            if (request.header("Authorization").isPresent()) {
                return Answer.text(400, "Only one authentication mechanism allowed");
            }
            var ticket = request.query("ticket").flatMap(tickets::find);
            if (ticket.isEmpty() || !Files.isRegularFile(ticket.get().file())) {
                return Answer.text(403, "the address is not valid or no longer valid");
            }
            return Answer.fileRange(ticket.get().file(), request.header("Range").orElse(""))
                    .with("Content-Type", ticket.get().contentType())
                    .with(
                            "Content-Disposition",
                            "attachment; filename=" + ticket.get().name());
        }
    }
}
