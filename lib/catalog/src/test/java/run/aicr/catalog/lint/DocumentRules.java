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
package run.aicr.catalog.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import run.aicr.document.Mapping;

/** Rule 1. */
final class DocumentRules {
    static final List<Rule> RULES = List.of(new Rule(
            1, "every recipe file parses and has the right kind, apiVersion and name", DocumentRules::documents));

    private static final String API_VERSION = "aicr.run/v1alpha2";

    private DocumentRules() {}

    private static List<String> documents(LintTree tree) {
        List<String> findings = new ArrayList<>(tree.unreadable());
        if (tree.document("overlays/base.yaml").isEmpty()) {
            findings.add("overlays/base.yaml is missing");
        }
        for (Map.Entry<String, Mapping> file : tree.recipeFiles().entrySet()) {
            String path = file.getKey();
            String kind = path.startsWith("mixins/") ? "RecipeMixin" : "RecipeMetadata";
            String name = path.substring(path.lastIndexOf('/') + 1).replace(".yaml", "");
            expect(findings, path, "kind", kind, At.text(file.getValue(), "kind"));
            expect(findings, path, "apiVersion", API_VERSION, At.text(file.getValue(), "apiVersion"));
            expect(findings, path, "metadata.name", name, At.text(file.getValue(), "metadata", "name"));
        }
        if (findings.isEmpty() && !tree.loadFault().isEmpty()) {
            findings.add("the tree cannot be loaded: " + tree.loadFault());
        }
        return findings;
    }

    private static void expect(List<String> findings, String path, String key, String expected, String found) {
        if (!found.equals(expected)) {
            findings.add(path + ": " + key + " is \"" + found + "\"; \"" + expected + "\" is expected");
        }
    }
}
