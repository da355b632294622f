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
package run.aicr.attestation.release;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import run.aicr.file.SafePath;

/**
 * Walks over the files of a tar in the one form that releases have (spec release-practice §3.4), with the JDK alone: the
 * library that writes archives is not part of the programs. Everything that this form does not have is refused.
 */
final class TarWalk {
    private static final int BLOCK = 512;
    private static final int LONGEST_NAME = 4096;

    /** Called for each file. */
    interface Visitor {
        void visit(String path, boolean executable, long size, InputStream content) throws IOException;
    }

    private final InputStream in;
    private final Visitor visitor;
    private final Set<String> seen = new HashSet<>();
    private long left;
    private String longName = "";

    private TarWalk(InputStream in, long maxBytes, Visitor visitor) {
        this.in = in;
        this.left = maxBytes;
        this.visitor = visitor;
    }

    /**
     * Visits the files of an uncompressed tar, in its order; folders are passed over.
     *
     * @param maxBytes limit for the sum of all sizes
     * @throws IOException for a damaged archive, links, special files, owners other than 0, a path outside of it or twice
     *     in it, data behind its end, or too much data
     */
    static void files(InputStream in, long maxBytes, Visitor visitor) throws IOException {
        new TarWalk(in, maxBytes, visitor).run();
    }

    private void run() throws IOException {
        byte[] header = block();
        while (!isZero(header)) {
            entry(header);
            header = block();
        }
        byte[] rest = new byte[1 << 13];
        for (int n = in.read(rest); n >= 0; n = in.read(rest)) {
            for (int i = 0; i < n; i++) {
                if (rest[i] != 0) {
                    throw new IOException("data behind the end of the archive");
                }
            }
        }
    }

    private void entry(byte[] header) throws IOException {
        requireChecksum(header);
        long size = octal(header, 124, 12);
        left -= size;
        if (left < 0) {
            throw new IOException("the archive unpacks to more than is allowed");
        }
        char type = (char) header[156];
        if (type == 'x') {
            longName = path(content(size));
            return;
        }
        String name = longName.isEmpty() ? nameIn(header) : longName;
        longName = "";
        String path = requireNormal(name, header, type);
        if (type == '5') {
            skip(size);
            return;
        }
        Bounded content = new Bounded(in, size);
        visitor.visit(path, (octal(header, 100, 8) & 0100) != 0, size, content);
        content.transferTo(OutputStream.nullOutputStream());
        skip(padding(size));
    }

    private String requireNormal(String name, byte[] header, char type) throws IOException {
        if (type == '1' || type == '3' || type == '4' || type == '6') {
            throw new IOException("special file in the archive: " + name);
        }
        String path = safe(type == '5' && name.endsWith("/") ? name.substring(0, name.length() - 1) : name);
        boolean known = type == '0' || type == 0 || type == '5' && octal(header, 124, 12) == 0;
        if (!known || octal(header, 108, 8) != 0 || octal(header, 116, 8) != 0) {
            throw new IOException("entry not in normal form: " + path);
        }
        if (!seen.add(path)) {
            throw new IOException("two entries with the path " + path);
        }
        return path;
    }

    private static String safe(String name) throws IOException {
        try {
            return SafePath.requireRelative(name);
        } catch (IllegalArgumentException e) {
            throw new IOException("unsafe path in the archive: " + name, e);
        }
    }

    private static String nameIn(byte[] header) {
        String prefix = text(header, 345, 155);
        String name = text(header, 0, 100);
        return prefix.isEmpty() ? name : prefix + "/" + name;
    }

    /** The one extended header that the form has: a path of more than 100 bytes, or not in ASCII. */
    private static String path(byte[] records) throws IOException {
        String text = new String(records, StandardCharsets.UTF_8);
        int space = text.indexOf(' ');
        int equals = text.indexOf('=');
        boolean single = space > 0
                && equals > space
                && text.endsWith("\n")
                && text.substring(0, space).equals(Integer.toString(records.length));
        if (!single || !text.substring(space + 1, equals).equals("path")) {
            throw new IOException("extended header not in normal form");
        }
        return text.substring(equals + 1, text.length() - 1);
    }

    private byte[] content(long size) throws IOException {
        if (size > LONGEST_NAME) {
            throw new IOException("extended header of " + size + " bytes, expected at most " + LONGEST_NAME);
        }
        byte[] content = in.readNBytes((int) size);
        if (content.length < size) {
            throw new EOFException("the archive ends within a header");
        }
        skip(padding(size));
        return content;
    }

    private byte[] block() throws IOException {
        byte[] block = in.readNBytes(BLOCK);
        if (block.length < BLOCK) {
            throw new EOFException("the archive ends without an end mark");
        }
        return block;
    }

    private void skip(long count) throws IOException {
        in.skipNBytes(count);
    }

    private static long padding(long size) {
        return (BLOCK - size % BLOCK) % BLOCK;
    }

    private static boolean isZero(byte[] block) {
        for (byte b : block) {
            if (b != 0) {
                return false;
            }
        }
        return true;
    }

    private static void requireChecksum(byte[] header) throws IOException {
        long sum = 8 * ' ';
        for (int i = 0; i < BLOCK; i++) {
            sum += i < 148 || i >= 156 ? header[i] & 0xff : 0;
        }
        if (sum != octal(header, 148, 8)) {
            throw new IOException("damaged archive: a header has another checksum");
        }
    }

    private static long octal(byte[] header, int start, int length) throws IOException {
        String digits = text(header, start, length).strip();
        if (!digits.matches("[0-7]{0,11}")) {
            throw new IOException("damaged archive: a header without numbers");
        }
        return digits.isEmpty() ? 0 : Long.parseLong(digits, 8);
    }

    private static String text(byte[] header, int start, int length) {
        int end = start;
        while (end < start + length && header[end] != 0) {
            end++;
        }
        return new String(header, start, end - start, StandardCharsets.UTF_8);
    }

    /** The content of one entry; its end is the end of the archive's when that is cut off, which is an error. */
    private static final class Bounded extends InputStream {
        private final InputStream in;
        private long left;

        Bounded(InputStream in, long size) {
            this.in = in;
            this.left = size;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (left == 0) {
                return -1;
            }
            int n = in.read(target, offset, (int) Math.min(length, left));
            if (n < 0) {
                throw new EOFException("the archive ends within a file");
            }
            left -= n;
            return n;
        }
    }
}
