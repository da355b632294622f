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

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;

class BoundedBytesTest {
    @TempDir
    private Path folder;

    @Test
    void aFileUpToTheLimitIsReadWhole() throws IOException {
        byte[] content = {1, 2, 3};
        Path file = Files.write(folder.resolve("f"), content);
        assertArrayEquals(content, BoundedBytes.ofFile(file, "f", 3));
        AicrException e = assertThrows(AicrException.class, () -> BoundedBytes.ofFile(file, "f", 2));
        assertEquals(ErrorClass.INVALID_REQUEST, e.errorClass());
        assertEquals("f: larger than the limit of 2 bytes", e.sentence());
    }

    @Test
    void aHugeFileIsRefusedByItsSize() throws IOException {
        Path file = folder.resolve("huge");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(1L << 40);
        }
        assertThrows(AicrException.class, () -> BoundedBytes.ofFile(file, "huge", 1 << 20));
    }

    @Test
    void anEndlessStreamIsRefusedAtTheLimit() {
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return '#';
            }
        };
        assertThrows(AicrException.class, () -> BoundedBytes.ofStream(endless, "-", 1 << 20));
    }

    @Test
    void aMissingFileIsTheCallersMatter() {
        assertThrows(NoSuchFileException.class, () -> BoundedBytes.ofFile(folder.resolve("none"), "none", 1));
    }
}
