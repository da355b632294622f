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

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class QueryTest {
    @Test
    void theFirstOfARepeatedNameCounts() {
        Query query = Query.of("service=kind&service=eks&empty=&flag");
        assertEquals("kind", query.value("service"));
        assertEquals("", query.value("empty"));
        assertEquals("", query.value("flag"));
        assertEquals("", query.value("absent"));
        assertEquals("service=kind&service=eks&empty=&flag", query.raw());
    }

    @Test
    void decodesPercentAndPlus() {
        Query query = Query.of("a%20b=+EKS+%C3%A4");
        assertEquals(" EKS ä", query.value("a b"));
    }

    @Test
    void dropsWhatDoesNotDecodeOrHoldsASemicolon() {
        Query query = Query.of("a=%zz&b=1;c=2&&%=x&d=4");
        assertEquals("", query.value("a"));
        assertEquals("", query.value("b"));
        assertEquals("", query.value("c"));
        assertEquals("4", query.value("d"));
    }
}
