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

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;
import run.aicr.server.guard.AllowLists;
import run.aicr.server.guard.ClientAddress;
import run.aicr.server.observe.ServerLog;
import run.aicr.server.vendor.ChartHosts;
import run.aicr.server.vendor.Vendoring;

/**
 * What the operator sets (spec api §1.1).
 *
 * @param port 0 takes any free one
 * @param stopLimit how long a stop may take as a whole
 * @param drain how long the server goes on serving, not ready, before it stops; part of the stop limit
 * @param maxConnections open at a time, more have to wait; 0 for no limit
 * @param tls certificate and key; absent for plain HTTP
 * @param vendoring fetches charts for clients; absent unless the operator switched it on
 * @param warnings sentences about values that were replaced by defaults
 */
public record Settings(
        int port,
        Duration stopLimit,
        Duration drain,
        ServerLog.Level logLevel,
        Rates rates,
        int maxConnections,
        Optional<TlsFiles> tls,
        AllowLists allowed,
        Optional<Vendoring> vendoring,
        List<String> warnings) {
    private static final int DEFAULT_PORT = 8080;
    private static final int MAX_PORT = 65_535;
    private static final int DEFAULT_STOP_SECONDS = 30;
    private static final int DEFAULT_DRAIN_SECONDS = 5;
    private static final int DEFAULT_RATE = 100;
    private static final int DEFAULT_BURST = 200;
    private static final int DEFAULT_CONNECTIONS = 1000;
    private static final int MAX_DIGITS = 9;

    /**
     * How many requests are answered.
     *
     * @param limit requests per second over all clients; 0 switches this limit off
     * @param burst requests at once after a pause
     * @param perClient requests per second of one client, twice as many at once; 0 switches this limit off
     * @param clients who is counted as one client
     */
    public record Rates(int limit, int burst, int perClient, ClientAddress clients) {}

    public Settings {
        warnings = List.copyOf(warnings);
    }

    /**
     * Reads the environment. Numbers that are none are replaced by their default with a warning.
     *
     * @throws AicrException INVALID_REQUEST for a port out of range, a bad allow-list, a trusted proxy that is no address,
     *     half of the settings for TLS, and bad settings for the fetching of charts
     */
    public static Settings of(Map<String, String> environment) {
        List<String> warnings = new ArrayList<>();
        int port = number(environment, "PORT", 0, DEFAULT_PORT, warnings);
        if (port > MAX_PORT) {
            throw AicrException.invalidRequest("PORT must be 0 to " + MAX_PORT + ", found " + port);
        }
        int stop = number(environment, "SHUTDOWN_TIMEOUT_SECONDS", 1, DEFAULT_STOP_SECONDS, warnings);
        int drain = number(environment, "SHUTDOWN_DRAIN_SECONDS", 0, DEFAULT_DRAIN_SECONDS, warnings);
        Duration stopLimit = Duration.ofSeconds(stop);
        // By hand: dividedBy() takes big decimals, which cost a start 20 ms.
        Duration half = Duration.ofMillis(stopLimit.toMillis() / 2);
        Duration drained = Duration.ofSeconds(drain);
        AllowLists allowed;
        try {
            allowed = AllowLists.of(environment);
        } catch (AicrException e) {
            throw new AicrException(ErrorClass.INVALID_REQUEST, "failed to parse allowlists from environment", e);
        }
        return new Settings(
                port,
                stopLimit,
                drained.compareTo(half) < 0 ? drained : half,
                ServerLog.Level.of(environment.getOrDefault("AICR_LOG_LEVEL", "")),
                rates(environment, warnings),
                number(environment, "AICR_MAX_CONNECTIONS", 0, DEFAULT_CONNECTIONS, warnings),
                TlsFiles.of(environment),
                allowed,
                vendoring(environment, warnings),
                warnings);
    }

    private static Optional<Vendoring> vendoring(Map<String, String> environment, List<String> warnings) {
        if (!environment.containsKey(ChartHosts.SWITCH)) {
            return Optional.empty();
        }
        ChartHosts hosts = ChartHosts.of(environment);
        if (!hosts.on()) {
            return Optional.empty();
        }
        if (hosts.hosts().isEmpty()) {
            warnings.add(ChartHosts.SWITCH + " is set, but " + ChartHosts.LIST + " is empty: no chart can be fetched");
        }
        return Optional.of(new Vendoring(hosts, environment));
    }

    private static Rates rates(Map<String, String> environment, List<String> warnings) {
        ClientAddress clients;
        try {
            clients = ClientAddress.trusting(environment.getOrDefault("AICR_TRUSTED_PROXIES", ""));
        } catch (AicrException e) {
            throw new AicrException(ErrorClass.INVALID_REQUEST, "invalid AICR_TRUSTED_PROXIES", e);
        }
        return new Rates(
                number(environment, "AICR_RATE_LIMIT", 0, DEFAULT_RATE, warnings),
                number(environment, "AICR_RATE_LIMIT_BURST", 1, DEFAULT_BURST, warnings),
                number(environment, "AICR_RATE_LIMIT_PER_CLIENT", 0, 0, warnings),
                clients);
    }

    private static int number(
            Map<String, String> environment, String name, int least, int whenAbsent, List<String> warnings) {
        String text = environment.getOrDefault(name, "").strip();
        if (text.isEmpty()) {
            return whenAbsent;
        }
        boolean digits = text.length() <= MAX_DIGITS && text.chars().allMatch(c -> c >= '0' && c <= '9');
        if (digits && Integer.parseInt(text) >= least) {
            return Integer.parseInt(text);
        }
        warnings.add(name + " must be a whole number of at least " + least + ", found '" + text + "'; " + whenAbsent
                + " is used");
        return whenAbsent;
    }
}
