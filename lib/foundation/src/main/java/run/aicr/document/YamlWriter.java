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
package run.aicr.document;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import run.aicr.error.AicrException;

/**
 * Writes a tree as block YAML: two spaces, list items indented under their key, keys sorted by bytes (or as they stand),
 * multi-line text as literal block, text quoted when it would read as something else (spec recipe §12, cli §5.2).
 *
 * <p>On the path of short commands: no library, no streams, no formatting classes.
 */
public final class YamlWriter {
    private static final int STEP = 2;
    private static final String INDICATORS = ",[]{}#&*!|>'\"%@`";

    private final StringBuilder out = new StringBuilder(1 << 16);
    private final boolean sorted;

    private YamlWriter(boolean sorted) {
        this.sorted = sorted;
    }

    /** UTF-8 bytes of the document with the keys of every mapping sorted; ends with one newline. */
    public static byte[] write(Node node) {
        return write(node, true);
    }

    /** As {@link #write(Node)}, with the keys in the order of the tree. */
    public static byte[] writeInOrder(Node node) {
        return write(node, false);
    }

    private static byte[] write(Node node, boolean sorted) {
        YamlWriter writer = new YamlWriter(sorted);
        writer.document(node);
        return writer.out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void document(Node node) {
        if (node instanceof Mapping mapping && !mapping.isEmpty()) {
            mapping(mapping, 0, false);
        } else if (node instanceof Sequence sequence && !sequence.items().isEmpty()) {
            sequence(sequence, 0, false);
        } else {
            inline(node, 0);
        }
    }

    /** The mapping's lines at the indent; the first one continues the current line when asked (after a dash). */
    private void mapping(Mapping mapping, int indent, boolean continues) {
        boolean first = continues;
        Map<String, Node> entries = mapping.entries();
        if (sorted) {
            for (String key : KeyOrder.sorted(entries.keySet())) {
                first = entry(key, entries.get(key), indent, first);
            }
            return;
        }
        Set<Map.Entry<String, Node>> inOrder = entries.entrySet();
        for (Map.Entry<String, Node> entry : inOrder) {
            first = entry(entry.getKey(), entry.getValue(), indent, first);
        }
    }

    private boolean entry(String key, Node value, int indent, boolean first) {
        if (!first) {
            indent(indent);
        }
        if (key.indexOf('\n') >= 0) {
            doubleQuoted(key);
        } else {
            flowText(key);
        }
        out.append(':');
        value(value, indent);
        return false;
    }

    private void sequence(Sequence sequence, int indent, boolean continues) {
        boolean first = continues;
        List<Node> items = sequence.items();
        for (Node item : items) {
            if (!first) {
                indent(indent);
            }
            first = false;
            out.append('-');
            if (item instanceof Mapping mapping && !mapping.isEmpty()) {
                out.append(' ');
                mapping(mapping, indent + STEP, true);
            } else if (item instanceof Sequence inner && !inner.items().isEmpty()) {
                out.append(' ');
                sequence(inner, indent + STEP, true);
            } else {
                out.append(' ');
                inline(item, indent);
            }
        }
    }

    private void value(Node value, int indent) {
        if (value instanceof Mapping mapping && !mapping.isEmpty()) {
            out.append('\n');
            mapping(mapping, indent + STEP, false);
        } else if (value instanceof Sequence sequence && !sequence.items().isEmpty()) {
            out.append('\n');
            sequence(sequence, indent + STEP, false);
        } else {
            out.append(' ');
            inline(value, indent);
        }
    }

    private void inline(Node node, int indent) {
        if (node instanceof Scalar scalar) {
            scalar(scalar, indent);
        } else {
            out.append(node instanceof Mapping ? "{}" : "[]");
        }
        out.append('\n');
    }

    private void scalar(Scalar scalar, int indent) {
        switch (scalar.kind()) {
            case NULL -> out.append("null");
            case BOOLEAN -> out.append(scalar.asBoolean());
            case INTEGER, FLOAT -> out.append(ScalarRules.canonicalNumber(scalar.kind(), scalar.text()));
            case TEXT -> text(scalar.text(), indent);
        }
    }

    private void text(String text, int indent) {
        if (text.indexOf('\n') >= 0 && canBeLiteral(text)) {
            literal(text, indent + STEP);
        } else {
            flowText(text);
        }
    }

    private void flowText(String text) {
        if (text.isEmpty() || ScalarRules.readsAsOtherKind(text) || !isPrintable(text)) {
            doubleQuoted(text);
        } else if (canBePlain(text)) {
            out.append(text);
        } else {
            out.append('\'').append(text.replace("'", "''")).append('\'');
        }
    }

    private void literal(String text, int indent) {
        out.append('|');
        if (text.charAt(0) == ' ' || text.charAt(0) == '\n') {
            out.append(STEP);
        }
        boolean endsWithNewline = text.endsWith("\n");
        if (!endsWithNewline) {
            out.append('-');
        } else if (text.endsWith("\n\n")) {
            out.append('+');
        }
        int end = endsWithNewline ? text.length() - 1 : text.length();
        int start = 0;
        while (start <= end) {
            int stop = text.indexOf('\n', start);
            stop = stop < 0 || stop > end ? end : stop;
            out.append('\n');
            if (stop > start) {
                indentOnly(indent);
                out.append(text, start, stop);
            }
            start = stop + 1;
        }
    }

    /** A literal block needs printable lines and at least one character besides line breaks. */
    private static boolean canBeLiteral(String text) {
        boolean anyContent = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\n' && c != '\t' && !isPrintable(c)) {
                return false;
            }
            anyContent |= c != '\n' && c != ' ' && c != '\t';
        }
        return anyContent;
    }

    private static boolean canBePlain(String text) {
        char first = text.charAt(0);
        char last = text.charAt(text.length() - 1);
        if (first == ' ' || last == ' ' || last == ':' || INDICATORS.indexOf(first) >= 0) {
            return false;
        }
        if (first == '-' || first == '?' || first == ':') {
            boolean alone = text.length() == 1 || text.charAt(1) == ' ';
            if (alone || text.startsWith("---")) {
                return false;
            }
        }
        if (text.startsWith("...")) {
            return false;
        }
        return text.indexOf(": ") < 0 && text.indexOf(" #") < 0;
    }

    private static boolean isPrintable(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isPrintable(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPrintable(char c) {
        return c >= ' ' && c < 0x7f || c >= 0xa0 && c != 0xfeff && c != 0x2028 && c != 0x2029 && c < 0xfffe;
    }

    private void doubleQuoted(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\t' -> out.append("\\t");
                case '\r' -> out.append("\\r");
                default -> {
                    if (isPrintable(c)) {
                        out.append(c);
                    } else {
                        JsonWriter.unicodeEscape(out, c);
                    }
                }
            }
        }
        out.append('"');
    }

    private void indent(int indent) {
        if (indent > 4_000) {
            throw AicrException.invalidRequest("the document is nested too deeply to be written");
        }
        indentOnly(indent);
    }

    private void indentOnly(int indent) {
        for (int i = 0; i < indent; i++) {
            out.append(' ');
        }
    }
}
