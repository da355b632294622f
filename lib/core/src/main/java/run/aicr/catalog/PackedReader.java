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

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import run.aicr.document.Mapping;
import run.aicr.document.Node;
import run.aicr.document.Place;
import run.aicr.document.Scalar;
import run.aicr.document.Sequence;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;

/** Reads what {@link PackedWriter} wrote, from a position on. */
final class PackedReader {
    private final byte[] bytes;
    private final Texts texts;
    private int position;

    PackedReader(byte[] bytes, int position, Texts texts) {
        this.bytes = bytes;
        this.position = position;
        this.texts = texts;
    }

    static AicrException damaged() {
        return new AicrException(
                ErrorClass.INTERNAL,
                "the catalogue index is damaged or does not belong to this program; install the program again");
    }

    /** The table of distinct texts; each is decoded at its first use. */
    static final class Texts {
        private final byte[] bytes;
        private final int start;
        private final @Nullable String[] decoded;

        Texts(byte[] bytes, int position) {
            this.bytes = bytes;
            PackedReader reader = new PackedReader(bytes, position, this);
            int count = reader.fixed();
            if (count < 0 || count > (bytes.length - position) / 4) {
                throw damaged();
            }
            this.start = position + 4;
            this.decoded = new String[count];
        }

        String text(int number) {
            if (number < 0 || number >= decoded.length) {
                throw damaged();
            }
            String text = decoded[number];
            if (text == null) {
                text = decode(number);
                decoded[number] = text;
            }
            return text;
        }

        private String decode(int number) {
            int from = number == 0 ? 0 : end(number - 1);
            int length = end(number) - from;
            int first = start + 4 * decoded.length + from;
            if (from < 0 || length < 0 || first > bytes.length - length) {
                throw damaged();
            }
            return new String(bytes, first, length, StandardCharsets.UTF_8);
        }

        private int end(int number) {
            return new PackedReader(bytes, start + 4 * number, this).fixed();
        }
    }

    int position() {
        return position;
    }

    int fixed() {
        if (position < 0 || position > bytes.length - 4) {
            throw damaged();
        }
        int value = (bytes[position] & 0xff) << 24
                | (bytes[position + 1] & 0xff) << 16
                | (bytes[position + 2] & 0xff) << 8
                | bytes[position + 3] & 0xff;
        position += 4;
        return value;
    }

    private int next() {
        if (position < 0 || position >= bytes.length) {
            throw damaged();
        }
        return bytes[position++];
    }

    int number() {
        int value = 0;
        for (int shift = 0; shift < 32; shift += 7) {
            int next = next();
            value |= (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw damaged();
    }

    /** A number of things that follow; each takes at least one byte. */
    int count() {
        int count = number();
        if (count < 0 || count > bytes.length - position) {
            throw damaged();
        }
        return count;
    }

    boolean bool() {
        return next() != 0;
    }

    String text() {
        return texts.text(number());
    }

    String longText() {
        int length = count();
        String text = new String(bytes, position, length, StandardCharsets.UTF_8);
        position += length;
        return text;
    }

    List<String> texts() {
        int count = count();
        if (count == 0) {
            return List.of();
        }
        List<String> list = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            list.add(text());
        }
        return list;
    }

    Mapping mapping() {
        Node node = node();
        if (node instanceof Mapping mapping) {
            return mapping;
        }
        throw damaged();
    }

    private Node node() {
        int tag = next();
        return switch (tag) {
            case PackedWriter.NULL -> Scalar.NULL;
            case PackedWriter.TRUE -> Scalar.TRUE;
            case PackedWriter.FALSE -> Scalar.FALSE;
            case PackedWriter.INTEGER -> new Scalar(Scalar.Kind.INTEGER, text(), Place.NONE);
            case PackedWriter.FLOAT -> new Scalar(Scalar.Kind.FLOAT, text(), Place.NONE);
            case PackedWriter.TEXT -> new Scalar(Scalar.Kind.TEXT, text(), Place.NONE);
            case PackedWriter.MAPPING -> mappingBody();
            case PackedWriter.SEQUENCE -> sequenceBody();
            default -> throw damaged();
        };
    }

    private Mapping mappingBody() {
        int count = count();
        Map<String, Node> entries = new LinkedHashMap<>(2 * count);
        for (int i = 0; i < count; i++) {
            String key = text();
            entries.put(key, node());
        }
        return new Mapping(entries, Place.NONE);
    }

    private Sequence sequenceBody() {
        int count = count();
        List<Node> items = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            items.add(node());
        }
        return new Sequence(items, Place.NONE);
    }
}
