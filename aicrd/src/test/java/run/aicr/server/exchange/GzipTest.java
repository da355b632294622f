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
package run.aicr.server.exchange;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GzipTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|false",
                "gzip|true",
                "br, GZIP;q=0.5|true",
                "gzip;q=0|false",
                "gzip;q=0.000, *|false",
                "*|true",
                "*;q=0|false",
                "deflate|false"
            })
    void readsWhatTheClientAccepts(String header, boolean accepted) {
        Call call = new Call("GET", "/", Query.of(""), name -> header, Call.Body.NONE, () -> "here");
        assertEquals(accepted, Gzip.isAccepted(call));
    }

    @Test
    void compressesWhatCanBeReadBack() throws IOException {
        byte[] bytes = "abc".repeat(1000).getBytes(StandardCharsets.UTF_8);
        byte[] compressed = Gzip.of(bytes);
        assertArrayEquals(bytes, new GZIPInputStream(new ByteArrayInputStream(compressed)).readAllBytes());
    }
}
