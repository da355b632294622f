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

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import run.aicr.catalog.Catalog;
import run.aicr.error.AicrException;
import run.aicr.recipe.RecipeResolver;
import run.aicr.server.ConnectionClock.Patience;
import run.aicr.server.bundle.BundleResource;
import run.aicr.server.exchange.Resource;
import run.aicr.server.guard.Limits;
import run.aicr.server.guard.RateLimiter;
import run.aicr.server.observe.Readiness;
import run.aicr.server.observe.ServerLog;
import run.aicr.server.observe.ServerLog.Level;
import run.aicr.server.observe.ServerMetrics;
import run.aicr.server.observe.SystemResources;
import run.aicr.server.openapi.OpenApiDocument;
import run.aicr.server.query.QueryResource;
import run.aicr.server.recipe.RecipeResource;

/** A server that listens from its start to its stop. */
public final class ApiServer {
    private final Settings settings;
    private final ServerLog log;
    private final Readiness readiness;
    private final HttpDoor door;
    private final int port;

    private ApiServer(Settings settings, ServerLog log, Readiness readiness, HttpDoor door) {
        this.settings = settings;
        this.log = log;
        this.readiness = readiness;
        this.door = door;
        this.port = door.open();
        readiness.start();
    }

    /**
     * Starts listening and is ready at once.
     *
     * @param version of the stamp
     * @throws AicrException SERVICE_UNAVAILABLE when the port cannot be taken
     */
    public static ApiServer start(Settings settings, Catalog catalog, String version, ServerLog log, Clock clock) {
        return start(settings, catalog, version, log, clock, Patience.NORMAL);
    }

    static ApiServer start(
            Settings settings, Catalog catalog, String version, ServerLog log, Clock clock, Patience patience) {
        ServerMetrics metrics = new ServerMetrics();
        List<Resource> api = new ArrayList<>();
        api.add(new BundleResource(catalog, version, settings.allowed(), settings.vendoring()));
        api.add(new QueryResource(catalog, version, settings.allowed(), metrics));
        api.add(new RecipeResource(new RecipeResolver(catalog), version, settings.allowed(), metrics));
        api.add(new RootResource(version, api.stream().map(Resource::path).toList()));
        Settings.Rates rates = settings.rates();
        RateLimiter together = new RateLimiter(rates.limit(), rates.burst(), System.nanoTime());
        Limits limits = new Limits(together, rates.perClient());
        Readiness readiness = new Readiness();
        List<Resource> system = new ArrayList<>(SystemResources.all(readiness, metrics, clock));
        system.addAll(OpenApiDocument.resources());
        Chain chain = new Chain(api, system, limits, rates.clients(), metrics, log, clock);
        Duration running = settings.stopLimit().minus(settings.drain());
        return new ApiServer(
                settings, log, readiness, new HttpDoor(chain, settings, readiness::isStopping, running, patience));
    }

    /** Says in the log that the server has started: to whom reads that, it can be stopped. */
    public void announce() {
        log.event(Level.INFO, "server started", "port", Integer.toString(port));
    }

    public int port() {
        return port;
    }

    /**
     * Stops: not ready but serving for the drain delay, so that load balancers see it, then no new connections, then
     * waits for running requests.
     *
     * @return whether all running requests ended within the limit
     */
    public boolean stop() {
        log.event(Level.INFO, "shutting down server");
        readiness.stop();
        pause(settings.drain());
        boolean clean = door.close();
        if (clean) {
            log.event(Level.INFO, "server stopped");
        } else {
            log.event(Level.ERROR, "requests were still running when the shutdown limit was over");
        }
        return clean;
    }

    private static void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
