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
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import run.aicr.error.AicrException;
import run.aicr.server.observe.ServerLog;

class SettingsTest {
    @Test
    void hasDefaults() {
        Settings settings = Settings.of(Map.of());
        assertEquals(8080, settings.port());
        assertEquals(Duration.ofSeconds(30), settings.stopLimit());
        assertEquals(Duration.ofSeconds(5), settings.drain());
        assertEquals(100, settings.rates().limit());
        assertEquals(200, settings.rates().burst());
        assertEquals(ServerLog.Level.INFO, settings.logLevel());
        assertTrue(settings.warnings().isEmpty());
    }

    @Test
    void takesWhatIsSet() {
        Settings settings = Settings.of(Map.of(
                "PORT",
                "0",
                "SHUTDOWN_TIMEOUT_SECONDS",
                "4",
                "AICR_LOG_LEVEL",
                " Warning ",
                "AICR_RATE_LIMIT",
                "0",
                "AICR_RATE_LIMIT_BURST",
                "7"));
        assertEquals(0, settings.port());
        assertEquals(Duration.ofSeconds(4), settings.stopLimit());
        assertEquals(Duration.ofSeconds(2), settings.drain(), "the drain delay is part of the limit");
        assertEquals(0, settings.rates().limit());
        assertEquals(7, settings.rates().burst());
        assertEquals(ServerLog.Level.WARN, settings.logLevel());
    }

    @Test
    void replacesWhatIsNoNumberWithAWarning() {
        Settings settings = Settings.of(Map.of("PORT", "80abc", "SHUTDOWN_TIMEOUT_SECONDS", "0"));
        assertEquals(8080, settings.port());
        assertEquals(Duration.ofSeconds(30), settings.stopLimit());
        assertEquals(2, settings.warnings().size());
        assertTrue(settings.warnings().get(0).startsWith("PORT must be a whole number of at least 0, found '80abc'"));
    }

    @Test
    void refusesHalfOfTls() {
        Map<String, String> half = Map.of("AICR_TLS_CERT_FILE", "tls.crt");
        AicrException e = assertThrows(AicrException.class, () -> Settings.of(half));
        assertTrue(e.sentence().startsWith("AICR_TLS_CERT_FILE is set without AICR_TLS_KEY_FILE"), e.sentence());
        assertThrows(AicrException.class, () -> Settings.of(Map.of("AICR_TLS_KEY_FILE", "tls.key")));
    }

    @Test
    void refusesATrustedProxyThatIsNoAddress() {
        Map<String, String> name = Map.of("AICR_TRUSTED_PROXIES", "10.0.0.0/8, proxy.example");
        AicrException e = assertThrows(AicrException.class, () -> Settings.of(name));
        assertEquals("invalid AICR_TRUSTED_PROXIES", e.sentence());
    }

    @Test
    void refusesAPortOutOfRangeAndABadAllowList() {
        assertThrows(AicrException.class, () -> Settings.of(Map.of("PORT", "99999")));
        AicrException e = assertThrows(AicrException.class, () -> Settings.of(Map.of("AICR_ALLOWED_OS", "windows")));
        assertEquals("failed to parse allowlists from environment", e.sentence());
    }
}
