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
package run.aicr.release.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import run.aicr.document.Fields;
import run.aicr.document.JsonReader;
import run.aicr.document.Limits;

class OsvRangeTest {
    private static OsvRange range(String events) {
        String json = "{\"type\": \"ECOSYSTEM\", \"events\": " + events.replace('\'', '"') + "}";
        return OsvRange.read(fields(json), VersionOrder.MAVEN).orElseThrow();
    }

    private static Fields fields(String json) {
        return Fields.of(JsonReader.read("x", json.getBytes(StandardCharsets.UTF_8), Limits.DOCUMENT), "");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            0.1;           [{'introduced': '0'}, {'fixed': '2.0'}];                                         true
            1.9.10;        [{'introduced': '0'}, {'fixed': '2.0'}];                                         true
            2.0;           [{'introduced': '0'}, {'fixed': '2.0'}];                                         false
            2.0-rc1;       [{'introduced': '0'}, {'fixed': '2.0'}];                                         true
            2.0-SNAPSHOT;  [{'introduced': '0'}, {'fixed': '2.0'}];                                         true
            2.0.0.Final;   [{'introduced': '0'}, {'fixed': '2.0'}];                                         false
            2.0-jre;       [{'introduced': '0'}, {'fixed': '2.0'}];                                         false
            1.9;           [{'introduced': '1.10'}, {'fixed': '2.0'}];                                      false
            1.10;          [{'introduced': '1.10'}, {'fixed': '2.0'}];                                      true
            2.0;           [{'introduced': '1'}, {'last_affected': '2.0'}];                                 true
            2.0.1;         [{'introduced': '1'}, {'last_affected': '2.0'}];                                 false
            1.5;           [{'fixed': '3.1'}, {'introduced': '3'}, {'fixed': '1.4'}, {'introduced': '1'}];  false
            3.0.9;         [{'fixed': '3.1'}, {'introduced': '3'}, {'fixed': '1.4'}, {'introduced': '1'}];  true
            1.3;           [{'fixed': '3.1'}, {'introduced': '3'}, {'fixed': '1.4'}, {'introduced': '1'}];  true
            9;             [{'introduced': '0'}];                                                           true
            5;             [{'introduced': '0'}, {'limit': '5'}];                                           false
            4;             [{'introduced': '0'}, {'limit': '5'}];                                           true
            5;             [{'introduced': '0'}, {'limit': '*'}];                                           true
            """)
    void versionsInMavensOrder(String version, String events, boolean affected) {
        assertEquals(affected, range(events).holds(version));
    }

    @Test
    void theFixIsTheNextOne() {
        OsvRange range = range("[{'introduced': '1'}, {'fixed': '1.10'}, {'introduced': '2'}, {'fixed': '2.1'}]");
        assertEquals(Optional.of("1.10"), range.fixAfter("1.9"));
        assertEquals(Optional.of("2.1"), range.fixAfter("2.0"));
        assertEquals(Optional.empty(), range.fixAfter("2.1"));
    }

    @Test
    void rangesOfCommitsSayNothing() {
        assertTrue(
                OsvRange.read(fields("{\"type\": \"GIT\", \"events\": [{\"introduced\": \"0\"}]}"), VersionOrder.MAVEN)
                        .isEmpty());
    }

    @Test
    void aVersionWithoutEndCostsLittle() {
        String endless = "1-".repeat(1_000_000);
        assertTrue(range("[{'introduced': '0'}]").holds(endless));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ' ', textBlock = """
            CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H 9.8 CRITICAL
            CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H 10.0 CRITICAL
            CVSS:3.0/AV:L/AC:L/PR:L/UI:N/S:U/C:H/I:H/A:H 7.8 HIGH
            CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:C/C:L/I:L/A:N 6.1 MEDIUM
            CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:U/C:N/I:N/A:H 5.9 MEDIUM
            CVSS:3.1/AV:P/AC:H/PR:H/UI:R/S:U/C:L/I:N/A:N 1.6 LOW
            CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:N 0.0 NEGLIGIBLE
            CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:C/C:H/I:H/A:H/E:P/RL:O 9.9 CRITICAL
            CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:H/SI:H/SA:H 10.0 CRITICAL
            CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N 9.3 CRITICAL
            CVSS:4.0/AV:L/AC:L/AT:P/PR:L/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N 7.3 HIGH
            CVSS:4.0/AV:N/AC:L/AT:N/PR:H/UI:N/VC:L/VI:L/VA:N/SC:N/SI:N/SA:N 5.1 MEDIUM
            CVSS:4.0/AV:P/AC:L/AT:N/PR:N/UI:N/VC:N/VI:N/VA:N/SC:N/SI:N/SA:N 0.0 NEGLIGIBLE
            AV:N/AC:L/Au:N/C:P/I:P/A:P 7.5 HIGH
            AV:N/AC:L/Au:N/C:C/I:C/A:C 10.0 HIGH
            """)
    void baseScores(String vector, double score, Severity severity) {
        assertEquals(Optional.of(score), Cvss.score(vector));
        assertEquals(Optional.of(severity), Cvss.severity(vector));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N
            CVSS:5.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N
            CVSS:3.1/AV:N/AC:L
            CVSS:3.1/AV:N/AV:L/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H
            CVSS:3.1/AV:X/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H
            CVSS:3.1/AV:N/AC:L/PR:X/UI:N/S:U/C:H/I:H/A:H
            CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:X/C:H/I:H/A:H
            AV:N/AC:L/Au:N/C:P/I:P
            nothing
            """)
    void otherVectorsHaveNoScore(String vector) {
        assertEquals(Optional.empty(), Cvss.score(vector));
    }
}
