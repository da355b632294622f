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
package run.aicr.server;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataListener;
import io.helidon.common.buffers.DataReader;
import io.helidon.common.buffers.LazyString;
import java.nio.charset.Charset;
import java.util.function.Supplier;

/**
 * A reader that begins anew when all it has is read. The library's reader chains what it reads, piece to piece; as soon as
 * one piece of a long connection is old, the young collector takes all later ones for alive, and each request leaves some
 * more memory that only a full collection gets back.
 */
final class RenewedReader extends DataReader {
    private final Supplier<byte[]> source;
    private DataReader now;
    private Runnable listening = () -> {};

    /** @param source gives the next bytes, at least one, or null at the end */
    RenewedReader(Supplier<byte[]> source) {
        super(source);
        this.source = source;
        this.now = new DataReader(source);
    }

    /** Forgets what was read, when nothing is left of it. */
    void renew() {
        if (now.available() == 0) {
            now = new DataReader(source);
            listening.run();
        }
    }

    @Override
    public <T> void listener(DataListener<T> listener, T context) {
        listening = () -> now.listener(listener, context);
        listening.run();
    }

    @Override
    public int available() {
        return now.available();
    }

    @Override
    public void pullData() {
        now.pullData();
    }

    @Override
    public void skip(int bytes) {
        now.skip(bytes);
    }

    @Override
    public void ensureAvailable() {
        now.ensureAvailable();
    }

    @Override
    public byte read() {
        return now.read();
    }

    @Override
    public byte lookup() {
        return now.lookup();
    }

    @Override
    public boolean startsWithNewLine() {
        return now.startsWithNewLine();
    }

    @Override
    public boolean startsWith(byte[] prefix) {
        return now.startsWith(prefix);
    }

    @Override
    public BufferData readBuffer() {
        return now.readBuffer();
    }

    @Override
    public BufferData readBuffer(int bytes) {
        return now.readBuffer(bytes);
    }

    @Override
    public BufferData getBuffer(int bytes) {
        return now.getBuffer(bytes);
    }

    @Override
    public LazyString readLazyString(Charset charset, int bytes) {
        return now.readLazyString(charset, bytes);
    }

    @Override
    public String readAsciiString(int bytes) {
        return now.readAsciiString(bytes);
    }

    @Override
    public byte[] readBytes(int bytes) {
        return now.readBytes(bytes);
    }

    @Override
    public String readLine() throws IncorrectNewLineException {
        return now.readLine();
    }

    @Override
    public int findOrNewLine(byte wanted, int max) throws IncorrectNewLineException {
        return now.findOrNewLine(wanted, max);
    }

    @Override
    public String debugDataHex() {
        return now.debugDataHex();
    }

    @Override
    public int findNewLine(int max) throws IncorrectNewLineException {
        return now.findNewLine(max);
    }
}
