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

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The buckets of the server: one for each client, when the operator wants that, and one for all together. Who is beyond its
 * own limit takes nothing from the others.
 */
public final class Limits {
    /** Clients remembered; one that is forgotten starts with a full bucket. About 1 MiB. */
    private static final int MAX_CLIENTS = 10_000;

    private final RateLimiter all;
    private final int perClient;
    private final ReentrantLock lock = new ReentrantLock();

    /** Guarded by the lock; the client heard from longest ago makes room. */
    private final Map<String, RateLimiter> clients = new LinkedHashMap<>(16, 0.75f, true);

    /**
     * Sets the limits.
     *
     * @param perClient requests per second of one client, twice as many at once; 0 switches this limit off
     */
    public Limits(RateLimiter all, int perClient) {
        this.all = all;
        this.perClient = perClient;
    }

    /**
     * What became of a request, and by which bucket.
     *
     * @param limit tokens per second of the bucket that decided
     * @param burst its size
     */
    public record Verdict(RateLimiter.Decision decision, int limit, int burst) {}

    public boolean areOff() {
        return perClient == 0 && all.isOff();
    }

    /** Takes a token for the client at the given time of {@link System#nanoTime()}. */
    public Verdict take(String client, long nowNanos) {
        if (perClient == 0) {
            return verdict(all, nowNanos);
        }
        Verdict own = verdict(bucket(client, nowNanos), nowNanos);
        if (!own.decision().allowed() || all.isOff()) {
            return own;
        }
        Verdict together = verdict(all, nowNanos);
        return together.decision().allowed() ? own : together;
    }

    private static Verdict verdict(RateLimiter limiter, long nowNanos) {
        return new Verdict(limiter.take(nowNanos), limiter.limit(), limiter.burst());
    }

    private RateLimiter bucket(String client, long nowNanos) {
        lock.lock();
        try {
            RateLimiter known = clients.get(client);
            if (known != null) {
                return known;
            }
            if (clients.size() >= MAX_CLIENTS) {
                clients.remove(clients.keySet().iterator().next());
            }
            RateLimiter fresh = new RateLimiter(perClient, 2 * perClient, nowNanos);
            clients.put(client, fresh);
            return fresh;
        } finally {
            lock.unlock();
        }
    }
}
