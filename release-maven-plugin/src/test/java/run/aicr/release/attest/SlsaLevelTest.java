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
package run.aicr.release.attest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class SlsaLevelTest {
    private static SlsaLevel level(boolean rehearsal, boolean hosted, boolean isolated) {
        return SlsaLevel.of(new SlsaLevel.Facts(rehearsal, hosted, isolated));
    }

    @Test
    void aRehearsalReachesTheFirstLevelWhereverItRuns() {
        assertEquals(1, level(true, true, true).level());
        assertEquals(
                List.of("a rehearsal signs with an authority of its own, which nobody else trusts"),
                level(true, true, true).blocking());
    }

    @Test
    void everyReasonIsNamed() {
        assertEquals(2, level(true, false, false).blocking().size());
    }

    @Test
    void aHostedBuildReachesTheSecondAndAnIsolatedSignerTheThird() {
        assertEquals(2, level(false, true, false).level());
        assertEquals(
                List.of("the job that builds could have signed something else"),
                level(false, true, false).blocking());
        assertEquals(new SlsaLevel(3, List.of()), level(false, true, true));
    }
}
