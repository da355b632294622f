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
package run.aicr.release.mojo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;

class ArgumentsTest {
    private final Properties user = new Properties();
    private final Arguments arguments = new Arguments(user);

    @Test
    void shortFormCountsWhereTheLongOneIsMissing() {
        user.setProperty("type", "rc");
        assertEquals(Optional.of("rc"), arguments.text("type", null));
        assertEquals(Optional.of("rc"), arguments.text("type", " rc "));
        assertEquals(Optional.of("minor"), arguments.text("of", "minor"));
        assertEquals(Optional.empty(), arguments.text("tag", "  "));
    }

    @Test
    void formsThatContradictEachOtherAreRefused() {
        user.setProperty("type", "rc");
        ReleaseException e = assertThrows(ReleaseException.class, () -> arguments.text("type", "patch"));
        assertEquals(Code.INVALID_ARGUMENT, e.code());
    }

    @Test
    void switchIsTrueOrFalseAndNothingElse() {
        user.setProperty("dryRun", "true");
        user.setProperty("allowOlder", "yes");
        assertTrue(arguments.flag("dryRun", null));
        assertFalse(arguments.flag("allowBreaking", null));
        assertThrows(ReleaseException.class, () -> arguments.flag("allowOlder", null));
    }
}
