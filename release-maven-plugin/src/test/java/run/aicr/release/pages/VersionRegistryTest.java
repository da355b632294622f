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
package run.aicr.release.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import run.aicr.error.AicrException;
import run.aicr.release.version.ReleaseTag;
import run.aicr.release.version.TagName;

class VersionRegistryTest {
    private static ReleaseTag tag(String name) {
        return TagName.release(name).orElseThrow();
    }

    private static List<ReleaseTag> tags(String... names) {
        List<ReleaseTag> tags = new ArrayList<>();
        for (String name : names) {
            tags.add(tag(name));
        }
        return tags;
    }

    @Test
    void theThreeNewestOlderVersionsStayWhateverTheOrderOfTheTags() {
        List<ReleaseTag> all = tags("v1.10.0", "v1.9.0", "v1.2.0", "v1.3.0", "v1.3.0-rc1", "v2.0.0", "v1.9.1");
        Random random = new Random(11);
        for (int i = 0; i < 50; i++) {
            Collections.shuffle(all, random);
            VersionRegistry registry = VersionRegistry.of(tag("v1.10.0"), all, Map.of());
            assertEquals(tags("v1.9.1", "v1.9.0", "v1.3.0"), registry.frozen());
        }
    }

    @Test
    void theFileSaysLatestWithItsTag() {
        VersionRegistry registry = VersionRegistry.of(tag("v1.1.0"), tags("v1.0.0", "v1.1.0"), Map.of());
        assertEquals("""
                {
                  "schema": "aicr.run/docs-versions/v1",
                  "versions": [
                    {
                      "name": "Latest · v1.1.0",
                      "path": "latest",
                      "tag": "v1.1.0"
                    },
                    {
                      "name": "v1.0.0",
                      "path": "v1.0.0",
                      "tag": "v1.0.0"
                    }
                  ]
                }
                """, new String(registry.bytes(), StandardCharsets.UTF_8));
        assertEquals(registry, VersionRegistry.read(registry.bytes()));
    }

    @Test
    void withdrawnVersionsAreListedAndNotFrozen() {
        VersionRegistry before = new VersionRegistry(tag("v1.1.0"), tags("v1.0.0"), Map.of("v1.0.0", "wrong licence"));
        assertEquals(before, VersionRegistry.read(before.bytes()));
        VersionRegistry after =
                VersionRegistry.of(tag("v1.2.0"), tags("v1.0.0", "v1.1.0", "v1.2.0"), before.withdrawn());
        assertEquals(tags("v1.1.0"), after.frozen());
        assertEquals(before.withdrawn(), after.withdrawn());
    }

    @Test
    void whatIsNoRegistryIsRefused() {
        for (String text : List.of("{}", "[]", "{\"schema\":\"aicr.run/docs-versions/v1\",\"versions\":[]}", "x")) {
            byte[] json = text.getBytes(StandardCharsets.UTF_8);
            assertThrows(AicrException.class, () -> VersionRegistry.read(json));
        }
        byte[] foreign = "{\"schema\":\"aicr.run/docs-versions/v1\",\"versions\":[{\"tag\":\"1.0\"}]}"
                .getBytes(StandardCharsets.UTF_8);
        assertThrows(AicrException.class, () -> VersionRegistry.read(foreign));
    }

    @Test
    void markdownIsEscapedOutsideOfCode() {
        assertEquals("a \\{b\\} \\<c> & `{<}` ``x`{`` \\{\n", MarkdownEscape.of("a {b} <c> & `{<}` ``x`{`` {\n"));
        assertEquals("`\\{ open", MarkdownEscape.of("`{ open"));
        assertEquals("\\{ stays \\\\\\{", MarkdownEscape.of("\\{ stays \\\\{"));
        String fenced = "\\{\n```json\n{\"a\": 1}\n~~~\n```\n\\{\n  ~~~~\n{\n~~~\n{\n~~~~\n\\}\n";
        assertEquals(fenced, MarkdownEscape.of(fenced.replace("\\", "")));
        assertEquals("", MarkdownEscape.of(""));
    }
}
