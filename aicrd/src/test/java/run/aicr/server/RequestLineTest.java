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

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestLineTest {
    @ParameterizedTest
    @CsvSource({
        "GET / HTTP/1.0~X: HTTP/1.0, GET / HTTP/1.1~X: HTTP/1.0, true",
        "GET / HTTP/1.1~X: HTTP/1.0, GET / HTTP/1.1~X: HTTP/1.0, false",
        "GET /HTTP/1.0 HTTP/1.0~, GET /HTTP/1.0 HTTP/1.1~, true",
        "GET  HTTP/1. HTTP/1.0~, GET  HTTP/1. HTTP/1.1~, true",
        "'', '', false",
    })
    void theVersionOfTheFirstLineIsWrittenAnewInWhateverPiecesItComes(String sent, String expected, boolean old) {
        byte[] bytes = sent.replace("~", "\r\n").getBytes(StandardCharsets.US_ASCII);
        for (int piece = 1; piece <= bytes.length + 1; piece++) {
            RequestLine line = new RequestLine();
            StringBuilder seen = new StringBuilder();
            for (int at = 0; at < bytes.length; at += piece) {
                byte[] part = Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + piece));
                line.take(part);
                seen.append(new String(part, StandardCharsets.US_ASCII));
            }
            assertEquals(expected.replace("~", "\r\n"), seen.toString());
            assertEquals(old, line.isOld());
        }
    }
}
