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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import run.aicr.server.ConnectionClock.Patience;
import run.aicr.server.guard.Deadline;

/** {@code docs/operator/server.md} says what the code does; {@link DeployTest} compares the names of settings. */
class OperatorPageTest {
    private static final Path PAGE = Path.of("../docs/operator/server.md");

    /** First cell to second cell of the rows of a section's table. */
    private static Map<String, String> table(String section) throws IOException {
        String page = Files.readString(PAGE);
        int start = page.indexOf("\n## " + section + "\n");
        assertTrue(start > 0, "no section " + section);
        int end = page.indexOf("\n## ", start + 1);
        Map<String, String> rows = new LinkedHashMap<>();
        for (String line : page.substring(start, end).lines().toList()) {
            if (line.startsWith("| ") && !line.startsWith("| Limit") && !line.startsWith("| Name")) {
                String[] cells = line.split("\\|", -1);
                rows.put(cells[1].strip(), cells[2].strip());
            }
        }
        return rows;
    }

    @Test
    void everyMetricIsListedAndNoOther() throws IOException {
        Pattern names = Pattern.compile("\\b(?:aicr|process)_[a-z_]+");
        Set<String> listed = names.matcher(table("Metrics").keySet().toString())
                .results()
                .map(r -> r.group())
                .collect(Collectors.toCollection(TreeSet::new));
        try (RunningServer server = new RunningServer(Map.of())) {
            server.get("/v1/recipe?service=kind");
            String text = server.get("/metrics").body();
            Set<String> served = Pattern.compile("(?m)^# TYPE ((?:aicr|process)_[a-z_]+) ")
                    .matcher(text)
                    .results()
                    .map(r -> r.group(1))
                    .collect(Collectors.toCollection(TreeSet::new));
            // What the library has beyond the specification.
            served.remove("process_virtual_memory_bytes");
            assertEquals(served, listed);
        }
    }

    @Test
    void theLimitsAreThoseOfTheCode() throws IOException {
        Patience patience = Patience.NORMAL;
        Map<String, String> limits = table("Limits");
        assertEquals(HttpDoor.MAX_HEADER_BYTES / 1024 + " KiB", limits.get("request line and headers"));
        assertEquals(patience.head().toSeconds() + " seconds", limits.get("until the headers are complete"));
        assertEquals(patience.body().toSeconds() + " seconds", limits.get("until the body is complete"));
        assertEquals(patience.pause().toSeconds() + " seconds", limits.get("pause between two requests"));
        assertEquals(patience.write().toSeconds() + " seconds", limits.get("until the client has taken the answer"));
        assertEquals((HttpDoor.MAX_BODY_BYTES >> 20) + " MiB", limits.get("body for `/v1/bundle`"));
        assertEquals((HttpDoor.BODIES_AT_A_TIME >> 20) + " MiB", limits.get("bodies of all clients at a time"));
        assertEquals(
                Deadline.RECIPE.limit().toSeconds() + " seconds",
                limits.get("making a recipe or an answer to a query"));
        assertEquals(Deadline.BUNDLE.limit().toSeconds() + " seconds", limits.get("making a bundle"));
        assertTrue(Files.readString(PAGE).contains("more than " + HttpDoor.SMALL_BODY / 1024 + " KiB"));
    }

    @Test
    void theDefaultsAreThoseOfTheCode() throws IOException {
        Settings settings = Settings.of(Map.of());
        Map<String, String> defaults = table("Settings");
        assertEquals(Integer.toString(settings.port()), defaults.get("`PORT` (or `--port`)"));
        assertEquals(settings.stopLimit().toSeconds() + "", defaults.get("`SHUTDOWN_TIMEOUT_SECONDS`"));
        assertEquals(settings.drain().toSeconds() + "", defaults.get("`SHUTDOWN_DRAIN_SECONDS`"));
        assertEquals(settings.logLevel().toString().toLowerCase(Locale.ROOT), defaults.get("`AICR_LOG_LEVEL`"));
        assertEquals(settings.rates().limit() + "", defaults.get("`AICR_RATE_LIMIT`"));
        assertEquals(settings.rates().burst() + "", defaults.get("`AICR_RATE_LIMIT_BURST`"));
        assertEquals(settings.rates().perClient() + "", defaults.get("`AICR_RATE_LIMIT_PER_CLIENT`"));
        assertEquals(settings.maxConnections() + "", defaults.get("`AICR_MAX_CONNECTIONS`"));
        assertEquals(settings.vendoring().isPresent() + "", defaults.get("`AICR_ALLOW_VENDOR_CHARTS`"));
    }
}
