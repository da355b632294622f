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
package run.aicr.server.vendor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import run.aicr.bundle.chart.Programs;
import run.aicr.bundle.chart.PullRules;
import run.aicr.document.Mapping;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;
import run.aicr.server.failure.ApiException;
import run.aicr.server.vendor.Gate.Dialer;

/** Runs Helm for a client of the server. */
public final class Vendoring {
    /** The heap is 64 MiB, and the charts are in it twice for a while: in the bundle and in its zip. */
    private static final int MAX_CHART = 2 << 20;

    private static final long MAX_CHARTS = 6L << 20;

    /** Mostly the indexes of repositories, some of which have 10 MiB. */
    private static final long MAX_TRAFFIC = 128L << 20;

    private static final Duration LIMIT = Duration.ofSeconds(50);

    /** Of the environment, what Helm is given. */
    private static final List<String> PASSED_ON = List.of("PATH", "SSL_CERT_FILE", "SSL_CERT_DIR");

    private final ChartHosts hosts;
    private final Map<String, String> environment;
    private final Dialer dialer;
    private final Semaphore turn = new Semaphore(1);

    /** @param environment of the server: {@code PATH} says where Helm is, {@code SSL_CERT_FILE} what it trusts */
    public Vendoring(ChartHosts hosts, Map<String, String> environment) {
        this(hosts, environment, Dialer.DIRECT);
    }

    Vendoring(ChartHosts hosts, Map<String, String> environment, Dialer dialer) {
        this.hosts = hosts;
        this.environment = Map.copyOf(environment);
        this.dialer = dialer;
    }

    public boolean isOn() {
        return hosts.on();
    }

    /**
     * Does work that fetches charts. Nothing of it is left behind.
     *
     * @throws ApiException INVALID_REQUEST for a host that is not listed or more bytes than may be; SERVICE_UNAVAILABLE
     *     while another client has its charts fetched
     * @throws AicrException what the work throws
     */
    public <T> T with(BiFunction<Programs, PullRules, T> work) {
        if (!turn.tryAcquire()) {
            throw ApiException.of(
                    ErrorClass.SERVICE_UNAVAILABLE, "The charts of another request are being fetched", Mapping.EMPTY);
        }
        try {
            Path home = Files.createTempDirectory("aicr-helm-");
            try (Gate gate = Gate.open(hosts, MAX_TRAFFIC, dialer)) {
                return done(work, home, gate);
            } finally {
                delete(home);
            }
        } catch (IOException e) {
            throw AicrException.internal("cannot make or delete a temporary folder for helm", e);
        } finally {
            turn.release();
        }
    }

    private <T> T done(BiFunction<Programs, PullRules, T> work, Path home, Gate gate) {
        PullRules rules = new PullRules(LIMIT, MAX_CHART, MAX_CHARTS, hosts::admit);
        try {
            return work.apply(new Programs(variables(home, gate), home), rules);
        } catch (AicrException e) {
            if (gate.refused().isPresent()) {
                throw hosts.ledTo(gate.refused().get());
            }
            throw gate.isExhausted()
                    ? AicrException.invalidRequest("vendor-charts: more than " + MAX_TRAFFIC
                            + " bytes had to be fetched for this recipe; make the bundle with the command aicr bundle")
                    : e;
        }
    }

    private Map<String, String> variables(Path home, Gate gate) {
        Map<String, String> variables = new HashMap<>();
        for (String name : PASSED_ON) {
            if (environment.containsKey(name)) {
                variables.put(name, environment.get(name));
            }
        }
        String folder = home.toString();
        for (String name : List.of("HOME", "TMPDIR", "DOCKER_CONFIG", "XDG_CACHE_HOME", "XDG_CONFIG_HOME")) {
            variables.put(name, folder);
        }
        for (String name : List.of("CACHE", "CONFIG", "DATA")) {
            variables.put("HELM_" + name + "_HOME", home.resolve(name).toString());
        }
        variables.put("HELM_PLUGINS", home.resolve("plugins").toString());
        variables.put("HTTP_PROXY", gate.address());
        variables.put("HTTPS_PROXY", gate.address());
        variables.put("NO_PROXY", "");
        // It works harder to keep below this; what it needs it takes.
        variables.put("GOMEMLIMIT", "256MiB");
        return variables;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
