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
package run.aicr.release.version;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import run.aicr.document.Fields;
import run.aicr.release.Goldens;

class TagGoldensTest {
    @TestFactory
    Stream<DynamicTest> everyTagIsSortedAsItsGoldenSays() {
        return Goldens.cases("versions/tag-classify.json").stream().map(c -> {
            Fields fields = Goldens.fields(c);
            String name = fields.textOrEmpty("tag");
            return DynamicTest.dynamicTest("'" + name + "'", () -> check(name, fields));
        });
    }

    private static void check(String name, Fields fields) {
        TagName tag = TagName.of(name);
        assertEquals(name, tag.name());
        assertEquals(fields.requiredText("kind"), kind(tag));
        assertEquals(
                fields.bool("githubPrerelease", false),
                kind(tag).equals("rc") || kind(tag).equals("prerelease"));
        Optional<ReleaseTag> release = TagName.release(name);
        assertEquals(fields.text("core"), release.map(r -> r.core().toString()));
        assertEquals(fields.text("rc"), release.flatMap(ReleaseTag::candidate).map(Object::toString));
        assertEquals(
                fields.requiredText("movesLatest").equals("if-highest-stable"),
                release.filter(ReleaseTag::isStable).isPresent());
    }

    private static String kind(TagName tag) {
        if (tag instanceof ReleaseTag release) {
            return release.isStable() ? "stable" : "rc";
        }
        return tag instanceof ForeignTag ? "prerelease" : "invalid";
    }

    @Test
    void shuffledTagsComeBackInAscendingOrder() {
        Fields golden = Goldens.fields(Goldens.json("versions/order.json"));
        assertEquals(golden.texts("ascending"), sorted(golden.texts("input")));
        List<String> shuffled = new ArrayList<>(golden.texts("ascending"));
        for (int seed = 0; seed < 50; seed++) {
            Collections.shuffle(shuffled, new Random(seed));
            assertEquals(golden.texts("ascending"), sorted(shuffled));
        }
    }

    private static List<String> sorted(List<String> names) {
        return names.stream()
                .map(TagName::of)
                .sorted(TagOrder.ASCENDING)
                .map(TagName::name)
                .toList();
    }
}
