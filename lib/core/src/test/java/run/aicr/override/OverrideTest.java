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
package run.aicr.override;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import run.aicr.error.AicrException;

class OverrideTest {
    @Test
    void anOverrideHasComponentPathAndValue() {
        ValueOverride override = ValueOverride.parse("gpuoperator:driver.version=a=b:c");
        assertEquals(new ValueOverride(new ComponentPath("gpuoperator", "driver.version"), "a=b:c"), override);
        assertEquals(List.of("driver", "version"), override.target().segments());
        assertEquals("gpuoperator:driver.version=a=b:c", override.text());
        assertEquals(new ComponentPath("a", "b-1.c_2"), ComponentPath.parse("a:b-1.c_2"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "a=b",
                "a:b",
                "a:b=",
                ":b=c",
                "a:=c",
                "a:.b=c",
                "a:b.=c",
                "a:b..c=d",
                "a:-b=c",
                "a:b[0]=c"
            })
    void otherOverridesAreRefused(String text) {
        AicrException e = assertThrows(AicrException.class, () -> ValueOverride.parse(text));
        assertTrue(e.sentence().startsWith("invalid component path \"" + text + "\": "), e.sentence());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a:", ":b", "a:b=c", "a:b c", "a:ä"})
    void otherPathsAreRefused(String text) {
        assertThrows(AicrException.class, () -> ComponentPath.parse(text));
    }
}
