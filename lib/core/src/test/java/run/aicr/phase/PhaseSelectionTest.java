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
package run.aicr.phase;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import run.aicr.error.AicrException;

class PhaseSelectionTest {
    @Test
    void namesCountOnceInTheirOrder() {
        assertEquals(
                List.of(Phase.PERFORMANCE, Phase.DEPLOYMENT),
                PhaseSelection.parse(List.of("performance", "deployment", "performance"))
                        .phases());
    }

    @Test
    void noneAndAllAreEveryPhase() {
        assertEquals(PhaseSelection.ALL, PhaseSelection.parse(List.of()));
        assertEquals(PhaseSelection.ALL, PhaseSelection.parse(List.of("all", "all")));
    }

    @Test
    void unknownNamesAndAllBesideOthersAreRefused() {
        AicrException e = assertThrows(AicrException.class, () -> PhaseSelection.parse(List.of("Deployment")));
        assertEquals(
                "unknown phase \"Deployment\": must be one of: deployment, performance, conformance, all;"
                        + " did you mean \"deployment\"?",
                e.sentence());
        AicrException all = assertThrows(AicrException.class, () -> PhaseSelection.parse(List.of("all", "deployment")));
        assertTrue(all.sentence().contains("cannot be given with another one"), all.sentence());
    }
}
