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
package run.aicr.oci;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import run.aicr.digest.Sha256;
import run.aicr.error.AicrException;

class ReferenceTest {
    private static final String DIGEST = Sha256.of("x").prefixed();

    @Test
    void aReferenceHasHostRepositoryTagAndDigest() {
        Reference full = Reference.parse("localhost:5000/a/b-c__d:v1.2.3-rc1@" + DIGEST);
        assertEquals("localhost:5000", full.host());
        assertEquals("a/b-c__d", full.repository());
        assertEquals(Optional.of("v1.2.3-rc1"), full.tag());
        assertEquals(DIGEST, full.manifest());
        assertEquals("v1", Reference.parse("ghcr.io/a:v1").manifest());
        assertEquals("latest", Reference.parse("ghcr.io/a").manifest());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ghcr.io/nvidia/aicr", "[::1]:5000/a:b", "x/a@sha256:" + ReferenceTest.ZEROS})
    void aReferenceIsPrintedAsItIsRead(String text) {
        assertEquals(text, Reference.parse(text).toString());
    }

    static final String ZEROS = "0000000000000000000000000000000000000000000000000000000000000000";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "aicr",
                "/aicr",
                "ghcr.io/",
                "ghcr.io/A",
                "ghcr.io/a//b",
                "ghcr.io/a/",
                "ghcr.io/-a",
                "ghcr.io/a..b",
                "ghcr.io/a:",
                "ghcr.io/a:v1+x",
                "ghcr.io/a:.v",
                "ghcr.io/a@sha256:12",
                "ghcr.io/a@md5:12",
                "gh cr/a",
                "host:port/a",
                "ghcr.io/a/../b",
                "ghcr.io/a?b"
            })
    void whatIsNoReferenceIsRefused(String text) {
        assertThrows(AicrException.class, () -> Reference.parse(text));
    }
}
