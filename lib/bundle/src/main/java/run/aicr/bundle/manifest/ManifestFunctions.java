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
package run.aicr.bundle.manifest;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import run.aicr.document.Node;
import run.aicr.document.Scalar;
import run.aicr.document.YamlWriter;
import run.aicr.template.Functions;
import run.aicr.template.TemplateFunction;
import run.aicr.template.Values;

/** The functions of manifests beyond those of every template (spec bundle §6). */
final class ManifestFunctions {
    static final Functions ALL = Functions.builtIn().with(more());

    private ManifestFunctions() {}

    private static Map<String, TemplateFunction> more() {
        Map<String, TemplateFunction> functions = new TreeMap<>();
        functions.put("toYaml", a -> Scalar.text(yaml(exactly(a, 1).get(0))));
        functions.put("toString", a -> Scalar.text(Values.text(exactly(a, 1).get(0))));
        functions.put("nindent", a -> Scalar.text(indented(integer(exactly(a, 2).get(0)), text(a.get(1)))));
        functions.put("default", a -> isUnset(exactly(a, 2).get(1)) ? a.get(0) : a.get(1));
        functions.put("replace", a -> Scalar.text(text(exactly(a, 3).get(2)).replace(text(a.get(0)), text(a.get(1)))));
        functions.put("trunc", a -> Scalar.text(truncated(integer(exactly(a, 2).get(0)), text(a.get(1)))));
        functions.put(
                "trimSuffix", a -> Scalar.text(withoutSuffix(text(exactly(a, 2).get(0)), text(a.get(1)))));
        functions.put("quote", a -> Scalar.text(quoted(a)));
        return functions;
    }

    private static List<Node> exactly(List<Node> arguments, int count) {
        if (arguments.size() != count) {
            throw new IllegalArgumentException("needs " + count + " argument(s), has " + arguments.size());
        }
        return arguments;
    }

    private static String text(Node node) {
        if (node instanceof Scalar scalar && scalar.isText()) {
            return scalar.text();
        }
        throw new IllegalArgumentException("expected text, found " + node.kindName());
    }

    private static int integer(Node node) {
        if (node instanceof Scalar scalar && scalar.kind() == Scalar.Kind.INTEGER) {
            try {
                return Integer.parseInt(scalar.canonicalText());
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("too large: " + scalar.text(), e);
            }
        }
        throw new IllegalArgumentException("expected an integer, found " + node.kindName());
    }

    private static String yaml(Node node) {
        String yaml = new String(YamlWriter.write(node), StandardCharsets.UTF_8);
        return yaml.endsWith("\n") ? yaml.substring(0, yaml.length() - 1) : yaml;
    }

    private static String indented(int columns, String text) {
        if (columns < 0 || columns > 1000) {
            throw new IllegalArgumentException("cannot indent by " + columns);
        }
        String indent = " ".repeat(columns);
        StringBuilder out = new StringBuilder();
        for (String line : text.split("\n", -1)) {
            out.append('\n').append(line.isEmpty() ? "" : indent).append(line);
        }
        return out.toString();
    }

    private static boolean isUnset(Node node) {
        return node instanceof Scalar scalar
                && (scalar.isNull() || scalar.isText() && scalar.text().isEmpty());
    }

    /** Counts bytes, as Kubernetes does for its names; a negative number keeps the end. */
    private static String truncated(int count, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (count >= 0) {
            return bytes.length <= count ? text : new String(bytes, 0, count, StandardCharsets.UTF_8);
        }
        int kept = Math.min(bytes.length, -count);
        return new String(bytes, bytes.length - kept, kept, StandardCharsets.UTF_8);
    }

    private static String withoutSuffix(String suffix, String text) {
        return text.endsWith(suffix) ? text.substring(0, text.length() - suffix.length()) : text;
    }

    private static String quoted(List<Node> arguments) {
        StringBuilder quoted = new StringBuilder();
        for (Node argument : arguments) {
            if (!(argument instanceof Scalar scalar && scalar.isNull())) {
                quoted.append(quoted.isEmpty() ? "" : " ").append(Values.quoted(Values.text(argument)));
            }
        }
        return quoted.toString();
    }
}
