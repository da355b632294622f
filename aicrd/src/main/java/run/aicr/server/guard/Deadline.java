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
package run.aicr.server.guard;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import run.aicr.server.failure.ApiException;

/**
 * The longest time that the making of an answer may take, its request being read already (spec api §2.4). Work that is late
 * is interrupted and nobody waits for it any more; it ends by itself, since the limits on bodies bound what there is to do.
 */
public record Deadline(Duration limit) {
    /** For recipes and queries. */
    public static final Deadline RECIPE = new Deadline(Duration.ofSeconds(30));

    /** For bundles. */
    public static final Deadline BUNDLE = new Deadline(Duration.ofSeconds(60));

    /**
     * Does the work in a thread of its own.
     *
     * @throws ApiException status 504 when it is not done in time
     */
    public <T> T within(Supplier<T> work) {
        CompletableFuture<T> done = new CompletableFuture<>();
        Thread thread = Thread.startVirtualThread(() -> {
            try {
                done.complete(work.get());
            } catch (RuntimeException | Error e) {
                done.completeExceptionally(e);
            }
        });
        try {
            return done.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            thread.interrupt();
            throw ApiException.tooLong();
        } catch (ExecutionException e) {
            throw unwrapped(e);
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
            throw ApiException.busy();
        }
    }

    private static RuntimeException unwrapped(ExecutionException e) {
        if (e.getCause() instanceof Error error) {
            throw error;
        }
        return (RuntimeException) e.getCause();
    }
}
