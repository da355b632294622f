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
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import run.aicr.release.version.ReleaseId;

class BuildPlatformTest {
    private static final Map<String, String> HOSTED =
            Map.of("RUNNER_ENVIRONMENT", "github-hosted", "GITHUB_RUN_ID", "4711", "GITHUB_RUN_ATTEMPT", "2");

    private static ReleaseId id(boolean rehearsal) {
        return new ReleaseId("v1.2.3", "c0ffee", "tree", "object", Instant.EPOCH, rehearsal);
    }

    private static int level(BuildPlatform platform) {
        return SlsaLevel.of(new SlsaLevel.Facts(false, platform.hosted(), platform.isolatedSigner()))
                .level();
    }

    @Test
    void aRunOfTheWorkflowIsNamedWithItsAttempt() {
        BuildPlatform platform = BuildPlatform.of(id(false), "example/demo", HOSTED, true);
        assertEquals(
                "https://github.com/example/demo/.github/workflows/on-tag.yaml@refs/tags/v1.2.3", platform.builder());
        assertEquals("https://github.com/example/demo/actions/runs/4711/attempts/2", platform.invocation());
    }

    @Test
    void theLevelFollowsFromWhereItRanAndWhoSigned() {
        assertEquals(3, level(BuildPlatform.of(id(false), "example/demo", HOSTED, true)));
        assertEquals(2, level(BuildPlatform.of(id(false), "example/demo", HOSTED, false)));
        assertEquals(1, level(BuildPlatform.of(id(false), "example/demo", Map.of(), true)));
        BuildPlatform own = BuildPlatform.of(
                id(false), "example/demo", Map.of("RUNNER_ENVIRONMENT", "self-hosted", "GITHUB_RUN_ID", "1"), true);
        assertFalse(own.hosted());
        assertTrue(own.invocation().endsWith("/attempts/1"), own.invocation());
    }

    @Test
    void aRehearsalIsOneWhereverItRuns() {
        assertSame(BuildPlatform.REHEARSAL, BuildPlatform.of(id(true), "example/demo", HOSTED, true));
    }
}
