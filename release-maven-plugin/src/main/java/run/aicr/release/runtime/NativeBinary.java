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

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Reads from the head of a native file which platform it is for (spec images §2.6). */
final class NativeBinary {
    private static final byte[] ELF_64_LITTLE = {0x7f, 'E', 'L', 'F', 2, 1};
    private static final byte[] MACH_O_64 = {(byte) 0xcf, (byte) 0xfa, (byte) 0xed, (byte) 0xfe};

    private NativeBinary() {}

    /** {@code os/architecture}, or {@code unknown}. */
    static String platformOf(Path file) throws IOException {
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(20);
        }
        if (startsWith(head, ELF_64_LITTLE) && head.length == 20) {
            return switch (head[18] & 0xff) {
                case 0x3e -> "linux/amd64";
                case 0xb7 -> "linux/arm64";
                default -> "unknown";
            };
        }
        if (startsWith(head, MACH_O_64) && head.length > 7) {
            return switch (head[4]) {
                case 0x07 -> "darwin/amd64";
                case 0x0c -> "darwin/arm64";
                default -> "unknown";
            };
        }
        return "unknown";
    }

    private static boolean startsWith(byte[] head, byte[] magic) {
        return head.length >= magic.length && Arrays.equals(Arrays.copyOf(head, magic.length), magic);
    }
}
