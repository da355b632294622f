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

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import run.aicr.error.AicrException;
import run.aicr.server.failure.ApiException;

class ChartHostsTest {
    private static ChartHosts hosts(String list) {
        return ChartHosts.of(Map.of("AICR_ALLOW_VENDOR_CHARTS", "true", "AICR_VENDOR_CHART_HOSTS", list));
    }

    @Test
    void areOffUnlessSwitchedOn() {
        assertFalse(ChartHosts.of(Map.of()).on());
        assertFalse(ChartHosts.of(Map.of("AICR_ALLOW_VENDOR_CHARTS", "false")).on());
        assertTrue(ChartHosts.of(Map.of("AICR_ALLOW_VENDOR_CHARTS", " True ")).on());
        AicrException e =
                assertThrows(AicrException.class, () -> ChartHosts.of(Map.of("AICR_ALLOW_VENDOR_CHARTS", "yes")));
        assertEquals("AICR_ALLOW_VENDOR_CHARTS must be true or false, found 'yes'", e.sentence());
    }

    @Test
    void haveThePortOfHttpsUnlessAnotherIsNamed() {
        assertEquals(
                List.of("charts.example.com:443", "r.example.com:5000", "[::1]:8080"),
                hosts("Charts.example.com, r.example.com:5000,,[::1]:8080").hosts());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*.example.com",
                "https://example.com",
                "example.com/charts",
                "me@example.com",
                "example.com:0",
                "example.com:99999",
                "example.com:x",
                "a b",
                "example.com?x",
                "example.com#x",
                "a_b.example.com"
            })
    void anythingElseIsRefusedAtTheStart(String entry) {
        AicrException e = assertThrows(AicrException.class, () -> hosts(entry));
        assertTrue(
                e.sentence().startsWith("invalid AICR_VENDOR_CHART_HOSTS: '" + entry + "' is no host"), e.sentence());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://charts.example.com",
                "https://CHARTS.example.com:443/a/b",
                "oci://charts.example.com/x",
                "http://plain.example.com:80",
                "http://plain.example.com/"
            })
    void admitWhatTheyName(String source) {
        ChartHosts hosts = hosts("charts.example.com,plain.example.com:80");
        assertDoesNotThrow(() -> hosts.admit(Refs.of("a", source)));
    }

    @ParameterizedTest
    @CsvSource({
        "https://other.example.com,other.example.com:443",
        "http://charts.example.com,charts.example.com:80",
        "https://charts.example.com:444,charts.example.com:444",
        "https://charts.example.com.,charts.example.com.:443",
        "https://x.charts.example.com,x.charts.example.com:443",
        "https://charts.example.com@169.254.169.254,169.254.169.254:443",
        "https://me:secret@charts.example.com,charts.example.com:443",
        "https://charts.example.com\\@other.example.com,https://charts.example.com\\@other.example.com",
        "oci://[::1]:5000,[::1]:5000"
    })
    void refuseEverythingElse(String source, String named) {
        ChartHosts hosts = hosts("charts.example.com");
        ApiException e = assertThrows(ApiException.class, () -> hosts.admit(Refs.of("nfd", source)));
        assertEquals(400, e.status());
        assertEquals(
                "vendor-charts: the chart of component \"nfd\" is at " + named
                        + ", from where this server does not fetch",
                e.text());
    }
}
