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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import run.aicr.document.Fields;
import run.aicr.document.Mapping;
import run.aicr.document.Node;
import run.aicr.error.AicrException;

/**
 * The component registry of external data, laid over the built-in one (spec recipe §16.3): an entry replaces the built-in
 * entry of its name as a whole, or, with {@code merge: true}, only the fields that it names (§26 item 20).
 */
final class ExternalRegistry {
    private static final String MERGE = "merge";

    private final Catalog embedded;
    private final List<String> warnings;
    private final RegistryBinder binder;

    ExternalRegistry(Catalog embedded, List<String> warnings) {
        this.embedded = embedded;
        this.warnings = warnings;
        this.binder = new RegistryBinder(UnknownKeys.reportedTo(warnings));
    }

    /** All components: the built-in order, then new ones. */
    Map<String, Component> over(Mapping document) {
        Map<String, Component> merged = new LinkedHashMap<>();
        for (String name : embedded.componentNames()) {
            merged.put(name, embedded.component(name).orElseThrow());
        }
        Fields fields = Fields.of(document, "");
        warnAboutVersion(fields);
        List<String> seen = new ArrayList<>();
        for (Fields entry : fields.list("components")) {
            Component component = component(entry);
            if (seen.contains(component.name())) {
                throw LayeredCatalog.duplicateComponent(component.name());
            }
            seen.add(component.name());
            merged.put(component.name(), component);
        }
        return merged;
    }

    private void warnAboutVersion(Fields document) {
        String version = document.textOrEmpty("apiVersion");
        if (!version.isEmpty() && !version.equals("aicr.run/v1alpha2")) {
            warnings.add(document.place().source() + ": apiVersion \"" + version
                    + "\" is not the one of this program, aicr.run/v1alpha2; read as if it were");
        }
    }

    private Component component(Fields entry) {
        String name = entry.requiredText("name");
        Optional<Component> builtIn = embedded.component(name);
        if (entry.bool(MERGE, false) && builtIn.isPresent()) {
            Map<String, Node> own = new LinkedHashMap<>(entry.mapping().entries());
            own.remove(MERGE);
            Mapping merged = Overrides.merge(builtInEntry(name), new Mapping(own, entry.place()));
            return binder.component(Fields.of(merged, "components." + name));
        }
        Component component = binder.component(entry);
        builtIn.ifPresent(before -> warnAboutLoss(before, component));
        return component;
    }

    private Mapping builtInEntry(String name) {
        byte[] bytes = embedded.file(TreeLoader.REGISTRY)
                .orElseThrow(() -> new IllegalStateException("the built-in catalogue has no registry"));
        Fields document = Fields.of(TreeLoader.mapping(TreeLoader.REGISTRY, bytes, ""), "");
        for (Fields entry : document.list("components")) {
            if (entry.textOrEmpty("name").equals(name)) {
                return entry.mapping();
            }
        }
        throw AicrException.invalidRequest("component \"" + name + "\" is not in the built-in registry");
    }

    private void warnAboutLoss(Component before, Component after) {
        List<String> lost = new ArrayList<>();
        BiConsumer<String, Function<Component, Object>> compare = (field, read) -> {
            if (!isEmpty(read.apply(before)) && isEmpty(read.apply(after))) {
                lost.add(field);
            }
        };
        compare.accept("valueOverrideKeys", Component::valueOverrideKeys);
        compare.accept("healthCheck", Component::healthCheckAssertFile);
        compare.accept("nodeScheduling.system", Component::system);
        compare.accept("nodeScheduling.accelerated", Component::accelerated);
        compare.accept("nodeScheduling.nodeCountPaths", Component::nodeCountPaths);
        compare.accept("podScheduling.workload", Component::workloadSelectorPaths);
        compare.accept("storageClassPaths", Component::storageClassPaths);
        compare.accept("validations", Component::validations);
        compare.accept("gkeCriticalPriority", Component::gkeCriticalPriority);
        compare.accept("hasSelfRefCRDs", Component::hasSelfRefCrds);
        compare.accept("manifestsUseChartCRDs", Component::manifestsUseChartCrds);
        if (!lost.isEmpty()) {
            warnings.add("the external registry entry \"" + after.name() + "\" replaces the built-in one without its "
                    + String.join(", ", lost) + "; add 'merge: true' to the entry to keep what it does not name");
        }
    }

    private static boolean isEmpty(Object value) {
        return value.equals("")
                || value.equals(List.of())
                || value.equals(false)
                || value.equals(Component.Scheduling.NONE);
    }
}
