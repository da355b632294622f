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

import java.util.Optional;
import run.aicr.document.FloatText;
import run.aicr.document.Place;
import run.aicr.document.Scalar;

/** Numbers as Go reads and prints them. */
final class Numbers {
    private static final int LARGE_EXPONENT = 21;

    private Numbers() {}

    /** A number constant of a template. */
    static Scalar literal(String text) {
        boolean hex = text.startsWith("0x") || text.startsWith("-0x");
        boolean decimal = !hex && (text.indexOf('.') >= 0 || text.indexOf('e') >= 0 || text.indexOf('E') >= 0);
        Scalar number = new Scalar(decimal ? Scalar.Kind.FLOAT : Scalar.Kind.INTEGER, text, Place.NONE);
        try {
            return decimal
                    ? of(Double.parseDouble(text.replace("_", "")))
                    : Scalar.integer(Long.parseLong(canonical(number)));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("not a number: " + text, e);
        }
    }

    static Scalar of(double value) {
        return new Scalar(Scalar.Kind.FLOAT, Double.toString(value), Place.NONE);
    }

    /** The value of an integer scalar that fits; empty otherwise. */
    static Optional<Long> integer(Scalar scalar) {
        if (scalar.kind() != Scalar.Kind.INTEGER) {
            return Optional.empty();
        }
        try {
            return Optional.of(Long.parseLong(canonical(scalar)));
        } catch (NumberFormatException tooLarge) {
            return Optional.empty();
        }
    }

    /** The value of a number scalar. */
    static double decimal(Scalar scalar) {
        String text = canonical(scalar);
        char last = Character.toLowerCase(text.charAt(text.length() - 1));
        if (last == 'n') {
            return Double.NaN;
        }
        if (last == 'f') {
            return text.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        return Double.parseDouble(text);
    }

    /** The number in print: integers plain, floats with the fewest digits and an exponent for large and small ones. */
    static String text(Scalar scalar) {
        return scalar.kind() == Scalar.Kind.INTEGER ? canonical(scalar) : FloatText.of(decimal(scalar), LARGE_EXPONENT);
    }

    private static String canonical(Scalar scalar) {
        return scalar.canonicalText();
    }
}
