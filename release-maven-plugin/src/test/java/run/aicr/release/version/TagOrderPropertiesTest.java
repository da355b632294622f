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

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class TagOrderPropertiesTest {
    @Property
    void orderIsTotal(@ForAll("tags") String a, @ForAll("tags") String b, @ForAll("tags") String c) {
        int ab = compare(a, b);
        assertEquals(Integer.signum(ab), -Integer.signum(compare(b, a)));
        assertEquals(ab == 0, a.equals(b));
        if (ab <= 0 && compare(b, c) <= 0) {
            assertEquals(true, compare(a, c) <= 0, () -> a + " " + b + " " + c);
        }
    }

    @Property
    void releaseTagIsReadBackFromItsName(@ForAll("releases") String name) {
        assertEquals(name, TagName.release(name).orElseThrow().name());
    }

    @Property
    void anyTextIsSortedSomewhere(@ForAll String text) {
        assertEquals(text, TagName.of(text).name());
    }

    private static int compare(String a, String b) {
        return TagOrder.ASCENDING.compare(TagName.of(a), TagName.of(b));
    }

    @Provide
    Arbitrary<String> releases() {
        Arbitrary<Integer> number = Arbitraries.integers().between(0, 12);
        Arbitrary<String> suffix = Arbitraries.integers().between(0, 12).map(n -> n == 0 ? "" : "-rc" + n);
        return Combinators.combine(number, number, number, suffix).as((a, b, c, s) -> "v" + a + "." + b + "." + c + s);
    }

    @Provide
    Arbitrary<String> tags() {
        Arbitrary<String> foreign = Combinators.combine(
                        Arbitraries.integers().between(0, 1),
                        Arbitraries.of("rc", "beta1", "beta.2", "rc2.1", "1", "11", "a-b", "rc02x"))
                .as((a, s) -> "v1." + a + ".0-" + s);
        return Arbitraries.oneOf(releases(), foreign, Arbitraries.of("v1", "x", "v01.2.3"));
    }
}
