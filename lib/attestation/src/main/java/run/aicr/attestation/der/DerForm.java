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
package run.aicr.attestation.der;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;

/** Writes DER. */
public final class DerForm {
    private DerForm() {}

    /** An element whose content is the parts one after the other. */
    public static byte[] element(int tag, byte[]... parts) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(tag);
        int length = content.size();
        if (length < 0x80) {
            out.write(length);
        } else {
            byte[] size = BigInteger.valueOf(length).toByteArray();
            int skip = size[0] == 0 ? 1 : 0;
            out.write(0x80 | size.length - skip);
            out.write(size, skip, size.length - skip);
        }
        out.writeBytes(content.toByteArray());
        return out.toByteArray();
    }

    public static byte[] integer(BigInteger value) {
        return element(Der.INTEGER, value.toByteArray());
    }

    /**
     * An object identifier.
     *
     * @param dotted such as {@code 2.16.840.1.101.3.4.2.1}
     */
    public static byte[] oid(String dotted) {
        String[] arcs = dotted.split("\\.", -1);
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        base128(content, 40 * Long.parseLong(arcs[0]) + Long.parseLong(arcs[1]));
        for (int i = 2; i < arcs.length; i++) {
            base128(content, Long.parseLong(arcs[i]));
        }
        return element(Der.OID, content.toByteArray());
    }

    private static void base128(ByteArrayOutputStream out, long value) {
        int bits = 0;
        while (bits + 7 < 64 && value >>> bits + 7 != 0) {
            bits += 7;
        }
        for (; bits > 0; bits -= 7) {
            out.write((int) (value >>> bits & 0x7f) | 0x80);
        }
        out.write((int) (value & 0x7f));
    }
}
