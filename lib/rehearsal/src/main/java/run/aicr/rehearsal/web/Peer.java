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
package run.aicr.rehearsal.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import run.aicr.error.AicrException;
import run.aicr.rehearsal.script.Call;
import run.aicr.rehearsal.script.Effect;
import run.aicr.rehearsal.script.Script;

/** A stand-in on a free port of the loopback interface; plays the script's faults and notes every call. */
public final class Peer implements AutoCloseable {
    private static final int THREADS = 16;
    private static final int WAITING = 1024;
    private static final long MAX_DRAINED = 1L << 31;
    private static final String NO_DELAY = "sun.net.httpserver.nodelay";

    static {
        // The server writes headers and body apart; together with delayed acknowledgements that costs 40 ms a call.
        if (System.getProperty(NO_DELAY) == null) {
            System.setProperty(NO_DELAY, "true");
        }
    }

    private final String name;
    private final Script script;
    private final Service service;
    private final HttpServer server;
    private final ThreadPoolExecutor threads;

    private Peer(String name, Script script, Service service) throws IOException {
        this.name = name;
        this.script = script;
        this.service = service;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        this.threads = new ThreadPoolExecutor(
                THREADS, THREADS, 10, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING), this::thread);
        threads.allowCoreThreadTimeOut(true);
    }

    /** Starts the server. */
    public static Peer start(String name, Script script, Service service) throws IOException {
        Peer peer = new Peer(name, script, service);
        peer.server.createContext("/", peer::handle);
        peer.server.setExecutor(peer.threads);
        peer.server.start();
        return peer;
    }

    /** Where it is, without a slash at the end: {@code http://127.0.0.1:<port>}. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private Thread thread(Runnable work) {
        Thread thread = new Thread(work, "rehearsal-" + name);
        thread.setDaemon(true);
        return thread;
    }

    /** What is sent, and the fault that strikes while it is. */
    private record Reply(Answer answer, Effect effect) {
        /** The status that arrives; 0 for an answer that is cut. */
        int status() {
            return effect instanceof Effect.CutAnswer ? 0 : answer.status();
        }
    }

    /** A call is noted before its answer goes out, so that whoever has the answer finds it in the list. */
    private void handle(HttpExchange exchange) {
        try (exchange) {
            Optional<Reply> reply = reply(exchange);
            String path = exchange.getRequestURI().getRawPath();
            int status = reply.map(Reply::status).orElse(0);
            script.note(new Call(name, exchange.getRequestMethod(), service.loggable(path), status));
            if (reply.isPresent()) {
                send(exchange, reply.get().answer(), reply.get().effect());
            }
        } catch (IOException e) {
            // The client went away while it was answered: there is nobody to tell.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The answer; empty for a connection that is cut, by a fault or by the client. */
    private Optional<Reply> reply(HttpExchange exchange) throws InterruptedException {
        try {
            return play(exchange);
        } catch (IOException e) {
            return Optional.empty(); // the list of calls says so with status 0
        }
    }

    private Optional<Reply> play(HttpExchange exchange) throws IOException, InterruptedException {
        String path = exchange.getRequestURI().getRawPath();
        String query =
                Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
        Optional<Effect> due = script.due(name, exchange.getRequestMethod(), path, query);
        Effect effect = due.orElse(new Effect.Delay(Duration.ZERO));
        if (effect instanceof Effect.CutBefore) {
            return Optional.empty();
        }
        if (effect instanceof Effect.Delay delay) {
            Thread.sleep(delay.pause().toMillis());
        }
        InputStream body = BrokenBody.of(exchange, effect);
        Request request = new Request(exchange, body);
        if (effect instanceof Effect.Status status) {
            request.drain(MAX_DRAINED);
            Answer answer = service.malformed(status.code(), "scripted fault");
            for (var header : status.headers().entrySet()) {
                answer = answer.with(header.getKey(), header.getValue());
            }
            return Optional.of(new Reply(answer, effect));
        }
        Answer answer = answer(request);
        return effect instanceof Effect.CutAfter ? Optional.empty() : Optional.of(new Reply(answer, effect));
    }

    private Answer answer(Request request) throws IOException {
        Answer answer;
        try {
            answer = service.answer(request);
        } catch (TooLarge e) {
            // Closing with bytes unread would reset the connection, and the client would not see the answer.
            answer = service.malformed(413, e.getMessage()).with("Connection", "close");
        } catch (Refusal e) {
            answer = e.answer();
        } catch (AicrException e) {
            answer = service.malformed(e.errorClass().httpStatus(), e.sentence());
        } catch (RuntimeException e) {
            answer = service.malformed(500, "the stand-in failed: " + e);
        }
        request.drain(MAX_DRAINED);
        return answer;
    }

    private void send(HttpExchange exchange, Answer answer, Effect effect) throws IOException {
        Answer sent = effect instanceof Effect.WrongDigest ? withWrongDigest(answer) : answer;
        sent.headers().forEach(h -> exchange.getResponseHeaders().add(h.name(), h.value()));
        boolean bodiless = exchange.getRequestMethod().equals("HEAD") || sent.status() == 304 || sent.status() == 204;
        if (bodiless) {
            if (sent.status() != 204) {
                exchange.getResponseHeaders().set("Content-Length", Long.toString(sent.length()));
            }
            exchange.sendResponseHeaders(sent.status(), -1);
            return;
        }
        exchange.sendResponseHeaders(sent.status(), sent.length() == 0 ? -1 : sent.length());
        if (sent.length() > 0) {
            try (InputStream in = sent.content().open()) {
                write(exchange, in, sent.length(), effect);
            }
        }
    }

    private static void write(HttpExchange exchange, InputStream in, long length, Effect effect) throws IOException {
        boolean cut = effect instanceof Effect.CutAnswer;
        long left = cut ? length / 2 : length;
        boolean corrupt = effect instanceof Effect.Corrupt;
        byte[] buffer = new byte[1 << 16];
        while (left > 0) {
            int n = in.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (n < 0) {
                break;
            }
            if (corrupt) {
                buffer[n / 2] ^= 1;
                corrupt = false;
            }
            exchange.getResponseBody().write(buffer, 0, n);
            left -= n;
        }
        exchange.getResponseBody().flush();
        if (cut) {
            throw new IOException("scripted end of the answer");
        }
    }

    private static Answer withWrongDigest(Answer answer) {
        return answer.with("Docker-Content-Digest", "sha256:" + "0".repeat(64));
    }
}
