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

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;

/** The metrics of spec api §7; paths are route patterns and methods a fixed set, so the number of series is bounded. */
public final class ServerMetrics {
    /** Content type of {@link #text}. */
    public static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT");

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final Counter requests;
    private final Histogram durations;
    private final Gauge inFlight;
    private final Counter rejects;
    private final Counter panics;
    private final Histogram builds;
    private final Counter misses;
    private boolean jvm;

    public ServerMetrics() {
        requests = Counter.builder()
                .name("aicr_http_requests_total")
                .help("Requests by method, route and status")
                .labelNames("method", "path", "status")
                .register(registry);
        durations = Histogram.builder()
                .name("aicr_http_request_duration_seconds")
                .help("Time from the first layer to the finished answer")
                .labelNames("method", "path")
                .classicOnly()
                .classicUpperBounds(.005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10)
                .register(registry);
        inFlight = Gauge.builder()
                .name("aicr_http_requests_in_flight")
                .help("Requests that are being answered")
                .register(registry);
        rejects = counter("aicr_rate_limit_rejects_total", "Requests refused by the rate limiter");
        panics = counter("aicr_panic_recoveries_total", "Unexpected exceptions that were turned into an answer");
        builds = histogram("aicr_recipe_build_duration_seconds", "Time to resolve and encode a recipe");
        misses = counter("aicr_recipe_cache_misses_total", "Recipes that were not in the cache");
        histogram("aicr_snapshot_collection_duration_seconds", "Always empty on the server");
        Gauge.builder()
                .name("aicr_snapshot_measurements")
                .help("Always 0 on the server")
                .register(registry);
    }

    /** Those of the virtual machine need its management, which would cost a tenth of a second at the start. */
    private synchronized void registerJvm() {
        if (!jvm) {
            JvmMetrics.builder().register(registry);
            jvm = true;
        }
    }

    private Counter counter(String name, String help) {
        return Counter.builder().name(name).help(help).register(registry);
    }

    private Histogram histogram(String name, String help) {
        return Histogram.builder()
                .name(name)
                .help(help)
                .classicOnly()
                .classicUpperBounds(1, 5, 10, 30, 60, 120, 300)
                .register(registry);
    }

    public void started() {
        inFlight.inc();
    }

    /**
     * One request of the API has been answered.
     *
     * @param route pattern, never the raw path
     */
    public void finished(String method, String route, int status, long nanos) {
        String known = METHODS.contains(method) ? method : "other";
        inFlight.dec();
        requests.labelValues(known, route, Integer.toString(status)).inc();
        durations.labelValues(known, route).observe(nanos / 1e9);
    }

    public void rejected() {
        rejects.inc();
    }

    public void recovered() {
        panics.inc();
    }

    public void missed() {
        misses.inc();
    }

    public void built(long nanos) {
        builds.observe(nanos / 1e9);
    }

    /** All metrics in the Prometheus text format. */
    public byte[] text() {
        registerJvm();
        ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 14);
        try {
            PrometheusTextFormatWriter.create().write(out, registry.scrape());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
