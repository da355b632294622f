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
package run.aicr.rehearsal.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import run.aicr.error.AicrException;

class ScriptTest {
    private final Script script = new Script();

    private Optional<Effect> put(String path) {
        return script.due("registry", "PUT", path, "");
    }

    @Test
    void aFaultStrikesAsOftenAsItSays() {
        script.add("registry PUT .*/manifests/.* 502 x2; forge POST .* cut-after x1");
        assertTrue(put("/v2/a/blobs/x").isEmpty());
        assertEquals(Optional.of(new Effect.Status(502, Map.of())), put("/v2/a/manifests/x"));
        assertTrue(put("/v2/a/manifests/x").isPresent());
        assertTrue(put("/v2/a/manifests/x").isEmpty());
        assertEquals(Optional.of(new Effect.CutAfter()), script.due("forge", "POST", "/repos", ""));
    }

    @Test
    void faultsOfTheSameCallComeOneAfterTheOther() {
        script.add("registry PUT .* cut-body; registry PUT .* 502; registry PUT .* cut-after");
        assertEquals(Optional.of(new Effect.CutBody()), put("/a"));
        assertEquals(Optional.of(new Effect.Status(502, Map.of())), put("/a"));
        assertEquals(Optional.of(new Effect.CutAfter()), put("/a"));
        assertTrue(put("/a").isEmpty());
    }

    @Test
    void aFaultBeginsAtItsCall() {
        script.add("registry PUT .* 503 from=2");
        assertTrue(put("/a").isEmpty());
        assertTrue(put("/a").isPresent());
        assertTrue(put("/a").isEmpty());
    }

    @Test
    void anOutageLastsUntilItIsCleared() {
        script.add("registry outage; chat * delay=20ms");
        for (int i = 0; i < 3; i++) {
            assertEquals(Optional.of(new Effect.CutBefore()), put("/a"));
        }
        assertEquals(
                Optional.of(new Effect.Delay(Duration.ofMillis(20))), script.due("chat", "POST", "/services/x", ""));
        script.clear();
        assertTrue(put("/a").isEmpty());
    }

    @Test
    void headersTravelWithAStatus() {
        script.add("registry 429 retry-after=1 header=x-reset:5 x*");
        assertEquals(Optional.of(new Effect.Status(429, Map.of("Retry-After", "1", "x-reset", "5"))), put("/a"));
    }

    @Test
    void theQueryCanBeMatched() {
        script.add("uploads POST .*name=a.txt cut-body");
        assertEquals(Optional.of(new Effect.CutBody()), script.due("uploads", "POST", "/assets", "name=a.txt"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "registry",
                "registry put .* 502",
                "registry PUT ( 502",
                "registry PUT .* 502 twice",
                "registry PUT .* broken",
                "registry PUT .* 502 x0",
                "registry PUT"
            })
    void textThatIsNotUnderstoodIsRefused(String text) {
        assertTrue(assertThrows(AicrException.class, () -> script.add(text))
                .getMessage()
                .contains(text));
    }

    @Test
    void callsAreListedInOrder() {
        script.note(new Call("registry", "PUT", "/a", 201));
        script.note(new Call("chat", "POST", "/b", 0));
        assertEquals(
                List.of("registry PUT /a 201", "chat POST /b 0"),
                script.calls().stream().map(Call::toString).toList());
    }
}
