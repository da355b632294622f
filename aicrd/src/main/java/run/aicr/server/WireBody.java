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

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import run.aicr.server.exchange.Call;
import run.aicr.server.failure.ApiException;

/**
 * A body on a connection: read as a whole, up to a size and within a time.
 *
 * <p>A client that sends slowly is told so (408). One that is silent blocks its thread in a read; that thread is
 * interrupted, which closes the connection.
 */
final class WireBody implements Call.Body {
    private static final int FIRST_BUFFER = 1 << 13;
    private static final ScheduledThreadPoolExecutor WATCH = watch();

    private final Supplier<InputStream> stream;
    private final Duration limit;
    private final long deadlineNanos;

    /** Guarded by this: whether the reading thread may be interrupted. */
    private boolean reading;

    WireBody(Supplier<InputStream> stream, Duration limit) {
        this.stream = stream;
        this.limit = limit;
        this.deadlineNanos = System.nanoTime() + limit.toNanos();
    }

    @Override
    public byte[] read(int maxBytes) {
        Thread reader = Thread.currentThread();
        // A little later than the deadline: who sends slowly but sends gets an answer.
        long wait = limit.plus(limit.dividedBy(4)).toNanos();
        begin();
        Future<?> alarm = WATCH.schedule(() -> interrupt(reader), wait, TimeUnit.NANOSECONDS);
        try (InputStream in = stream.get()) {
            return read(in, maxBytes);
        } catch (IOException e) {
            throw ApiException.tooSlow();
        } finally {
            end();
            alarm.cancel(false);
        }
    }

    private byte[] read(InputStream in, int maxBytes) throws IOException {
        byte[] bytes = new byte[Math.min(maxBytes + 1, FIRST_BUFFER)];
        int length = 0;
        while (true) {
            int count = in.read(bytes, length, bytes.length - length);
            if (count < 0) {
                return Arrays.copyOf(bytes, length);
            }
            length += count;
            if (length > maxBytes) {
                throw ApiException.tooLarge(maxBytes);
            }
            if (System.nanoTime() - deadlineNanos > 0) {
                throw ApiException.tooSlow();
            }
            if (length == bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.min(maxBytes + 1, bytes.length * 2));
            }
        }
    }

    private synchronized void begin() {
        reading = true;
    }

    private synchronized void end() {
        reading = false;
    }

    private synchronized void interrupt(Thread reader) {
        if (reading) {
            reader.interrupt();
        }
    }

    private static ScheduledThreadPoolExecutor watch() {
        ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("body-watch").factory());
        executor.setRemoveOnCancelPolicy(true);
        return executor;
    }
}
