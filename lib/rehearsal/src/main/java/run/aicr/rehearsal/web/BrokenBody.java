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
package run.aicr.rehearsal.web;

import com.sun.net.httpserver.HttpExchange;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import run.aicr.rehearsal.script.Effect;

/** A request body that breaks off in the middle, or arrives with one wrong bit. */
final class BrokenBody extends FilterInputStream {
    private static final long UNKNOWN_LENGTH_CUT = 4096;

    private final boolean cut;
    private long left;
    private boolean corrupt;

    private BrokenBody(InputStream in, boolean cut, long left) {
        super(in);
        this.cut = cut;
        this.left = left;
        this.corrupt = !cut;
    }

    static InputStream of(HttpExchange exchange, Effect effect) {
        InputStream body = exchange.getRequestBody();
        if (effect instanceof Effect.CutBody) {
            String length = exchange.getRequestHeaders().getFirst("Content-Length");
            long half = length != null && length.matches("[0-9]{1,18}") ? Long.parseLong(length) / 2 : -1;
            return new BrokenBody(body, true, half < 0 ? UNKNOWN_LENGTH_CUT : half);
        }
        return effect instanceof Effect.CorruptUpload ? new BrokenBody(body, false, Long.MAX_VALUE) : body;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (cut && left <= 0) {
            throw new IOException("scripted end of the body");
        }
        int n = in.read(buffer, offset, (int) Math.min(length, left));
        if (n > 0) {
            left -= n;
            if (corrupt) {
                buffer[offset + n / 2] ^= 1;
                corrupt = false;
            }
        }
        return n;
    }
}
