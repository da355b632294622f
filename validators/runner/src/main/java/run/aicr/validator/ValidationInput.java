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
package run.aicr.validator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import run.aicr.document.Fields;
import run.aicr.document.Mapping;
import run.aicr.document.Node;
import run.aicr.error.AicrException;

/**
 * What the recipe asks for, as the run hands it to every validator (spec validate §4).
 *
 * @param components component references in the order of the recipe
 * @param constraints constraint values by phase and name, such as {@code performance} → {@code inference-throughput}
 * @param gpuAllocationPolicy {@code unspecified} when absent
 * @param document the whole document
 */
public record ValidationInput(
        List<Component> components,
        Map<String, Map<String, String>> constraints,
        String gpuAllocationPolicy,
        Mapping document) {
    private static final String API_VERSION = "validator.nvidia.com/v1alpha1";
    private static final String KIND = "ValidationInput";
    private static final List<String> PHASES = List.of("readiness", "deployment", "performance", "conformance");

    /**
     * A component reference.
     *
     * @param namespace empty when the recipe names none
     * @param enabled unless {@code overrides.enabled} is false
     */
    public record Component(String name, String namespace, boolean enabled) {}

    public ValidationInput {
        components = List.copyOf(components);
        constraints = Map.copyOf(constraints);
    }

    /**
     * Binds the document.
     *
     * @throws AicrException INVALID_REQUEST with file, line and field
     */
    public static ValidationInput of(Node node) {
        Fields fields = Fields.of(node, "");
        expect(fields, "kind", KIND);
        expect(fields, "apiVersion", API_VERSION);
        List<Component> components = new ArrayList<>();
        for (Fields component : fields.list("componentRefs")) {
            boolean enabled = component
                    .fields("overrides")
                    .map(o -> o.bool("enabled", true))
                    .orElse(true);
            components.add(new Component(component.requiredText("name"), component.textOrEmpty("namespace"), enabled));
        }
        Map<String, Map<String, String>> constraints = new LinkedHashMap<>();
        Optional<Fields> config = fields.fields("config");
        for (String phase : PHASES) {
            constraints.put(
                    phase,
                    config.flatMap(c -> c.fields(phase))
                            .map(ValidationInput::constraintsOf)
                            .orElse(Map.of()));
        }
        String policy = fields.text("gpuAllocationPolicy").orElse("unspecified");
        return new ValidationInput(components, constraints, policy, (Mapping) node);
    }

    /** The value of a constraint, such as {@code >= 50000}; of a name that occurs twice the first counts. */
    public Optional<String> constraint(String phase, String name) {
        return Optional.ofNullable(constraints.getOrDefault(phase, Map.of()).get(name));
    }

    /** The component of this name, when it is in the recipe and enabled. */
    public Optional<Component> enabledComponent(String name) {
        return components.stream()
                .filter(c -> c.enabled() && c.name().equals(name))
                .findFirst();
    }

    private static Map<String, String> constraintsOf(Fields phase) {
        Map<String, String> values = new LinkedHashMap<>();
        for (Fields constraint : phase.list("constraints")) {
            values.putIfAbsent(constraint.requiredText("name"), constraint.textOrEmpty("value"));
        }
        return Map.copyOf(values);
    }

    private static void expect(Fields fields, String key, String expected) {
        String found = fields.requiredText(key);
        if (!found.equals(expected)) {
            throw AicrException.invalidRequest(
                    fields.place() + ": '" + key + "' must be '" + expected + "', found '" + found + "'");
        }
    }
}
