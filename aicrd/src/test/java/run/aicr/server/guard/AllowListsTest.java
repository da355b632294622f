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
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import run.aicr.criteria.Criteria;
import run.aicr.criteria.Dimension;
import run.aicr.document.JsonWriter;
import run.aicr.error.AicrException;
import run.aicr.server.failure.ApiException;

class AllowListsTest {
    @Test
    void refusesWhatIsNotListedAndKeepsTheOrderOfTheVariable() {
        AllowLists lists = AllowLists.of(Map.of("AICR_ALLOWED_SERVICES", " GKE , aks,,any "));
        ApiException e = assertThrows(ApiException.class, () -> lists.check(with(Dimension.SERVICE, "eks")));
        assertEquals("service type not allowed", e.text());
        assertEquals(
                "{\"allowed\":[\"gke\",\"aks\"],\"requested\":\"eks\"}",
                new String(JsonWriter.compact(e.details()), StandardCharsets.UTF_8));
        lists.check(with(Dimension.SERVICE, "gke"));
        lists.check(Criteria.OPEN);
        lists.check(with(Dimension.OS, "ubuntu"));
    }

    @Test
    void reportsTheAcceleratorFirst() {
        AllowLists lists = AllowLists.of(Map.of(
                "AICR_ALLOWED_SERVICES",
                "gke",
                "AICR_ALLOWED_ACCELERATORS",
                "h100",
                "AICR_ALLOWED_OS",
                "ubuntu",
                "AICR_ALLOWED_INTENTS",
                "training",
                "AICR_ALLOWED_PLATFORMS",
                "nim"));
        Criteria all = new Criteria("eks", "l40", "inference", "rhel", "slurm", 0);
        assertRefused(lists, all, "accelerator type not allowed");
        assertRefused(lists, all.with(Dimension.ACCELERATOR, "h100"), "service type not allowed");
        assertRefused(lists, with(Dimension.INTENT, "inference"), "intent type not allowed");
        assertRefused(lists, with(Dimension.OS, "rhel"), "OS type not allowed");
        assertRefused(lists, with(Dimension.PLATFORM, "slurm"), "platform type not allowed");
    }

    @Test
    void aListThatEndsUpEmptyAllowsAll() {
        AllowLists.of(Map.of("AICR_ALLOWED_SERVICES", " , any")).check(with(Dimension.SERVICE, "eks"));
        AllowLists.NONE.check(with(Dimension.SERVICE, "eks"));
    }

    @Test
    void takesAliases() {
        AllowLists.of(Map.of("AICR_ALLOWED_OS", "al2023")).check(with(Dimension.OS, "amazonlinux"));
    }

    @Test
    void anUnknownValueNamesItsVariable() {
        AicrException e =
                assertThrows(AicrException.class, () -> AllowLists.of(Map.of("AICR_ALLOWED_SERVICES", "eks,Nope")));
        assertEquals(
                "[INVALID_REQUEST] invalid AICR_ALLOWED_SERVICES: [INVALID_REQUEST] invalid service type: Nope",
                e.getMessage());
    }

    private static void assertRefused(AllowLists lists, Criteria criteria, String text) {
        assertEquals(
                text,
                assertThrows(ApiException.class, () -> lists.check(criteria)).text());
    }

    private static Criteria with(Dimension dimension, String value) {
        return Criteria.OPEN.with(dimension, value);
    }
}
