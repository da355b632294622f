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
package run.aicr.release.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.release.SmallRelease;
import run.aicr.release.config.Platform;

class ElfNeededTest {
    private static final Platform ARM = new Platform("linux", "arm64");

    @TempDir
    Path temp;

    @Test
    @EnabledOnOs(OS.LINUX)
    void theRunningVirtualMachineNeedsTheGnuLibrary() throws IOException {
        List<String> needed = ElfNeeded.of(SmallRelease.jdk().home().resolve("lib/server/libjvm.so"));
        assertTrue(needed.contains("libc.so.6"), needed.toString());
        assertTrue(needed.stream().allMatch(n -> n.matches("[A-Za-z0-9._+-]+")), needed.toString());
    }

    @Test
    void namesComeInTheirOrder() throws IOException {
        Path file = Files.write(temp.resolve("lib.so"), SampleRuntime.elf(ARM, "libz.so.1", "libc.musl-aarch64.so.1"));
        assertEquals(List.of("libz.so.1", "libc.musl-aarch64.so.1"), ElfNeeded.of(file));
        assertEquals(List.of(), ElfNeeded.of(Files.write(temp.resolve("none.so"), SampleRuntime.elf(ARM))));
    }

    @Test
    void aFileThatWasCutAnywhereIsDamagedOrHasFewerNames() throws IOException {
        byte[] whole = SampleRuntime.elf(ARM, "libc.so.6");
        for (int length = 0; length < 0x200; length += 7) {
            Path file = Files.write(temp.resolve("cut.so"), Arrays.copyOf(whole, length));
            IOException e = assertThrows(IOException.class, () -> ElfNeeded.of(file));
            assertTrue(e.getMessage().startsWith("damaged ELF file"), e.getMessage());
        }
    }
}
