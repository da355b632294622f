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
package run.aicr.validator;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** The file from which Kubernetes takes the reason of a failure or skip; at most 4096 bytes. */
final class TerminationLog {
    static final int MAX_BYTES = 4096;

    private final Path file;
    private final Log log;

    TerminationLog(Path file, Log log) {
        this.file = file;
        this.log = log;
    }

    /** Writes the message; a file that cannot be written costs the reason, never the result. */
    void write(String message) {
        try {
            Files.write(file, cut(message));
        } catch (IOException e) {
            log.warn("the termination message cannot be written", "file", file.toString(), "error", String.valueOf(e));
        }
    }

    /** Cuts between characters, not within one. */
    static byte[] cut(String message) {
        byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
        if (bytes.length <= MAX_BYTES) {
            return bytes;
        }
        int end = MAX_BYTES;
        while ((bytes[end] & 0xc0) == 0x80) {
            end--;
        }
        return Arrays.copyOf(bytes, end);
    }
}
