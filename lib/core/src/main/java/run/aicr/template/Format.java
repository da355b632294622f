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

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import run.aicr.document.Node;
import run.aicr.document.Scalar;

/** {@code printf}: {@code %v %s %q %d %t %x %X %f %e %g %%} with width, precision and the flags {@code - 0 +}. */
final class Format {
    private final String format;
    private final List<Node> values;
    private final StringBuilder out = new StringBuilder();
    private int at;
    private int used;

    private Format(String format, List<Node> values) {
        this.format = format;
        this.values = values;
    }

    static String of(List<Node> arguments) {
        if (arguments.isEmpty() || !(arguments.get(0) instanceof Scalar format) || !format.isText()) {
            throw new IllegalArgumentException("the first argument must be the format");
        }
        return new Format(format.text(), arguments.subList(1, arguments.size())).formatted();
    }

    private String formatted() {
        while (at < format.length()) {
            char c = format.charAt(at++);
            if (c == '%') {
                verb();
            } else {
                out.append(c);
            }
        }
        if (used < values.size()) {
            throw new IllegalArgumentException("more values than the format has places");
        }
        return out.toString();
    }

    private void verb() {
        String flags = "";
        while (at < format.length() && "-0+ #".indexOf(format.charAt(at)) >= 0) {
            flags += format.charAt(at++);
        }
        int width = number();
        int precision = -1;
        if (at < format.length() && format.charAt(at) == '.') {
            at++;
            precision = Math.max(0, number());
        }
        if (at == format.length()) {
            throw new IllegalArgumentException("the format ends within a place");
        }
        char verb = format.charAt(at++);
        if (verb == '%') {
            out.append('%');
            return;
        }
        if (used == values.size()) {
            throw new IllegalArgumentException("fewer values than the format has places");
        }
        out.append(padded(text(verb, values.get(used++), precision, flags), width, flags));
    }

    private int number() {
        int start = at;
        while (at < format.length() && Character.isDigit(format.charAt(at)) && at - start < 4) {
            at++;
        }
        return start == at ? -1 : Integer.parseInt(format.substring(start, at));
    }

    private static String text(char verb, Node value, int precision, String flags) {
        return switch (verb) {
            case 'v' -> Printing.text(value);
            case 's' -> shortened(Printing.text(value), precision);
            case 'q' -> Printing.quoted(shortened(Printing.text(value), precision));
            case 't' -> kind(value, Scalar.Kind.BOOLEAN, "a boolean").canonicalText();
            case 'd' -> signed(kind(value, Scalar.Kind.INTEGER, "an integer").canonicalText(), flags);
            case 'x', 'X' -> hex(value, verb == 'X');
            case 'f', 'F' -> signed(fixed(value, precision), flags);
            case 'g', 'e' -> Printing.text(value);
            default -> throw new IllegalArgumentException("unknown place %" + verb);
        };
    }

    private static Scalar kind(Node value, Scalar.Kind kind, String expected) {
        if (value instanceof Scalar scalar && scalar.kind() == kind) {
            return scalar;
        }
        throw new IllegalArgumentException("expected " + expected + ", found " + value.kindName());
    }

    private static String fixed(Node value, int precision) {
        if (value instanceof Scalar scalar && scalar.kind() == Scalar.Kind.FLOAT) {
            return String.format(Locale.ROOT, "%." + (precision < 0 ? 6 : precision) + "f", Numbers.decimal(scalar));
        }
        throw new IllegalArgumentException("expected a number with a fraction, found " + value.kindName());
    }

    private static String hex(Node value, boolean upper) {
        String hex;
        if (value instanceof Scalar scalar && scalar.isText()) {
            hex = HexFormat.of().formatHex(scalar.text().getBytes(StandardCharsets.UTF_8));
        } else {
            hex = Long.toString(
                    Numbers.integer(kind(value, Scalar.Kind.INTEGER, "an integer"))
                            .orElse(0L),
                    16);
        }
        return upper ? hex.toUpperCase(Locale.ROOT) : hex;
    }

    private static String signed(String number, String flags) {
        return flags.indexOf('+') >= 0 && !number.startsWith("-") ? "+" + number : number;
    }

    private static String shortened(String text, int precision) {
        return precision < 0 || text.codePointCount(0, text.length()) <= precision
                ? text
                : text.substring(0, text.offsetByCodePoints(0, precision));
    }

    private static String padded(String text, int width, String flags) {
        int missing = width - text.codePointCount(0, text.length());
        if (missing <= 0) {
            return text;
        }
        if (flags.indexOf('-') >= 0) {
            return text + " ".repeat(missing);
        }
        if (flags.indexOf('0') >= 0) {
            boolean sign = text.startsWith("-") || text.startsWith("+");
            return (sign ? text.substring(0, 1) : "") + "0".repeat(missing) + (sign ? text.substring(1) : text);
        }
        return " ".repeat(missing) + text;
    }
}
