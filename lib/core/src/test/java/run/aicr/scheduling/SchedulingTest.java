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
package run.aicr.scheduling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;

class SchedulingTest {
    @ParameterizedTest
    @CsvSource({
        "a=b:NoSchedule,a,EQUAL,b,NO_SCHEDULE,a=b:NoSchedule",
        "a=b=c:NoExecute,a,EQUAL,b=c,NO_EXECUTE,a=b=c:NoExecute",
        "a:PreferNoSchedule,a,EXISTS,'',PREFER_NO_SCHEDULE,a:PreferNoSchedule",
        "a=:NoSchedule,a,EXISTS,'',NO_SCHEDULE,a:NoSchedule",
        ":NoSchedule,'',EXISTS,'',NO_SCHEDULE,:NoSchedule"
    })
    void tolerationsHaveKeyValueAndEffect(
            String text, String key, Toleration.Operator operator, String value, TaintEffect effect, String written) {
        Toleration toleration = Toleration.parse(text);
        assertEquals(new Toleration(key, operator, value, Optional.of(effect)), toleration);
        assertEquals(written, toleration.text());
    }

    @Test
    void aStarToleratesEverything() {
        assertEquals(Toleration.EVERYTHING, Toleration.parse("*"));
        assertEquals("*", Toleration.EVERYTHING.text());
        assertEquals("Exists", Toleration.EVERYTHING.operator().word());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a=b", "a:", "a:b:NoSchedule", "a=b:noschedule", "a=b:Never", "*:"})
    void otherTolerationsAndTaintsAreRefused(String text) {
        AicrException e = assertThrows(AicrException.class, () -> Toleration.parse(text));
        assertEquals(ErrorClass.INVALID_REQUEST, e.errorClass());
        assertTrue(e.sentence().startsWith("invalid toleration \"" + text + "\": "), e.sentence());
        assertThrows(AicrException.class, () -> Taint.parse(text));
    }

    @Test
    void aTaintNeedsAKey() {
        assertEquals(new Taint("a", "b", TaintEffect.NO_EXECUTE), Taint.parse("a=b:NoExecute"));
        assertEquals("a=b:NoExecute", Taint.parse("a=b:NoExecute").text());
        assertEquals("a:NoExecute", Taint.parse("a=:NoExecute").text());
        assertThrows(AicrException.class, () -> Taint.parse(":NoExecute"));
    }

    @Test
    void selectorsAreSplitAtTheFirstEqualsSign() {
        assertEquals(
                Map.of("a", "b=c", "", "", "d", "2"),
                NodeSelector.parse(List.of("a=b=c", "=", "d=1", "d=2")).labels());
        AicrException e = assertThrows(AicrException.class, () -> NodeSelector.parse(List.of("gpu")));
        assertTrue(e.sentence().contains("\"gpu\": expected key=value"), e.sentence());
    }
}
