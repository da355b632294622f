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
package run.aicr.digest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class Sha256Test {
    private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @Test
    void theDigestOfTheStandardsExampleIsKnown() throws IOException {
        assertEquals(ABC, Sha256.of("abc").hex());
        assertEquals(
                "sha256:" + ABC,
                Sha256.ofStream(new ByteArrayInputStream("abc".getBytes(StandardCharsets.UTF_8)))
                        .toString());
        assertEquals(new Sha256(ABC), Sha256.parse("sha256:" + ABC));
    }

    @Test
    void upperCaseShortAndUnprefixedDigestsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Sha256(ABC.replace('b', 'B')));
        assertThrows(IllegalArgumentException.class, () -> new Sha256(ABC.substring(1)));
        assertThrows(IllegalArgumentException.class, () -> Sha256.parse(ABC));
    }

    @Test
    void checksumsAreSortedByBytes() {
        Sha256 digest = new Sha256(ABC);
        String text = new ChecksumFile(Map.of("b", digest, "B", digest, "a-1", digest, "é", digest)).text();
        String line = ABC + "  ";
        assertEquals(line + "B\n" + line + "a-1\n" + line + "b\n" + line + "é\n", text);
    }
}
