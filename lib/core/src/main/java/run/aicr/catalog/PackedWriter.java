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
package run.aicr.catalog;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import run.aicr.document.Mapping;
import run.aicr.document.Node;
import run.aicr.document.Scalar;
import run.aicr.document.Sequence;

/**
 * Writes the packed form: numbers as variable-length integers, short text as number in a table of distinct texts, long
 * text in place as length and UTF-8.
 */
final class PackedWriter {
    static final int NULL = 0;
    static final int TRUE = 1;
    static final int FALSE = 2;
    static final int INTEGER = 3;
    static final int FLOAT = 4;
    static final int TEXT = 5;
    static final int MAPPING = 6;
    static final int SEQUENCE = 7;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Texts texts;

    PackedWriter(Texts texts) {
        this.texts = texts;
    }

    /** The table of distinct texts, in the order of first use. */
    static final class Texts {
        private final Map<String, Integer> numbers = new LinkedHashMap<>();

        int numberOf(String text) {
            return numbers.computeIfAbsent(text, t -> numbers.size());
        }

        /** Count, end offset of each text, then all bytes. */
        byte[] packed() {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            List<Integer> ends = new ArrayList<>();
            for (String text : numbers.keySet()) {
                bytes.writeBytes(text.getBytes(StandardCharsets.UTF_8));
                ends.add(bytes.size());
            }
            PackedWriter table = new PackedWriter(this);
            table.fixed(ends.size());
            ends.forEach(table::fixed);
            table.out.writeBytes(bytes.toByteArray());
            return table.bytes();
        }
    }

    int size() {
        return out.size();
    }

    byte[] bytes() {
        return out.toByteArray();
    }

    void append(byte[] bytes) {
        out.writeBytes(bytes);
    }

    /** Four bytes, high byte first. */
    void fixed(int value) {
        out.write(value >>> 24);
        out.write(value >>> 16);
        out.write(value >>> 8);
        out.write(value);
    }

    /** Seven bits a byte, low bits first; never negative. */
    void number(int value) {
        int rest = value;
        while (rest > 0x7f) {
            out.write(rest & 0x7f | 0x80);
            rest >>>= 7;
        }
        out.write(rest);
    }

    void bool(boolean value) {
        out.write(value ? 1 : 0);
    }

    void text(String text) {
        number(texts.numberOf(text));
    }

    void longText(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        number(utf8.length);
        out.writeBytes(utf8);
    }

    void texts(List<String> list) {
        number(list.size());
        list.forEach(this::text);
    }

    void node(Node node) {
        if (node instanceof Mapping mapping) {
            out.write(MAPPING);
            number(mapping.entries().size());
            mapping.entries().forEach((key, value) -> {
                text(key);
                node(value);
            });
        } else if (node instanceof Sequence sequence) {
            out.write(SEQUENCE);
            number(sequence.items().size());
            sequence.items().forEach(this::node);
        } else {
            scalar((Scalar) node);
        }
    }

    private void scalar(Scalar scalar) {
        switch (scalar.kind()) {
            case NULL -> out.write(NULL);
            case BOOLEAN -> out.write(scalar.asBoolean() ? TRUE : FALSE);
            case INTEGER -> tagged(INTEGER, scalar);
            case FLOAT -> tagged(FLOAT, scalar);
            case TEXT -> tagged(TEXT, scalar);
        }
    }

    private void tagged(int tag, Scalar scalar) {
        out.write(tag);
        text(scalar.text());
    }
}
