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
package run.aicr.digest;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * A checksums file in the form of {@code sha256sum}: {@code <64 hex>  <name>\n}, sorted by the bytes of the names (spec
 * release §3.4).
 *
 * @param digests name to digest, in byte order of the names
 */
public record ChecksumFile(Map<String, Sha256> digests) {

    private static final Comparator<String> BYTE_ORDER =
            (a, b) -> Arrays.compareUnsigned(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));

    public ChecksumFile {
        TreeMap<String, Sha256> sorted = new TreeMap<>(BYTE_ORDER);
        sorted.putAll(digests);
        digests = Collections.unmodifiableMap(new LinkedHashMap<>(sorted));
    }

    /** Why a checksums file is refused; the names are stable (spec release §3.4). */
    public enum Fault {
        BAD_DIGEST,
        BAD_LINE,
        BAD_NAME,
        DUPLICATE_NAME,
        EMPTY
    }

    /** A refused checksums file: the fault and the line, counted from 1 (0 for the whole file). */
    public static final class MalformedException extends Exception {
        private static final long serialVersionUID = 1L;
        private final Fault fault;
        private final int line;

        MalformedException(Fault fault, int line, String sentence) {
            super(line == 0 ? sentence : "line " + line + ": " + sentence);
            this.fault = fault;
            this.line = line;
        }

        public Fault fault() {
            return fault;
        }

        public int line() {
            return line;
        }
    }

    /**
     * Reads a checksums file strictly. The binary marker form ({@code <hex> *<name>}) and a missing last newline are
     * accepted, everything else is refused.
     */
    public static ChecksumFile parse(byte[] content) throws MalformedException {
        String text = decode(content);
        if (text.isEmpty()) {
            throw new MalformedException(Fault.EMPTY, 0, "the checksums file has no line");
        }
        String body = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
        Map<String, Sha256> digests = new LinkedHashMap<>();
        int number = 0;
        for (String line : body.split("\n", -1)) {
            number++;
            parseLine(line, number, digests);
        }
        return new ChecksumFile(digests);
    }

    /** The text of the file: one line an entry, in byte order. */
    public String text() {
        StringBuilder out = new StringBuilder();
        digests.forEach((name, digest) ->
                out.append(digest.hex()).append("  ").append(name).append('\n'));
        return out.toString();
    }

    private static void parseLine(String line, int number, Map<String, Sha256> digests) throws MalformedException {
        int blank = line.indexOf(' ');
        if (blank < 0 || line.indexOf('\r') >= 0 || line.indexOf('\t') >= 0) {
            throw new MalformedException(Fault.BAD_LINE, number, "expected <64 hex digits>, two spaces, <name>");
        }
        Sha256 digest;
        try {
            digest = new Sha256(line.substring(0, blank));
        } catch (IllegalArgumentException e) {
            throw new MalformedException(Fault.BAD_DIGEST, number, "expected 64 lower-case hex digits");
        }
        char mode = blank + 1 < line.length() ? line.charAt(blank + 1) : 0;
        if (mode != ' ' && mode != '*') {
            throw new MalformedException(Fault.BAD_LINE, number, "expected two spaces between digest and name");
        }
        String name = line.substring(blank + 2);
        if (!isPlainName(name)) {
            throw new MalformedException(Fault.BAD_NAME, number, "expected a file name without a path: '" + name + "'");
        }
        if (digests.putIfAbsent(name, digest) != null) {
            throw new MalformedException(Fault.DUPLICATE_NAME, number, "'" + name + "' occurs twice");
        }
    }

    private static boolean isPlainName(String name) {
        boolean controls = name.chars().anyMatch(c -> c < 0x20 || c == 0x7f);
        return !name.isEmpty()
                && !controls
                && !name.equals(".")
                && !name.contains("..")
                && name.indexOf('/') < 0
                && name.indexOf('\\') < 0;
    }

    private static String decode(byte[] content) throws MalformedException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new MalformedException(Fault.BAD_LINE, 0, "the checksums file is not UTF-8");
        }
    }
}
