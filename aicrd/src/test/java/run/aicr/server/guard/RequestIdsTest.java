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
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestIdsTest {
    private static final String ID = "550e8400-e29b-41d4-a716-446655440000";

    @ParameterizedTest
    @ValueSource(
            strings = {
                ID,
                "urn:uuid:550E8400-e29b-41d4-a716-446655440000",
                "{550e8400-E29B-41d4-a716-446655440000}",
                "550e8400e29b41d4A716446655440000"
            })
    void anIdInAnyFormIsEchoedInTheUsualOne(String sent) {
        assertEquals(ID, RequestIds.of(Optional.of(sent)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "not-a-uuid", "{550e8400-e29b-41d4-a716-44665544000}", "550e8400e29b41d4a71644665544000g"})
    void anythingElseIsReplaced(String sent) {
        String id = RequestIds.of(Optional.of(sent));
        assertNotEquals(sent, id);
        assertEquals(4, UUID.fromString(id).version());
    }

    @ParameterizedTest
    @ValueSource(strings = "550E8400-E29B-41D4-A716-446655440000")
    void theUsualFormIsEchoedAsSent(String sent) {
        assertEquals(sent, RequestIds.of(Optional.of(sent)));
    }
}
