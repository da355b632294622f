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
package run.aicr.snapshot;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import run.aicr.document.FloatText;
import run.aicr.document.JsonWriter;
import run.aicr.document.Mapping;
import run.aicr.document.Node;
import run.aicr.document.Place;
import run.aicr.document.Scalar;
import run.aicr.document.Sequence;

/**
 * One measured value: an integer, a float, a boolean or a text.
 *
 * @param text integers decimal, booleans {@code true} or {@code false}, floats with the fewest digits that read back to
 *     the same number ({@code 3}, {@code 400.5}, {@code 1e+06}; spec cli §11.4)
 */
public record Reading(Scalar.Kind kind, String text) {

    /** From this decimal exponent on a float is printed with an exponent. */
    private static final int LARGE_EXPONENT = 6;

    public static Reading ofText(String text) {
        return new Reading(Scalar.Kind.TEXT, text);
    }

    public static Reading ofInteger(long value) {
        return new Reading(Scalar.Kind.INTEGER, Long.toString(value));
    }

    public static Reading ofBoolean(boolean value) {
        return new Reading(Scalar.Kind.BOOLEAN, Boolean.toString(value));
    }

    public static Reading ofFloat(double value) {
        return new Reading(Scalar.Kind.FLOAT, FloatText.of(value, LARGE_EXPONENT));
    }

    /** The value of a node; null, lists and mappings become texts: {@code <nil>}, {@code [a b]}, {@code map[k:v]}. */
    public static Reading of(Node node) {
        if (node instanceof Scalar scalar) {
            return switch (scalar.kind()) {
                case TEXT -> ofText(scalar.text());
                case NULL -> ofText("<nil>");
                case BOOLEAN -> ofBoolean(scalar.asBoolean());
                case FLOAT -> ofFloat(doubleValue(scalar.text()));
                case INTEGER ->
                    new Reading(
                            Scalar.Kind.INTEGER,
                            new String(JsonWriter.compact(scalar), StandardCharsets.US_ASCII).strip());
            };
        }
        return ofText(node instanceof Sequence list ? listText(list) : mappingText((Mapping) node));
    }

    private static String listText(Sequence list) {
        StringBuilder text = new StringBuilder("[");
        for (Node item : list.items()) {
            text.append(text.length() == 1 ? "" : " ").append(of(item).text());
        }
        return text.append(']').toString();
    }

    private static String mappingText(Mapping mapping) {
        StringBuilder text = new StringBuilder("map[");
        for (Map.Entry<String, Node> entry : new TreeMap<>(mapping.entries()).entrySet()) {
            text.append(text.length() == 4 ? "" : " ")
                    .append(entry.getKey())
                    .append(':')
                    .append(of(entry.getValue()).text());
        }
        return text.append(']').toString();
    }

    /** The number when it has no fraction and fits. */
    public Optional<Long> asInteger() {
        if (kind != Scalar.Kind.INTEGER && kind != Scalar.Kind.FLOAT) {
            return Optional.empty();
        }
        try {
            return Optional.of(new BigDecimal(text).longValueExact());
        } catch (ArithmeticException | NumberFormatException fractionOrNotFinite) {
            return Optional.empty();
        }
    }

    /** The text of a text; numbers and booleans have none. */
    public Optional<String> asText() {
        return kind == Scalar.Kind.TEXT ? Optional.of(text) : Optional.empty();
    }

    /** The value for a document. */
    public Node toNode() {
        return new Scalar(kind, text, Place.NONE);
    }

    private static double doubleValue(String text) {
        String plain = text.replace("_", "");
        char last = Character.toLowerCase(plain.charAt(plain.length() - 1));
        if (last == 'n') {
            return Double.NaN;
        }
        if (last == 'f') {
            return plain.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        return Double.parseDouble(plain);
    }
}
