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
package run.aicr.server;

import io.helidon.common.buffers.DataReader;
import io.helidon.common.socket.HelidonSocket;
import io.helidon.webserver.CloseConnectionException;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How long a client may take over what it is doing on one connection: the head of a request, its body, the pause until the
 * next one (spec api §2.4). The library only limits single reads, which a client that sends a byte now and then never
 * exceeds. A read wakes up at least every {@link Patience#tick()}, with TLS every {@link Patience#head()}, so limits are
 * kept to that precision.
 */
final class ConnectionClock {
    private static final ThreadLocal<ConnectionClock> OF_THIS_CONNECTION = new ThreadLocal<>();

    /** Why there are no more bytes of a request. */
    static final class NoMore extends CloseConnectionException {
        private static final long serialVersionUID = 1L;

        /** Reasons. */
        enum Reason {
            /** The client took longer than it may. */
            SLOW,
            /** The client has closed the connection. */
            GONE,
            /** Too many bytes of bodies are in memory. */
            BUSY
        }

        private final Reason reason;

        NoMore(Reason reason, @Nullable Throwable cause) {
            super("no more bytes: " + reason, cause);
            this.reason = reason;
        }

        Reason reason() {
            return reason;
        }
    }

    /**
     * The limits.
     *
     * @param head from the first byte of a request, or from the connection, to the end of its headers
     * @param body from the end of the headers to the end of the body
     * @param pause between two requests
     * @param write until the client has taken an answer
     */
    record Patience(Duration head, Duration body, Duration pause, Duration write) {
        /** Of the specification. */
        static final Patience NORMAL = new Patience(
                Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofMinutes(2), Duration.ofSeconds(90));

        /** How long a read may wait before somebody looks at the time. By hand: dividing takes big decimals, at a start. */
        Duration tick() {
            return Duration.ofMillis(head.toMillis() / 5 + 1);
        }
    }

    private enum Phase {
        PAUSE,
        HEAD,
        BODY
    }

    private final HelidonSocket socket;
    private final Patience patience;
    private final BodyBudget budget;
    private final RenewedReader reader;
    private final Set<ConnectionClock> open;
    private Phase phase = Phase.HEAD;
    private RequestLine line = new RequestLine();
    private volatile long pausedSince;

    /** Guarded by this, as is the deadline of what it writes. */
    private @Nullable Thread writer;

    private long writeDeadline;
    private volatile boolean paused;
    private long deadline;
    private long bodyBytes;

    /**
     * Starts with the head of the first request.
     *
     * @param open gets this clock as long as the connection is served
     */
    ConnectionClock(HelidonSocket socket, Patience patience, BodyBudget budget, Set<ConnectionClock> open) {
        this.open = open;
        this.socket = socket;
        this.patience = patience;
        this.budget = budget;
        this.reader = new RenewedReader(this::more);
        enter(Phase.HEAD, patience.head());
    }

    /** The clock of the connection whose thread asks. */
    static ConnectionClock current() {
        return OF_THIS_CONNECTION.get();
    }

    /** Makes this the clock of the calling thread, which serves the connection until its end. */
    void bind() {
        OF_THIS_CONNECTION.set(this);
        open.add(this);
    }

    /** The connection is over. */
    void end() {
        OF_THIS_CONNECTION.remove();
        open.remove(this);
        forgetBody();
    }

    /** What the connection's protocol reads from. */
    DataReader reader() {
        return reader;
    }

    /** Whether the client of the request that is answered now expects the connection to be closed, for it speaks HTTP/1.0. */
    boolean isOld() {
        return line.isOld();
    }

    /** The headers are complete. */
    void startBody() {
        enter(Phase.BODY, patience.body());
    }

    /**
     * The request is answered.
     *
     * @param bodyRead whether nothing of its body is left on the wire; what is left has to come in the body's time
     */
    void endRequest(boolean bodyRead) {
        forgetBody();
        if (!bodyRead) {
            return;
        }
        if (reader.available() > 0) {
            enter(Phase.HEAD, patience.head());
        } else {
            reader.renew();
            enter(Phase.PAUSE, patience.pause());
        }
    }

    /** Whether there has been nothing to do on the connection for so long; any thread may ask. */
    boolean isQuiet(Duration time) {
        return paused && System.nanoTime() - pausedSince > time.toNanos();
    }

    /** Sends an answer; a client that does not take it in its time loses the connection. */
    void write(Runnable send) {
        long end = System.nanoTime() + patience.write().toNanos();
        synchronized (this) {
            writer = Thread.currentThread();
            writeDeadline = end;
        }
        try {
            send.run();
        } finally {
            synchronized (this) {
                writer = null;
            }
        }
    }

    /** Ends a write that takes too long; for a thread that looks now and then. An interrupted write closes the socket. */
    synchronized void interruptLateWrite() {
        if (writer != null && System.nanoTime() - writeDeadline > 0) {
            writer.interrupt();
        }
    }

    private void enter(Phase next, Duration limit) {
        long now = System.nanoTime();
        phase = next;
        line = next == Phase.HEAD ? new RequestLine() : line;
        deadline = now + limit.toNanos();
        pausedSince = now;
        paused = next == Phase.PAUSE;
    }

    private void forgetBody() {
        budget.giveBack(bodyBytes);
        bodyBytes = 0;
    }

    private byte[] more() {
        byte[] bytes = nextBytes();
        if (phase == Phase.PAUSE) {
            enter(Phase.HEAD, patience.head());
        } else {
            refuseLate();
        }
        if (phase == Phase.BODY) {
            if (!budget.take(bodyBytes, bytes.length)) {
                throw new NoMore(NoMore.Reason.BUSY, null);
            }
            bodyBytes += bytes.length;
        } else {
            line.take(bytes);
        }
        return bytes;
    }

    private byte[] nextBytes() {
        while (true) {
            try {
                byte[] bytes = socket.get();
                if (bytes == null) {
                    throw new NoMore(NoMore.Reason.GONE, null);
                }
                return bytes;
            } catch (UncheckedIOException e) {
                if (!isTimeout(e)) {
                    throw new NoMore(NoMore.Reason.GONE, e);
                }
                // Silent for the time of one read, which may still be within the client's time.
                refuseLate();
            }
        }
    }

    private static boolean isTimeout(Throwable e) {
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof SocketTimeoutException) {
                return true;
            }
        }
        return false;
    }

    private void refuseLate() {
        if (System.nanoTime() - deadline > 0) {
            throw new NoMore(NoMore.Reason.SLOW, null);
        }
    }
}
