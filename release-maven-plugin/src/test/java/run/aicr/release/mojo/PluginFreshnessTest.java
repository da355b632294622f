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

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;
import run.aicr.release.git.GitRepository;
import run.aicr.release.git.Scratch;

class PluginFreshnessTest {
    @TempDir
    Path temporary;

    @Test
    void pluginOfOtherSourcesIsRefused() {
        Scratch scratch = Scratch.init(temporary.resolve("clone"));
        scratch.write("lib/foundation/A.java", "1");
        scratch.commit("one");
        GitRepository repository = scratch.open();
        Properties recorded = new Properties();
        recorded.setProperty(
                "lib/foundation", repository.objectAt("HEAD", "lib/foundation").orElseThrow());
        recorded.setProperty("lib/attestation", "0123456789012345678901234567890123456789");
        recorded.setProperty("release-maven-plugin", "none");
        PluginFreshness freshness = new PluginFreshness(recorded);
        assertDoesNotThrow(() -> freshness.check(repository));

        scratch.write("lib/foundation/A.java", "2");
        scratch.commit("two");
        ReleaseException e = assertThrows(ReleaseException.class, () -> freshness.check(repository));
        assertEquals(Code.CONFIG_INVALID, e.code());
        assertEquals(List.of("lib/foundation"), e.paths());
    }

    @Test
    void pluginWithoutARecordIsNotCompared() {
        Scratch scratch = Scratch.init(temporary.resolve("clone"));
        assertDoesNotThrow(() -> new PluginFreshness(new Properties()).check(scratch.open()));
    }
}
