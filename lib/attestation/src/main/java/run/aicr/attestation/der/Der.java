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

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One element of a DER encoding: a tag, and content that is bytes or elements.
 *
 * <p>Strict: lengths are definite and as short as can be, tags have one byte, nothing follows an element that should
 * stand alone, and nesting ends at {@value #MAX_DEPTH}.
 */
public final class Der {
    public static final int BOOLEAN = 0x01;
    public static final int INTEGER = 0x02;
    public static final int OCTETS = 0x04;
    public static final int OID = 0x06;
    public static final int UTF8 = 0x0c;
    public static final int TIME = 0x18;
    public static final int SEQUENCE = 0x30;
    public static final int SET = 0x31;

    private static final int MAX_DEPTH = 24;

    private final byte[] source;
    private final int start;
    private final int contentStart;
    private final int end;
    private final int depth;

    private Der(byte[] source, int start, int contentStart, int end, int depth) {
        this.source = source;
        this.start = start;
        this.contentStart = contentStart;
        this.end = end;
        this.depth = depth;
    }

    /** The one element that the bytes are. */
    public static Der read(byte[] bytes) throws MalformedDer {
        byte[] own = bytes.clone();
        Der element = at(own, 0, own.length, 0);
        if (element.end != own.length) {
            throw new MalformedDer((own.length - element.end) + " bytes follow the element");
        }
        return element;
    }

    private static Der at(byte[] bytes, int start, int limit, int depth) throws MalformedDer {
        if (depth > MAX_DEPTH) {
            throw new MalformedDer("nested deeper than " + MAX_DEPTH);
        }
        if (limit - start < 2) {
            throw new MalformedDer("an element ends early, at byte " + start);
        }
        if ((bytes[start] & 0x1f) == 0x1f) {
            throw new MalformedDer("a tag of several bytes, at byte " + start);
        }
        int first = bytes[start + 1] & 0xff;
        if (first < 0x80) {
            return bounded(bytes, start, start + 2, first, limit, depth);
        }
        int count = first & 0x7f;
        if (count == 0 || count > 3 || start + 2 + count > limit) {
            throw new MalformedDer("a length that is indefinite or too large, at byte " + start);
        }
        int length = 0;
        for (int i = 0; i < count; i++) {
            length = length << 8 | bytes[start + 2 + i] & 0xff;
        }
        if (length < 0x80 || length >>> 8 * (count - 1) == 0) {
            throw new MalformedDer("a length that could be shorter, at byte " + start);
        }
        return bounded(bytes, start, start + 2 + count, length, limit, depth);
    }

    private static Der bounded(byte[] bytes, int start, int contentStart, int length, int limit, int depth)
            throws MalformedDer {
        if (length > limit - contentStart) {
            throw new MalformedDer("an element ends early, at byte " + start);
        }
        return new Der(bytes, start, contentStart, contentStart + length, depth);
    }

    public int tag() {
        return source[start] & 0xff;
    }

    public boolean is(int tag) {
        return tag() == tag;
    }

    /** This element, when it has the tag. */
    public Der expect(int tag) throws MalformedDer {
        if (tag() != tag) {
            throw new MalformedDer(String.format("expected the tag %02x, found %02x, at byte %d", tag, tag(), start));
        }
        return this;
    }

    /** Number of the context tag, whether constructed or not; -1 for other classes. */
    public int context() {
        return (tag() & 0xc0) == 0x80 ? tag() & 0x1f : -1;
    }

    /** Content bytes. */
    public byte[] content() {
        return Arrays.copyOfRange(source, contentStart, end);
    }

    /** Tag, length and content. */
    public byte[] encoded() {
        return Arrays.copyOfRange(source, start, end);
    }

    /** The elements that the content is. */
    public List<Der> children() throws MalformedDer {
        if ((tag() & 0x20) == 0) {
            throw new MalformedDer(String.format("the tag %02x has no elements, at byte %d", tag(), start));
        }
        List<Der> children = new ArrayList<>();
        int at = contentStart;
        while (at < end) {
            Der child = at(source, at, end, depth + 1);
            children.add(child);
            at = child.end;
        }
        return children;
    }

    /** The child at the index. */
    public Der child(int index) throws MalformedDer {
        List<Der> children = children();
        if (index >= children.size()) {
            throw new MalformedDer("an element is missing after byte " + (end - 1));
        }
        return children.get(index);
    }

    public BigInteger integer() throws MalformedDer {
        byte[] bytes = expect(INTEGER).content();
        boolean padded = bytes.length > 1 && (bytes[0] == 0 && bytes[1] >= 0 || bytes[0] == -1 && bytes[1] < 0);
        if (bytes.length == 0 || padded) {
            throw new MalformedDer("an integer that could be shorter, at byte " + start);
        }
        return new BigInteger(bytes);
    }

    /** An object identifier in dotted form. */
    public String oid() throws MalformedDer {
        byte[] bytes = expect(OID).content();
        StringBuilder dotted = new StringBuilder();
        long value = 0;
        boolean within = false;
        for (byte b : bytes) {
            if (!within && b == (byte) 0x80 || value > Long.MAX_VALUE >> 8) {
                throw new MalformedDer("no object identifier, at byte " + start);
            }
            value = value << 7 | b & 0x7f;
            within = b < 0;
            if (!within) {
                append(dotted, value);
                value = 0;
            }
        }
        if (within || bytes.length == 0) {
            throw new MalformedDer("no object identifier, at byte " + start);
        }
        return dotted.toString();
    }

    private static void append(StringBuilder dotted, long value) {
        if (dotted.length() > 0) {
            dotted.append('.').append(value);
        } else {
            long arc = Math.min(value / 40, 2);
            dotted.append(arc).append('.').append(value - 40 * arc);
        }
    }
}
