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

import java.io.PrintStream;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import run.aicr.catalog.embedded.EmbeddedCatalog;
import run.aicr.error.AicrException;
import run.aicr.server.observe.LibraryLog;
import run.aicr.server.observe.ServerLog;
import run.aicr.server.observe.ServerLog.Level;
import run.aicr.stamp.Stamp;

/** The program {@code aicrd}. */
public final class Main {
    /** System property that names the folder with the release stamp. */
    private static final String HOME = "aicr.home";

    private static final String USAGE = """
            aicrd: the HTTP API of AI Cluster Runtime

            usage: aicrd [--port PORT]

              --port PORT  listen on PORT (default: variable PORT, else 8080; 0 = any free one)
              --version    print the version
              --help       print this text

            Everything else is set by the environment: PORT, SHUTDOWN_TIMEOUT_SECONDS, SHUTDOWN_DRAIN_SECONDS,
            AICR_LOG_LEVEL, AICR_RATE_LIMIT (0 = off), AICR_RATE_LIMIT_BURST, AICR_RATE_LIMIT_PER_CLIENT (0 = off),
            AICR_TRUSTED_PROXIES, AICR_MAX_CONNECTIONS (0 = no limit), AICR_TLS_CERT_FILE, AICR_TLS_KEY_FILE,
            AICR_ALLOWED_ACCELERATORS, AICR_ALLOWED_SERVICES, AICR_ALLOWED_INTENTS, AICR_ALLOWED_OS,
            AICR_ALLOWED_PLATFORMS, AICR_ALLOW_VENDOR_CHARTS, AICR_VENDOR_CHART_HOSTS.
            """;

    private Main() {}

    public static void main(String[] arguments) throws InterruptedException {
        Stamp.Reading stamp = Stamp.read(System.getProperty(HOME, "."));
        Map<String, String> environment = new HashMap<>(System.getenv());
        int exit = arguments(List.of(arguments), stamp.stamp().version(), environment, System.out, System.err);
        if (exit >= 0) {
            System.exit(exit);
        }
        if (!serve(environment, stamp, System.err)) {
            System.exit(1);
        }
        // The shutdown hook ends the process.
        new CountDownLatch(1).await();
    }

    /**
     * Handles the command line.
     *
     * @param environment gets {@code PORT} from {@code --port}
     * @return the exit code, or -1 to go on
     */
    static int arguments(
            List<String> arguments, String version, Map<String, String> environment, PrintStream out, PrintStream err) {
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (argument.equals("--help") || argument.equals("-h")) {
                out.print(USAGE);
                return 0;
            }
            if (argument.equals("--version")) {
                out.println("aicrd " + RootResource.shown(version));
                return 0;
            }
            if (argument.startsWith("--port=")) {
                environment.put("PORT", argument.substring("--port=".length()));
            } else if (argument.equals("--port") && i + 1 < arguments.size()) {
                environment.put("PORT", arguments.get(++i));
            } else {
                err.println("aicrd: unknown argument '" + argument + "'; see aicrd --help");
                return 2;
            }
        }
        return -1;
    }

    /** Starts the server and the hook that stops it; false when it could not start. */
    private static boolean serve(Map<String, String> environment, Stamp.Reading stamp, PrintStream err) {
        String version = stamp.stamp().version();
        Clock clock = Clock.systemUTC();
        ServerLog log = new ServerLog(err, Level.of(environment.getOrDefault("AICR_LOG_LEVEL", "")), version, clock);
        LibraryLog.install(log);
        if (!stamp.warning().isEmpty()) {
            log.event(Level.WARN, stamp.warning());
        }
        try {
            Settings settings = Settings.of(environment);
            settings.warnings().forEach(w -> log.event(Level.WARN, w));
            ApiServer server = ApiServer.start(settings, EmbeddedCatalog.open(), version, log, clock);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server), "stop"));
            server.announce();
            return true;
        } catch (AicrException e) {
            log.event(Level.ERROR, "server failed", "error", String.valueOf(e.getMessage()));
        }
        return false;
    }

    /** A JVM that ends by a signal reports 128 + signal; a server that stopped as told reports 0. */
    private static void stop(ApiServer server) {
        Runtime.getRuntime().halt(server.stop() ? 0 : 1);
    }
}
