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

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads which libraries a 64-bit little-endian ELF file needs (System V ABI, chapter 5). */
final class ElfNeeded {
    private static final int HEADER = 64;
    private static final int PROGRAM_HEADER = 56;
    private static final int LOAD = 1;
    private static final int DYNAMIC = 2;
    private static final long NEEDED = 1;
    private static final long STRING_TABLE = 5;
    private static final int MAX_PROGRAM_HEADERS = 1_000;
    private static final int MAX_DYNAMIC = 1 << 20;
    private static final int MAX_NAME = 256;

    private final FileChannel channel;
    private final Path file;

    /** Part of a file as it lies in memory. */
    private record Segment(int type, long offset, long address, long size) {}

    private ElfNeeded(FileChannel channel, Path file) {
        this.channel = channel;
        this.file = file;
    }

    /**
     * Names of the libraries, in their order.
     *
     * @throws EOFException when it names a part that the file does not have
     */
    static List<String> of(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            return new ElfNeeded(channel, file).needed();
        }
    }

    private List<String> needed() throws IOException {
        List<Segment> segments = segments();
        List<Long> names = new ArrayList<>();
        long strings = -1;
        for (Segment segment : segments) {
            if (segment.type == DYNAMIC) {
                ByteBuffer entries = read(segment.offset, segment.size, MAX_DYNAMIC);
                while (entries.remaining() >= 16) {
                    long tag = entries.getLong();
                    long value = entries.getLong();
                    if (tag == NEEDED) {
                        names.add(value);
                    } else if (tag == STRING_TABLE) {
                        strings = offset(segments, value);
                    }
                }
            }
        }
        List<String> needed = new ArrayList<>();
        for (long name : names) {
            needed.add(text(strings + name));
        }
        return needed;
    }

    private List<Segment> segments() throws IOException {
        ByteBuffer header = read(0, HEADER, HEADER);
        long start = header.getLong(32);
        int count = header.getShort(56) & 0xffff;
        ByteBuffer table = read(start, (long) count * PROGRAM_HEADER, MAX_PROGRAM_HEADERS * PROGRAM_HEADER);
        List<Segment> segments = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int at = i * PROGRAM_HEADER;
            segments.add(new Segment(
                    table.getInt(at), table.getLong(at + 8), table.getLong(at + 16), table.getLong(at + 32)));
        }
        return segments;
    }

    /** Where in the file lies what is at an address in memory. */
    private long offset(List<Segment> segments, long address) throws IOException {
        for (Segment s : segments) {
            if (s.type == LOAD && address >= s.address && address - s.address < s.size) {
                return s.offset + (address - s.address);
            }
        }
        throw damaged();
    }

    private String text(long offset) throws IOException {
        ByteBuffer bytes = read(offset, Math.min(MAX_NAME, channel.size() - offset), MAX_NAME);
        byte[] name = new byte[bytes.remaining()];
        bytes.get(name);
        int length = 0;
        while (length < name.length && name[length] != 0) {
            length++;
        }
        return new String(name, 0, length, StandardCharsets.UTF_8);
    }

    private ByteBuffer read(long offset, long size, int most) throws IOException {
        if (offset < 0 || size < 0 || size > most || offset > channel.size() - size) {
            throw damaged();
        }
        ByteBuffer bytes = ByteBuffer.allocate((int) size).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, offset + bytes.position()) < 0) {
                throw damaged();
            }
        }
        return bytes.flip();
    }

    private EOFException damaged() {
        return new EOFException("damaged ELF file: " + file);
    }
}
