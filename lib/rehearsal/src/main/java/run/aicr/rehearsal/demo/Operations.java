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
package run.aicr.rehearsal.demo;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import run.aicr.document.Mapping;
import run.aicr.document.Scalar;
import run.aicr.error.AicrException;

/** Long-running operations, one after the other. */
final class Operations implements AutoCloseable {
    private static final int FAILED_PRECONDITION = 9;

    private final Map<String, CompletableFuture<Mapping>> operations = new ConcurrentHashMap<>();
    private final ExecutorService worker = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "rehearsal-demo-operation");
        thread.setDaemon(true);
        return thread;
    });
    private final String location;

    /** What an operation does; it gives its response. */
    @FunctionalInterface
    interface Work {
        Mapping run() throws IOException;
    }

    Operations(String location) {
        this.location = location;
    }

    /** Starts the work and gives the operation as it is now. */
    Mapping begin(Work work) {
        String name = location + "/operations/" + UUID.randomUUID();
        operations.put(name, CompletableFuture.supplyAsync(() -> ended(name, work), worker));
        return open(name);
    }

    private static Mapping open(String name) {
        return new Mapping.Builder().put("name", name).put("done", Scalar.FALSE).build();
    }

    private static Mapping ended(String name, Work work) {
        Mapping.Builder end = new Mapping.Builder().put("name", name).put("done", Scalar.TRUE);
        try {
            return end.put("response", work.run()).build();
        } catch (IOException | RuntimeException e) {
            String message = e instanceof AicrException failure ? failure.sentence() : String.valueOf(e.getMessage());
            return end.put(
                            "error",
                            new Mapping.Builder()
                                    .put("code", Scalar.integer(FAILED_PRECONDITION))
                                    .put("message", message)
                                    .build())
                    .build();
        }
    }

    /** The operation as it is after at most this time, or as soon as it is done; empty when there is none. */
    Optional<Mapping> find(String name, Duration patience) {
        return Optional.ofNullable(operations.get(name))
                .map(operation -> operation
                        .copy()
                        .completeOnTimeout(open(name), patience.toMillis(), TimeUnit.MILLISECONDS)
                        .join());
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }
}
