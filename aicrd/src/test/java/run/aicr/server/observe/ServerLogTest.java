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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ServerLogTest {
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Clock clock = Clock.fixed(Instant.parse("2026-01-02T03:04:05.678901234Z"), ZoneOffset.UTC);

    @Test
    void writesOneJsonLinePerEvent() {
        log(ServerLog.Level.INFO).event(ServerLog.Level.WARN, "a \"b\"\n", "x", "1");
        assertEquals(
                "{\"time\":\"2026-01-02T03:04:05.678901234Z\",\"level\":\"WARN\",\"msg\":\"a \\\"b\\\"\\n\","
                        + "\"module\":\"aicrd\",\"version\":\"1.0.0\",\"x\":\"1\"}\n",
                text());
    }

    @Test
    void leavesOutWhatIsBelowItsLevel() {
        ServerLog log = log(ServerLog.Level.WARN);
        log.event(ServerLog.Level.INFO, "x");
        assertEquals("", text());
        assertFalse(log.writes(ServerLog.Level.DEBUG));
        assertTrue(log.writes(ServerLog.Level.ERROR));
    }

    @Test
    void saysAtDebugWhichCodeWroteALine() {
        log(ServerLog.Level.DEBUG).event(ServerLog.Level.INFO, "x", "a", "b");
        String source =
                "\"source\":\\{\"function\":\"run.aicr.server.observe.ServerLogTest.saysAtDebugWhichCodeWroteALine\","
                        + "\"file\":\"ServerLogTest.java\",\"line\":[1-9][0-9]*\\},\"a\":\"b\"";
        assertTrue(Pattern.compile(source).matcher(text()).find(), text());
    }

    @Test
    void readsLevels() {
        assertEquals(ServerLog.Level.DEBUG, ServerLog.Level.of("Debug"));
        assertEquals(ServerLog.Level.WARN, ServerLog.Level.of(" warning"));
        assertEquals(ServerLog.Level.ERROR, ServerLog.Level.of("error"));
        assertEquals(ServerLog.Level.INFO, ServerLog.Level.of("loud"));
    }

    @Test
    void bringsInWarningsOfLibraries() {
        try {
            LibraryLog.install(log(ServerLog.Level.INFO));
            Logger logger = Logger.getLogger("some.library");
            logger.info("not this");
            LogRecord entry = new LogRecord(Level.SEVERE, "it's {0}");
            entry.setParameters(new Object[] {"broken"});
            entry.setThrown(new IllegalStateException("why"));
            entry.setLoggerName("some.library");
            logger.log(entry);
            logger.warning("plain");
        } finally {
            LogManager.getLogManager().reset();
        }
        assertTrue(text().contains("\"level\":\"ERROR\",\"msg\":\"it's broken\""), text());
        assertTrue(text().contains("\"error\":\"java.lang.IllegalStateException: why\""), text());
        assertTrue(text().contains("\"level\":\"WARN\",\"msg\":\"plain\""), text());
        assertFalse(text().contains("not this"), text());
    }

    private ServerLog log(ServerLog.Level level) {
        return new ServerLog(new PrintStream(err, true, StandardCharsets.UTF_8), level, "1.0.0", clock);
    }

    private String text() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
