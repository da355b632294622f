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
package run.aicr.cli.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LogTest {
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private Log log(Map<String, String> variables, LogStyle style) {
        Environment environment = new Environment(
                variables,
                "",
                "",
                InputStream.nullInputStream(),
                OutputStream.nullOutputStream(),
                err,
                true,
                () -> Instant.EPOCH);
        return new Log(environment, style, "1");
    }

    private String written() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aTerminalGetsGreenAndForFailuresRedLines() {
        Log log = log(Map.of(), LogStyle.of(false, false, ""));
        log.info("done", "names", List.of("a", "b"));
        log.info("phase result", "status", "Failed");
        log.error("broken");
        assertEquals(
                List.of(
                        "\u001b[32m[cli] done: names=[a b]\u001b[0m",
                        "\u001b[31m[cli] phase result: status=Failed\u001b[0m",
                        "\u001b[31m[cli] broken\u001b[0m"),
                written().lines().toList());
    }

    @Test
    void noColorKeepsLinesPlain() {
        log(Map.of("NO_COLOR", ""), LogStyle.of(false, false, "")).warn("careful");
        assertEquals("[cli] careful\n", written());
    }

    @Test
    void recordsBelowTheLevelAreLeftOut() {
        Log log = log(Map.of("NO_COLOR", "1"), LogStyle.of(false, false, "warning"));
        log.debug("a");
        log.info("b");
        log.warn("c");
        assertEquals("[cli] c\n", written());
    }

    @Test
    void jsonKeepsTheKindOfValues() {
        log(Map.of(), LogStyle.of(false, true, "")).info("m", "n", 3, "b", true, "l", List.of("x"), "t", "q\"");
        assertEquals("""
                {"time":"1970-01-01T00:00:00.000Z","level":"INFO","msg":"m","module":"aicr","version":"1",\
                "n":3,"b":true,"l":["x"],"t":"q\\""}
                """, written());
    }
}
