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
package run.aicr.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import run.aicr.error.AicrException;

/** Reads files and streams whole, but only up to a limit, so that nothing huge or endless fills the memory. */
public final class BoundedBytes {
    private BoundedBytes() {}

    /**
     * Reads a file; a regular one that is too large is refused by its size, before anything is read.
     *
     * @param name what messages call the file
     * @throws AicrException INVALID_REQUEST when there are more bytes than the limit
     */
    public static byte[] ofFile(Path file, String name, long maxBytes) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            if (Files.isRegularFile(file) && Files.size(file) > maxBytes) {
                throw tooLarge(name, maxBytes);
            }
            return ofStream(in, name, maxBytes);
        }
    }

    /**
     * Reads a stream to its end and leaves it open.
     *
     * @throws AicrException INVALID_REQUEST when there are more bytes than the limit
     */
    public static byte[] ofStream(InputStream in, String name, long maxBytes) throws IOException {
        byte[] bytes = in.readNBytes((int) Math.min(Integer.MAX_VALUE - 8, maxBytes + 1));
        if (bytes.length > maxBytes) {
            throw tooLarge(name, maxBytes);
        }
        return bytes;
    }

    /** The refusal of a source with more bytes than the limit. */
    public static AicrException tooLarge(String name, long maxBytes) {
        return AicrException.invalidRequest(name + ": larger than the limit of " + maxBytes + " bytes");
    }
}
