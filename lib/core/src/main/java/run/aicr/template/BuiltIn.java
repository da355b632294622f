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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import run.aicr.document.Mapping;
import run.aicr.document.Node;
import run.aicr.document.Scalar;
import run.aicr.document.Sequence;

/** The functions that every Go template has. */
final class BuiltIn {
    private BuiltIn() {}

    static Map<String, TemplateFunction> functions() {
        Map<String, TemplateFunction> functions = new TreeMap<>();
        // The evaluator computes these two itself: they do not look at all arguments.
        functions.put("and", arguments -> arguments.get(arguments.size() - 1));
        functions.put("or", arguments -> arguments.get(0));
        functions.put("not", arguments -> Scalar.bool(!Printing.isTrue(one(arguments))));
        functions.put("eq", arguments -> Scalar.bool(equalsAny(arguments)));
        functions.put("ne", arguments -> {
            two(arguments);
            return Scalar.bool(!equalsAny(arguments));
        });
        functions.put("lt", arguments -> Scalar.bool(compared(arguments) < 0));
        functions.put("le", arguments -> Scalar.bool(compared(arguments) <= 0));
        functions.put("gt", arguments -> Scalar.bool(compared(arguments) > 0));
        functions.put("ge", arguments -> Scalar.bool(compared(arguments) >= 0));
        functions.put("index", BuiltIn::index);
        functions.put("len", arguments -> Scalar.integer(length(one(arguments))));
        functions.put("print", arguments -> Scalar.text(printed(arguments)));
        functions.put("println", arguments -> Scalar.text(printedLine(arguments)));
        functions.put("printf", arguments -> Scalar.text(Format.of(arguments)));
        return functions;
    }

    private static Node one(List<Node> arguments) {
        if (arguments.size() != 1) {
            throw new IllegalArgumentException("needs one argument, has " + arguments.size());
        }
        return arguments.get(0);
    }

    private static void two(List<Node> arguments) {
        if (arguments.size() != 2) {
            throw new IllegalArgumentException("needs two arguments, has " + arguments.size());
        }
    }

    private static boolean equalsAny(List<Node> arguments) {
        if (arguments.size() < 2) {
            throw new IllegalArgumentException("needs two arguments or more");
        }
        Scalar first = comparable(arguments.get(0));
        for (Node other : arguments.subList(1, arguments.size())) {
            if (equal(first, comparable(other))) {
                return true;
            }
        }
        return false;
    }

    private static Scalar comparable(Node node) {
        if (node instanceof Scalar scalar) {
            return scalar;
        }
        throw new IllegalArgumentException("cannot compare " + node.kindName());
    }

    private static boolean equal(Scalar a, Scalar b) {
        if (a.isNull() || b.isNull()) {
            return a.isNull() && b.isNull();
        }
        sameKind(a, b);
        return switch (a.kind()) {
            case BOOLEAN -> a.asBoolean() == b.asBoolean();
            case INTEGER, FLOAT -> a.canonicalText().equals(b.canonicalText());
            default -> a.text().equals(b.text());
        };
    }

    private static void sameKind(Scalar a, Scalar b) {
        if (a.kind() != b.kind()) {
            throw new IllegalArgumentException("cannot compare " + a.kindName() + " with " + b.kindName());
        }
    }

    private static int compared(List<Node> arguments) {
        two(arguments);
        Scalar a = comparable(arguments.get(0));
        Scalar b = comparable(arguments.get(1));
        sameKind(a, b);
        return switch (a.kind()) {
            case INTEGER, FLOAT -> Double.compare(Numbers.decimal(a), Numbers.decimal(b));
            case TEXT -> a.text().compareTo(b.text());
            default -> throw new IllegalArgumentException("cannot order " + a.kindName());
        };
    }

    private static Node index(List<Node> arguments) {
        if (arguments.isEmpty()) {
            throw new IllegalArgumentException("needs an argument");
        }
        Node value = arguments.get(0);
        for (Node key : arguments.subList(1, arguments.size())) {
            value = item(value, key);
        }
        return value;
    }

    private static Node item(Node value, Node key) {
        if (value instanceof Mapping mapping) {
            if (key instanceof Scalar name && name.isText()) {
                return mapping.find(name.text()).orElse(Part.NONE);
            }
            throw new IllegalArgumentException("the key of a mapping must be text, found " + key.kindName());
        }
        if (value instanceof Sequence list) {
            Optional<Long> at = key instanceof Scalar number ? Numbers.integer(number) : Optional.empty();
            if (at.isEmpty()) {
                throw new IllegalArgumentException("the index of a list must be an integer, found " + key.kindName());
            }
            if (at.get() < 0 || at.get() >= list.items().size()) {
                throw new IllegalArgumentException("index " + at.get() + " is out of a list of "
                        + list.items().size());
            }
            return list.items().get(at.get().intValue());
        }
        throw new IllegalArgumentException("cannot index " + value.kindName());
    }

    private static long length(Node value) {
        if (value instanceof Mapping mapping) {
            return mapping.entries().size();
        }
        if (value instanceof Sequence list) {
            return list.items().size();
        }
        if (value instanceof Scalar scalar && scalar.isText()) {
            return scalar.text().getBytes(StandardCharsets.UTF_8).length;
        }
        throw new IllegalArgumentException(value.kindName() + " has no length");
    }

    /** A blank stands between two values when neither is text. */
    private static String printed(List<Node> arguments) {
        StringBuilder text = new StringBuilder();
        boolean afterText = true;
        for (Node argument : arguments) {
            boolean isText = argument instanceof Scalar scalar && scalar.isText();
            text.append(afterText || isText ? "" : " ").append(Printing.text(argument));
            afterText = isText;
        }
        return text.toString();
    }

    private static String printedLine(List<Node> arguments) {
        StringBuilder text = new StringBuilder();
        for (Node argument : arguments) {
            text.append(text.isEmpty() ? "" : " ").append(Printing.text(argument));
        }
        return text.append('\n').toString();
    }
}
