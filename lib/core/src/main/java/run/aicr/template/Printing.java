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
package run.aicr.template;

import java.util.Map;
import java.util.TreeMap;
import run.aicr.document.Mapping;
import run.aicr.document.Node;
import run.aicr.document.Scalar;
import run.aicr.document.Sequence;

/** Values as Go prints them. */
final class Printing {
    private Printing() {}

    /** The value in the output of a template. */
    static String output(Node value) {
        return value instanceof Scalar scalar && scalar.isNull() ? "<no value>" : text(value);
    }

    /** The value within a list, a mapping or {@code print}. */
    static String text(Node value) {
        if (value instanceof Scalar scalar) {
            return switch (scalar.kind()) {
                case NULL -> "<nil>";
                case BOOLEAN -> Boolean.toString(scalar.asBoolean());
                case INTEGER, FLOAT -> Numbers.text(scalar);
                case TEXT -> scalar.text();
            };
        }
        StringBuilder text = new StringBuilder();
        if (value instanceof Sequence list) {
            for (Node item : list.items()) {
                text.append(text.isEmpty() ? "" : " ").append(text(item));
            }
            return "[" + text + "]";
        }
        for (Map.Entry<String, Node> entry : new TreeMap<>(((Mapping) value).entries()).entrySet()) {
            text.append(text.isEmpty() ? "" : " ")
                    .append(entry.getKey())
                    .append(':')
                    .append(text(entry.getValue()));
        }
        return "map[" + text + "]";
    }

    /** What {@code if} and {@code with} ask. */
    static boolean isTrue(Node value) {
        if (value instanceof Mapping mapping) {
            return !mapping.isEmpty();
        }
        if (value instanceof Sequence list) {
            return !list.items().isEmpty();
        }
        Scalar scalar = (Scalar) value;
        return switch (scalar.kind()) {
            case NULL -> false;
            case BOOLEAN -> scalar.asBoolean();
            case INTEGER, FLOAT -> Numbers.decimal(scalar) != 0;
            case TEXT -> !scalar.text().isEmpty();
        };
    }

    /** The text in double quotes with Go's escapes. */
    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                case '\r' -> quoted.append("\\r");
                case 0x07 -> quoted.append("\\a");
                case 0x08 -> quoted.append("\\b");
                case 0x0c -> quoted.append("\\f");
                case 0x0b -> quoted.append("\\v");
                default -> {
                    if (c < ' ' || c == 0x7f) {
                        quoted.append("\\x").append(hex(c, 2));
                    } else if (isPrintable(c)) {
                        quoted.appendCodePoint(c);
                    } else {
                        quoted.append(c > 0xffff ? "\\U" + hex(c, 8) : "\\u" + hex(c, 4));
                    }
                }
            }
        });
        return quoted.append('"').toString();
    }

    private static boolean isPrintable(int c) {
        if (c == ' ') {
            return true;
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SPACE_SEPARATOR -> false;
            default -> true;
        };
    }

    private static String hex(int value, int digits) {
        String hex = Integer.toHexString(value);
        return "0".repeat(Math.max(0, digits - hex.length())) + hex;
    }
}
