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
import java.util.Map;
import run.aicr.error.AicrException;

/**
 * Writes a tree as JSON, keys in the order of the tree, UTF-8.
 *
 * <p>Two forms: indented by two spaces with a final newline (files, command output), and compact without one (HTTP
 * answers, signed payloads, OCI documents). {@code <}, {@code >} and {@code &} are escaped as {@code \}{@code u003c} …
 * only when asked (spec cli §5.2, api §3).
 */
public final class JsonWriter {
    private static final String HEX = "0123456789abcdef";

    private final StringBuilder out = new StringBuilder(1 << 12);
    private final boolean indented;
    private final boolean escapeHtml;

    private JsonWriter(boolean indented, boolean escapeHtml) {
        this.indented = indented;
        this.escapeHtml = escapeHtml;
    }

    /** Indented, final newline, as files of a release are written. */
    public static byte[] indented(Node node) {
        return bytes(node, new JsonWriter(true, false));
    }

    /** Indented, final newline, with {@code <>&} escaped: the output of commands. */
    public static byte[] indentedForOutput(Node node) {
        return bytes(node, new JsonWriter(true, true));
    }

    /** Compact, no final newline. */
    public static byte[] compact(Node node) {
        return bytes(node, new JsonWriter(false, false));
    }

    /** Compact, no final newline, with {@code <>&} escaped: the answers of the server. */
    public static byte[] compactForOutput(Node node) {
        return bytes(node, new JsonWriter(false, true));
    }

    private static byte[] bytes(Node node, JsonWriter writer) {
        writer.node(node, 0);
        if (writer.indented) {
            writer.out.append('\n');
        }
        return writer.out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void node(Node node, int depth) {
        if (node instanceof Mapping mapping) {
            mapping(mapping, depth);
        } else if (node instanceof Sequence sequence) {
            sequence(sequence, depth);
        } else {
            scalar((Scalar) node);
        }
    }

    private void mapping(Mapping mapping, int depth) {
        if (mapping.isEmpty()) {
            out.append("{}");
            return;
        }
        char separator = '{';
        for (Map.Entry<String, Node> entry : mapping.entries().entrySet()) {
            out.append(separator);
            separator = ',';
            newLine(depth + 1);
            string(entry.getKey());
            out.append(indented ? ": " : ":");
            node(entry.getValue(), depth + 1);
        }
        newLine(depth);
        out.append('}');
    }

    private void sequence(Sequence sequence, int depth) {
        if (sequence.items().isEmpty()) {
            out.append("[]");
            return;
        }
        char separator = '[';
        for (Node item : sequence.items()) {
            out.append(separator);
            separator = ',';
            newLine(depth + 1);
            node(item, depth + 1);
        }
        newLine(depth);
        out.append(']');
    }

    private void scalar(Scalar scalar) {
        switch (scalar.kind()) {
            case NULL -> out.append("null");
            case BOOLEAN -> out.append(scalar.asBoolean());
            case INTEGER -> out.append(ScalarRules.canonicalNumber(scalar.kind(), scalar.text()));
            case FLOAT -> finiteNumber(scalar);
            case TEXT -> string(scalar.text());
        }
    }

    private void finiteNumber(Scalar scalar) {
        String number = ScalarRules.canonicalNumber(scalar.kind(), scalar.text());
        char last = number.charAt(number.length() - 1);
        if (last < '0' || last > '9') {
            throw AicrException.invalidRequest(
                    scalar.place() + ": JSON cannot hold the number " + scalar.text() + "; use a finite one");
        }
        out.append(number);
    }

    private void string(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < ' ' || c == 0x2028 || c == 0x2029 || escapeHtml && (c == '<' || c == '>' || c == '&')) {
                        unicodeEscape(out, c);
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    static void unicodeEscape(StringBuilder out, char c) {
        out.append("\\u")
                .append(HEX.charAt(c >> 12 & 15))
                .append(HEX.charAt(c >> 8 & 15))
                .append(HEX.charAt(c >> 4 & 15))
                .append(HEX.charAt(c & 15));
    }

    private void newLine(int depth) {
        if (!indented) {
            return;
        }
        out.append('\n');
        for (int i = 0; i < depth; i++) {
            out.append("  ");
        }
    }
}
