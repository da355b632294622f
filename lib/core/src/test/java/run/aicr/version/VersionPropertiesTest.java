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
package run.aicr.version;

import static org.junit.jupiter.api.Assertions.assertEquals;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class VersionPropertiesTest {

    @Property
    void orderOfThreeNumbersIsThatOfTheNumbers(
            @ForAll @IntRange(max = 40) int a,
            @ForAll @IntRange(max = 40) int b,
            @ForAll @IntRange(max = 40) int c,
            @ForAll @IntRange(max = 40) int x,
            @ForAll @IntRange(max = 40) int y,
            @ForAll @IntRange(max = 40) int z) {
        Version left = Version.parse("v" + a + "." + b + "." + c + "-tail.9");
        Version right = Version.parse(x + "." + y + "." + z);
        long expected = Long.signum((a - x) * 10_000L + (b - y) * 100L + (c - z));
        assertEquals(expected, Integer.signum(left.compareAtLowerPrecision(right)));
        assertEquals(-expected, Integer.signum(right.compareAtLowerPrecision(left)));
        assertEquals(expected == 0, left.sameNumbers(right));
    }
}
