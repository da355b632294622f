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
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import run.aicr.error.AicrException;

class VersionTest {

    @ParameterizedTest
    @CsvSource({
        "v1.33.4-eks-3025e55, 1, 33, 4, 3, -eks-3025e55",
        "1.28.0-gke.1337000, 1, 28, 0, 3, -gke.1337000",
        "6.6.97+, 6, 6, 97, 3, +",
        "24.04, 24, 4, 0, 2, ''",
        "6.8, 6, 8, 0, 2, ''",
        "7, 7, 0, 0, 1, ''",
    })
    void numbersAndTailAreTakenApart(String text, long major, long minor, long patch, int precision, String extras) {
        assertEquals(new Version(major, minor, patch, precision, extras), Version.parse(text));
    }

    @ParameterizedTest
    @CsvSource({
        "'', empty version string",
        "1.2.3.4, too many version components",
        "1..2, empty component",
        "1.x, 'non-numeric component: \"x\"'",
        "1.99999999999999999999, non-numeric component",
        "-1, 'negative component: -1'",
        "latest, 'non-numeric component: \"latest\"'",
    })
    void whatIsNoVersionSaysWhy(String text, String reason) {
        AicrException e = assertThrows(AicrException.class, () -> Version.parse(text));
        assertTrue(e.sentence().startsWith(reason), e.sentence());
    }

    @Test
    void comparisonStopsAtTheLowerPrecision() {
        assertEquals(0, Version.parse("1.33.4").compareAtLowerPrecision(Version.parse("1.33")));
        assertTrue(Version.parse("1.34").compareAtLowerPrecision(Version.parse("1.33.9")) > 0);
        assertTrue(Version.parse("1.33.4").compareAtLowerPrecision(Version.parse("1.33.5")) < 0);
    }

    @Test
    void equalNumbersIgnorePrecisionAndTail() {
        assertTrue(Version.parse("6.8.0-1028-aws").sameNumbers(Version.parse("6.8")));
    }
}
