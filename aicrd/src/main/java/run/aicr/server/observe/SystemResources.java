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
package run.aicr.server.observe;

import java.time.Clock;
import java.util.List;
import run.aicr.document.Mapping;
import run.aicr.server.exchange.Answer;
import run.aicr.server.exchange.Call;
import run.aicr.server.exchange.Gzip;
import run.aicr.server.exchange.Resource;

/** The endpoints for probes and scrapers (spec api §4.7). */
public final class SystemResources {
    private static final List<String> GET = List.of("GET");

    private SystemResources() {}

    public static List<Resource> all(Readiness readiness, ServerMetrics metrics, Clock clock) {
        return List.of(new Health(clock), new Ready(readiness, clock), new Metrics(metrics));
    }

    private record Health(Clock clock) implements Resource {
        @Override
        public String path() {
            return "/health";
        }

        @Override
        public List<String> methods() {
            return GET;
        }

        @Override
        public Answer answer(Call call) {
            return Answer.json(200, status("healthy", clock).build());
        }
    }

    private record Ready(Readiness readiness, Clock clock) implements Resource {
        @Override
        public String path() {
            return "/ready";
        }

        @Override
        public List<String> methods() {
            return GET;
        }

        @Override
        public Answer answer(Call call) {
            return readiness.isReady()
                    ? Answer.json(200, status("ready", clock).build())
                    : Answer.json(
                            503,
                            status("not_ready", clock)
                                    .put("reason", "service is initializing")
                                    .build());
        }
    }

    private record Metrics(ServerMetrics metrics) implements Resource {
        @Override
        public String path() {
            return "/metrics";
        }

        @Override
        public List<String> methods() {
            return GET;
        }

        @Override
        public Answer answer(Call call) {
            byte[] text = metrics.text();
            if (Gzip.isAccepted(call)) {
                return Answer.of(200, ServerMetrics.CONTENT_TYPE, Gzip.of(text)).with("Content-Encoding", "gzip");
            }
            return Answer.of(200, ServerMetrics.CONTENT_TYPE, text);
        }
    }

    private static Mapping.Builder status(String word, Clock clock) {
        return new Mapping.Builder()
                .put("status", word)
                .put("timestamp", clock.instant().toString());
    }
}
