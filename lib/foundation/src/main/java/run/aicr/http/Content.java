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
package run.aicr.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** The body of a request; its length is known before it is sent. */
public sealed interface Content {

    /** No body. */
    static Content none() {
        return new Bytes(new byte[0]);
    }

    static Content of(byte[] bytes) {
        return new Bytes(bytes);
    }

    /**
     * A whole file, read while it is sent.
     *
     * @throws IOException when the file cannot be found
     */
    static Content of(Path file) throws IOException {
        return new Slice(file, 0, Files.size(file));
    }

    long length();

    /** The part from {@code start} on, {@code length} bytes long. */
    Content slice(long start, long length);

    /** Bytes in memory. */
    @SuppressWarnings("ArrayRecordComponent") // handed over once; never compared
    record Bytes(byte[] bytes) implements Content {
        @Override
        public long length() {
            return bytes.length;
        }

        @Override
        public Content slice(long start, long length) {
            return new Bytes(Arrays.copyOfRange(bytes, (int) start, (int) (start + length)));
        }
    }

    /** A part of a file. */
    record Slice(Path file, long start, long length) implements Content {
        @Override
        public Content slice(long from, long size) {
            return new Slice(file, start + from, size);
        }

        /** The bytes; to be closed. */
        public InputStream open() throws IOException {
            InputStream in = Files.newInputStream(file);
            in.skipNBytes(start);
            return new SliceStream(in, length);
        }
    }
}
