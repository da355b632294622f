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
package run.aicr.bundle;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import run.aicr.bundle.value.ComponentKeys;
import run.aicr.bundle.value.Overrides;
import run.aicr.bundle.value.ProducedValues;
import run.aicr.bundle.value.SchedulingSettings;
import run.aicr.bundle.value.ValuePath;
import run.aicr.catalog.Catalog;
import run.aicr.catalog.Component;
import run.aicr.catalog.Component.BundleCheck;
import run.aicr.criteria.Criteria;
import run.aicr.criteria.Dimension;
import run.aicr.document.Mapping;
import run.aicr.document.Scalar;
import run.aicr.error.AicrException;

/** The checks that the registry attaches to components (spec bundle §3.3). */
final class ComponentChecks {
    private static final String NETWORK_OPERATOR = "network-operator";
    private static final String GPU_OPERATOR = "gpu-operator";
    private static final ValuePath HOST_MOFED = ValuePath.of("driver.rdma.useHostMofed");

    private final Criteria criteria;
    private final SchedulingSettings scheduling;
    private final ComponentKeys keys;
    private final Overrides overrides;

    ComponentChecks(Criteria criteria, SchedulingSettings scheduling, ComponentKeys keys, Overrides overrides) {
        this.criteria = criteria;
        this.scheduling = scheduling;
        this.keys = keys;
        this.overrides = overrides;
    }

    /**
     * Runs the checks of all components.
     *
     * @param notes receives findings of severity warning
     * @param remarks receives findings of severity info
     * @throws AicrException INVALID_REQUEST for a finding of severity error, and for a check that nobody knows
     */
    void run(Catalog catalog, List<ProducedValues> components, List<String> notes, List<String> remarks) {
        for (ProducedValues values : components) {
            String name = values.ref().name();
            for (BundleCheck check :
                    catalog.component(name).map(Component::validations).orElse(List.of())) {
                Optional<String> finding = finding(name, check, components);
                if (finding.isPresent()) {
                    report(check, finding.get() + ". " + check.message(), notes, remarks);
                }
            }
        }
    }

    private static void report(BundleCheck check, String text, List<String> notes, List<String> remarks) {
        switch (check.severity()) {
            case "error" -> throw AicrException.invalidRequest("component validation failed: " + text);
            case "info" -> remarks.add(text);
            default -> notes.add("Warning: " + text);
        }
    }

    private Optional<String> finding(String name, BundleCheck check, List<ProducedValues> components) {
        boolean applies = applies(check.conditions());
        return switch (check.function()) {
            case "CheckWorkloadSelectorMissing" ->
                found(applies && scheduling.workload().labels().isEmpty(), name + " has no --workload-selector");
            case "CheckAcceleratedSelectorMissing" ->
                found(
                        applies && scheduling.accelerated().selector().labels().isEmpty(),
                        name + " has no --accelerated-node-selector");
            case "CheckHostMofedWithoutNetworkOperator" ->
                found(
                        applies && isOff(NETWORK_OPERATOR) && usesHostMofed(components),
                        name + " expects the drivers of " + NETWORK_OPERATOR + ", which is left out");
            default ->
                throw AicrException.invalidRequest(
                        "component \"" + name + "\" has an unknown validation function \"" + check.function() + "\"");
        };
    }

    private static Optional<String> found(boolean isFound, String text) {
        return isFound ? Optional.of(text) : Optional.empty();
    }

    private boolean isOff(String component) {
        return overrides.enabled(keys.of(component)).filter(on -> !on).isPresent();
    }

    /** Unless the values say that the driver does not use it. */
    private static boolean usesHostMofed(List<ProducedValues> components) {
        for (ProducedValues values : components) {
            if (values.ref().name().equals(GPU_OPERATOR)) {
                Mapping all = values.all();
                return HOST_MOFED
                        .find(all)
                        .filter(node -> node instanceof Scalar scalar
                                && scalar.canonicalText().equalsIgnoreCase("false"))
                        .isEmpty();
            }
        }
        return true;
    }

    private boolean applies(Map<String, List<String>> conditions) {
        for (Dimension dimension : Dimension.values()) {
            List<String> accepted = conditions.get(dimension.word());
            if (accepted != null && !accepted.contains(criteria.value(dimension))) {
                return false;
            }
        }
        return !criteria.equals(Criteria.ABSENT);
    }
}
