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
package run.aicr.bundle.value;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import run.aicr.catalog.Component;
import run.aicr.document.Mapping;
import run.aicr.document.Node;
import run.aicr.document.Scalar;
import run.aicr.document.Sequence;
import run.aicr.scheduling.NodeSelector;

/** Writes scheduling and storage settings to the paths that the registry names for a component (spec bundle §4.5). */
final class Injection {
    private final Component component;
    private final Mapping inline;
    private final Set<ValuePath> set;
    private final List<ValuePath> dynamic;
    private Mapping values;

    /**
     * Prepares one component.
     *
     * @param inline overrides that the recipe carries
     * @param set paths of {@code --set}
     * @param dynamic paths of {@code --dynamic}
     */
    Injection(Component component, Mapping inline, Set<ValuePath> set, List<ValuePath> dynamic, Mapping values) {
        this.component = component;
        this.inline = inline;
        this.set = set;
        this.dynamic = dynamic;
        this.values = values;
    }

    /** What happens at a path. */
    private enum Policy {
        KEEP,
        APPEND,
        REPLACE
    }

    Mapping apply(SchedulingSettings settings) {
        nodes(component.system(), settings.system());
        nodes(component.accelerated(), settings.accelerated());
        select(component.workloadSelectorPaths(), settings.workload());
        if (settings.gate().isPresent()) {
            put(
                    component.accelerated().taintStrPaths(),
                    Scalar.text(settings.gate().get().text()));
        }
        if (settings.nodes() > 0) {
            put(component.nodeCountPaths(), Scalar.integer(settings.nodes()));
        }
        if (!settings.storageClass().isEmpty()) {
            List<String> unset = new ArrayList<>(component.storageClassPaths());
            unset.removeIf(path -> set.contains(ValuePath.of(path)));
            put(unset, Scalar.text(settings.storageClass()));
        }
        return values;
    }

    private void nodes(Component.Scheduling paths, SchedulingSettings.Nodes nodes) {
        select(paths.nodeSelectorPaths(), nodes.selector());
        tolerate(paths.tolerationPaths(), nodes.tolerationNodes());
    }

    private void select(List<String> paths, NodeSelector selector) {
        if (selector.labels().isEmpty()) {
            return;
        }
        for (String text : paths) {
            ValuePath path = ValuePath.of(text);
            if (policy(path) != Policy.KEEP) {
                values = path.force(values, SchedulingSettings.node(selector));
            }
        }
    }

    private void tolerate(List<String> paths, Sequence tolerations) {
        for (String text : paths) {
            ValuePath path = ValuePath.of(text);
            switch (policy(path)) {
                case KEEP -> {}
                case APPEND -> values = path.force(values, appended(path.find(values), tolerations));
                case REPLACE -> values = path.force(values, tolerations);
            }
        }
    }

    private static Node appended(Optional<Node> there, Sequence more) {
        if (there.isPresent() && there.get() instanceof Sequence list) {
            List<Node> items = new ArrayList<>(list.items());
            items.addAll(more.items());
            return Sequence.of(items);
        }
        return more;
    }

    private void put(List<String> paths, Node value) {
        for (String path : paths) {
            values = ValuePath.of(path).force(values, value);
        }
    }

    private Policy policy(ValuePath path) {
        Optional<Node> given = path.find(inline);
        if (dynamic.contains(path) || given.isPresent() && isNothing(given.get())) {
            return Policy.KEEP;
        }
        return given.isPresent() || set.contains(path) ? Policy.APPEND : Policy.REPLACE;
    }

    private static boolean isNothing(Node node) {
        return switch (node) {
            case Mapping mapping -> mapping.isEmpty();
            case Sequence list -> list.items().isEmpty();
            case Scalar scalar -> scalar.isNull();
        };
    }
}
