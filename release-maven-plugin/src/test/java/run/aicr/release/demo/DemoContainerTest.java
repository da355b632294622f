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
package run.aicr.release.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import run.aicr.document.Fields;
import run.aicr.document.JsonReader;
import run.aicr.document.Limits;

class DemoContainerTest {
    @Test
    void whatTheServiceHasStaysUnlessTheFileSaysOtherwise() {
        String before = """
                {"name": "api", "image": "old", "command": ["x"],
                 "env": [{"name": "AICR_LOG_LEVEL", "value": "debug"}, {"name": "AICR_RATE_LIMIT", "value": "5"}],
                 "resources": {"limits": {"cpu": "1", "memory": "1Gi"}, "cpuIdle": true}}
                """;
        Fields container =
                Fields.of(JsonReader.read("before", before.getBytes(StandardCharsets.UTF_8), Limits.DOCUMENT), "");
        Fields after = Fields.of(DemoContainer.ofOperators().on(container.mapping(), "new"), "");
        assertEquals("new", after.requiredText("image"));
        assertEquals("api", after.requiredText("name"));
        assertEquals("x", after.texts("command").get(0));
        assertEquals(3, after.list("env").size());
        assertEquals("info", after.list("env").get(0).requiredText("value"));
        assertEquals("5", after.list("env").get(1).requiredText("value"));
        Fields resources = after.fields("resources").orElseThrow();
        assertEquals(true, resources.bool("cpuIdle", false));
        Fields limits = resources.fields("limits").orElseThrow();
        assertEquals("1", limits.requiredText("cpu"));
        assertEquals("512Mi", limits.requiredText("memory"));
    }
}
