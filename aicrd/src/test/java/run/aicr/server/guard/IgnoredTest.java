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
package run.aicr.server.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import run.aicr.server.exchange.Answer;
import run.aicr.server.exchange.Query;
import run.aicr.server.failure.ApiException;

class IgnoredTest {
    private static final Set<String> KNOWN = Set.of("service");

    @Test
    void namesWhatNobodyUnderstands() {
        Ignored ignored = Ignored.parameters(Query.of("service=eks&colour=blue&acelerator=h100&strict=false"), KNOWN);
        assertEquals(List.of("acelerator", "colour"), ignored.names());
        assertEquals("acelerator, colour", ignored.on(Answer.of(200)).headers().get("X-Ignored-Parameters"));
    }

    @Test
    void nothingIgnoredNoHeader() {
        assertTrue(Ignored.parameters(Query.of("service=eks&strict=true"), KNOWN)
                .on(Answer.of(200))
                .headers()
                .isEmpty());
    }

    @Test
    void refusesAStrictRequest() {
        Query query = Query.of("colour=blue&strict=true");
        Ignored ignored = Ignored.parameters(query, KNOWN);
        ApiException e = assertThrows(ApiException.class, () -> ignored.refuseWhenStrict(query));
        assertEquals(400, e.status());
        ignored.refuseWhenStrict(Query.of("colour=blue"));
    }

    @Test
    void theHeaderIsSafeAndShort() {
        StringBuilder raw = new StringBuilder("a%0d%0aSet-Cookie:%20x=1&" + "n".repeat(500));
        IntStream.range(0, 100).forEach(i -> raw.append("&p").append(i));
        String header = Ignored.parameters(Query.of(raw.toString()), KNOWN)
                .on(Answer.of(200))
                .headers()
                .get("X-Ignored-Parameters");
        assertFalse(header.contains("\r") || header.contains("\n"), header);
        assertEquals(20, header.split(", ", -1).length);
        assertTrue(header.length() < 2_000, header);
    }
}
