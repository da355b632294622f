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
package run.aicr.bundle.deployer;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import run.aicr.document.Limits;
import run.aicr.document.Mapping;
import run.aicr.document.Node;
import run.aicr.document.Scalar;
import run.aicr.document.Sequence;
import run.aicr.document.YamlReader;

/** The forms of generated documents, as {@code forms.yaml} writes them down. */
record Forms(Mapping all) {
    static Forms read() throws IOException {
        try (InputStream in = Forms.class.getResourceAsStream("forms.yaml")) {
            Sequence list = (Sequence) YamlReader.read("forms.yaml", in.readAllBytes(), Limits.CATALOGUE_FILE);
            return new Forms((Mapping) list.items().getLast());
        }
    }

    /** What is wrong with a document, a line for each fault; its form is its {@code kind}. */
    List<String> faults(String name, Node document) {
        Node kind = ((Mapping) document).find("kind").orElse(Scalar.text("none"));
        return faults(name, document, ((Scalar) kind).text());
    }

    List<String> faults(String name, Node document, String form) {
        List<String> faults = new ArrayList<>();
        Node found = all.find(form).orElse(Scalar.text("no form for " + form));
        check(name, document, found, faults);
        return faults;
    }

    private static void check(String at, Node node, Node form, List<String> faults) {
        if (form instanceof Mapping keys && node instanceof Mapping mapping) {
            check(at, mapping, keys, faults);
        } else if (form instanceof Sequence list && node instanceof Sequence sequence) {
            for (int i = 0; i < sequence.items().size(); i++) {
                check(at + "[" + i + "]", sequence.items().get(i), list.items().get(0), faults);
            }
        } else if (!(form instanceof Scalar word) || !fits(node, word.text())) {
            faults.add(at + ": " + node + " does not fit " + form);
        }
    }

    private static void check(String at, Mapping mapping, Mapping keys, List<String> faults) {
        TreeSet<String> known = new TreeSet<>();
        for (Map.Entry<String, Node> entry : keys.entries().entrySet()) {
            String key = entry.getKey().replace("!", "");
            known.add(key);
            mapping.find(key).ifPresent(value -> check(at + "." + key, value, entry.getValue(), faults));
            if (entry.getKey().endsWith("!") && mapping.find(key).isEmpty()) {
                faults.add(at + ": '" + key + "' is missing");
            }
        }
        mapping.entries().keySet().stream()
                .filter(key -> !known.contains(key))
                .forEach(key -> faults.add(at + ": '" + key + "' is unknown"));
    }

    private static boolean fits(Node node, String word) {
        if (word.equals("any")) {
            return true;
        }
        if (!(node instanceof Scalar scalar)) {
            return false;
        }
        return switch (word) {
            case "bool" -> scalar.kind() == Scalar.Kind.BOOLEAN;
            case "int" -> scalar.kind() != Scalar.Kind.TEXT && scalar.text().matches("[0-9]+");
            default -> scalar.isText() && scalar.text().matches(word);
        };
    }
}
