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
package run.aicr.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import run.aicr.document.Fields;
import run.aicr.document.Mapping;
import run.aicr.document.Node;
import run.aicr.document.Sequence;
import run.aicr.error.AicrException;

/** Binds the component registry to its records (spec recipe §5.1). */
final class RegistryBinder {
    private final UnknownKeys unknownKeys;

    RegistryBinder(UnknownKeys unknownKeys) {
        this.unknownKeys = unknownKeys;
    }

    /** The entries of a component registry, in order (spec recipe §5.1). */
    List<Component> components(Fields document) {
        document.textOrEmpty("apiVersion");
        document.textOrEmpty("kind");
        List<Component> components = new ArrayList<>();
        for (Fields fields : document.list("components")) {
            components.add(component(fields));
        }
        unknownKeys.check(document);
        return components;
    }

    private static void refuseReserved(Component component) {
        String name = component.name();
        String reserved = "deployer";
        if (name.equals(reserved)) {
            throw AicrException.invalidRequest("registry component \"" + reserved
                    + "\" uses the reserved deployer override key as its name; rename the component");
        }
        if (component.valueOverrideKeys().contains(reserved)) {
            throw AicrException.invalidRequest("registry component \"" + name
                    + "\" declares the reserved override key \"" + reserved + "\"; choose another key");
        }
    }

    /** One entry. */
    Component component(Fields fields) {
        Optional<Fields> scheduling = fields.fields("nodeScheduling");
        Optional<Fields> pods = fields.fields("podScheduling").flatMap(f -> f.fields("workload"));
        Component component = new Component(
                fields.requiredText("name"),
                fields.textOrEmpty("displayName"),
                fields.texts("valueOverrideKeys"),
                fields.fields("helm").map(this::helm).orElse(Component.Helm.NONE),
                fields.fields("kustomize").map(this::kustomize).orElse(Component.Kustomize.NONE),
                scheduling(scheduling, "system"),
                scheduling(scheduling, "accelerated"),
                scheduling.map(f -> f.texts("nodeCountPaths")).orElse(List.of()),
                pods.map(f -> f.texts("workloadSelectorPaths")).orElse(List.of()),
                fields.texts("storageClassPaths"),
                bundleChecks(fields.list("validations")),
                fields.fields("healthCheck")
                        .map(f -> f.textOrEmpty("assertFile"))
                        .orElse(""),
                fields.bool("gkeCriticalPriority", false),
                fields.bool("hasSelfRefCRDs", false),
                fields.bool("manifestsUseChartCRDs", false));
        fields.node("testTier"); // read by test tools of the catalogue only
        unknownKeys.check(fields);
        refuseReserved(component);
        return component;
    }

    private Component.Helm helm(Fields fields) {
        Component.Helm helm = new Component.Helm(
                fields.textOrEmpty("defaultRepository"),
                fields.textOrEmpty("defaultChart"),
                fields.textOrEmpty("defaultVersion"),
                fields.textOrEmpty("defaultNamespace"));
        unknownKeys.check(fields);
        return helm;
    }

    private Component.Kustomize kustomize(Fields fields) {
        Component.Kustomize kustomize = new Component.Kustomize(
                fields.textOrEmpty("defaultSource"),
                fields.textOrEmpty("defaultPath"),
                fields.textOrEmpty("defaultTag"));
        unknownKeys.check(fields);
        return kustomize;
    }

    private Component.Scheduling scheduling(Optional<Fields> parent, String key) {
        Optional<Fields> found = parent.flatMap(f -> f.fields(key));
        if (found.isEmpty()) {
            return Component.Scheduling.NONE;
        }
        Fields fields = found.get();
        Component.Scheduling scheduling = new Component.Scheduling(
                fields.texts("nodeSelectorPaths"),
                fields.texts("tolerationPaths"),
                fields.texts("taintPaths"),
                fields.texts("taintStrPaths"));
        unknownKeys.check(fields);
        return scheduling;
    }

    private List<Component.BundleCheck> bundleChecks(List<Fields> list) {
        List<Component.BundleCheck> checks = new ArrayList<>();
        for (Fields fields : list) {
            Map<String, List<String>> conditions = new TreeMap<>();
            for (Map.Entry<String, Node> condition :
                    fields.mappingOrEmpty("conditions").entries().entrySet()) {
                conditions.put(condition.getKey(), texts(condition.getValue()));
            }
            checks.add(new Component.BundleCheck(
                    fields.textOrEmpty("function"),
                    fields.textOrEmpty("severity"),
                    conditions,
                    fields.textOrEmpty("message")));
            unknownKeys.check(fields);
        }
        return checks;
    }

    private static List<String> texts(Node node) {
        Fields holder = Fields.of(Mapping.of(Map.of("conditions", node)), "");
        return node instanceof Sequence ? holder.texts("conditions") : List.of(holder.textOrEmpty("conditions"));
    }
}
