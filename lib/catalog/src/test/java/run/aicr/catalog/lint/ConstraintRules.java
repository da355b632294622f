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
import java.util.Set;
import java.util.regex.Pattern;
import run.aicr.constraint.Expression;
import run.aicr.document.Mapping;
import run.aicr.error.AicrException;

/** Rule 6. */
final class ConstraintRules {
    static final List<Rule> RULES = List.of(new Rule(
            6, "constraints name a reading of a node or server, and their expressions parse", ConstraintRules::check));

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]+\\.[A-Za-z0-9_/.-]+\\.[A-Za-z0-9_/.-]+");
    private static final Set<String> TYPES = Set.of("K8s", "OS", "GPU", "SystemD");

    private ConstraintRules() {}

    private static List<String> check(LintTree tree) {
        List<String> findings = new ArrayList<>();
        tree.recipeFiles().forEach((path, document) -> {
            for (Mapping constraint : LintTree.mappings(document, "spec", "constraints")) {
                String name = At.text(constraint, "name");
                int dot = name.indexOf('.');
                if (!NAME.matcher(name).matches() || !TYPES.contains(name.substring(0, Math.max(dot, 0)))) {
                    findings.add(path + ": constraint \"" + name + "\" names no reading of " + TYPES);
                }
                expression(findings, path, constraint);
            }
            for (String phase :
                    At.mapping(document, "spec", "validation").entries().keySet()) {
                LintTree.mappings(document, "spec", "validation", phase, "constraints")
                        .forEach(constraint -> expression(findings, path, constraint));
            }
        });
        return findings;
    }

    private static void expression(List<String> findings, String path, Mapping constraint) {
        String value = At.text(constraint, "value");
        String place = path + ": constraint \"" + At.text(constraint, "name") + "\" ";
        try {
            String operand = Expression.parse(value).operand();
            if (!operand.isEmpty() && "=<>!~".indexOf(operand.charAt(0)) >= 0) {
                findings.add(place + "reads \"" + operand + "\" as text to be equal to; is an operator meant?");
            }
        } catch (AicrException e) {
            findings.add(place + e.getMessage());
        }
    }
}
