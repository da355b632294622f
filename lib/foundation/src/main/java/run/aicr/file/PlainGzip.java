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
import java.io.OutputStream;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * A gzip stream in normal form: one member, no name, time zero, operating system unknown (RFC 1952; spec
 * release-practice §3.5). Closing finishes the member and closes the stream below.
 */
public final class PlainGzip extends OutputStream {
    private static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};
    private static final byte SLOWEST = 2;

    private final OutputStream out;
    private final Deflater deflater;
    private final DeflaterOutputStream deflated;
    private final CRC32 crc = new CRC32();

    /**
     * Starts the member.
     *
     * @param level 1 (fast) to 9 (small)
     */
    public PlainGzip(OutputStream out, int level) throws IOException {
        this.out = out;
        this.deflater = new Deflater(level, true);
        this.deflated = new DeflaterOutputStream(out, deflater, 1 << 16);
        byte[] header = HEADER.clone();
        header[8] = level == 9 ? SLOWEST : 0;
        out.write(header);
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        crc.update(bytes, offset, length);
        deflated.write(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
        try {
            deflated.finish();
            writeLittleEndian(crc.getValue());
            writeLittleEndian(deflater.getTotalIn());
        } finally {
            deflater.end();
            out.close();
        }
    }

    private void writeLittleEndian(long value) throws IOException {
        for (int shift = 0; shift < 32; shift += 8) {
            out.write((int) (value >> shift));
        }
    }
}
