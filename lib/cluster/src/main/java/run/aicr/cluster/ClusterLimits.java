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
package run.aicr.cluster;

import java.time.Duration;

/**
 * What the client waits for and takes at most.
 *
 * @param connect until a connection stands
 * @param request one attempt of one request, answer included
 * @param retries further attempts after a 429, a 5xx or a broken connection
 * @param requestsPerSecond average rate of requests
 * @param burst requests that may be sent at once after a pause
 * @param maxItems entries of one list over all its pages
 * @param maxBytes size of one document read by path
 */
public record ClusterLimits(
        Duration connect, Duration request, int retries, int requestsPerSecond, int burst, int maxItems, int maxBytes) {
    /** What the programs use: 50 requests per second, bursts of 100 (spec validate §10.4). */
    public static final ClusterLimits STANDARD =
            new ClusterLimits(Duration.ofSeconds(5), Duration.ofSeconds(30), 2, 50, 100, 20_000, 4 << 20);

    public ClusterLimits {
        if (requestsPerSecond < 1 || burst < 1) {
            throw new IllegalArgumentException("requestsPerSecond and burst must be at least 1");
        }
    }

    public ClusterLimits withRequest(Duration other) {
        return new ClusterLimits(connect, other, retries, requestsPerSecond, burst, maxItems, maxBytes);
    }

    public ClusterLimits withRetries(int other) {
        return new ClusterLimits(connect, request, other, requestsPerSecond, burst, maxItems, maxBytes);
    }

    public ClusterLimits withMaxItems(int other) {
        return new ClusterLimits(connect, request, retries, requestsPerSecond, burst, other, maxBytes);
    }
}
