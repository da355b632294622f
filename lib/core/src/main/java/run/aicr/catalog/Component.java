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

import java.util.List;
import java.util.Map;

/**
 * An entry of the component registry (spec recipe §5.1). Text that was not given is empty; so are lists.
 *
 * @param valueOverrideKeys further prefixes for value settings on the command line
 * @param healthCheckAssertFile relative path in the catalogue
 * @param gkeCriticalPriority on GKE the namespace needs a quota for critical priority classes
 * @param hasSelfRefCrds the chart ships a resource definition together with a resource of it
 * @param manifestsUseChartCrds attached manifests use resource definitions of the chart
 */
public record Component(
        String name,
        String displayName,
        List<String> valueOverrideKeys,
        Helm helm,
        Kustomize kustomize,
        Scheduling system,
        Scheduling accelerated,
        List<String> nodeCountPaths,
        List<String> workloadSelectorPaths,
        List<String> storageClassPaths,
        List<BundleCheck> validations,
        String healthCheckAssertFile,
        boolean gkeCriticalPriority,
        boolean hasSelfRefCrds,
        boolean manifestsUseChartCrds) {

    /** Defaults of a Helm component. */
    public record Helm(String repository, String chart, String version, String namespace) {
        public static final Helm NONE = new Helm("", "", "", "");

        /** The chart's name without a repository prefix. */
        public String chartName() {
            return chart.substring(chart.lastIndexOf('/') + 1);
        }
    }

    /** Defaults of a Kustomize component. */
    public record Kustomize(String source, String path, String tag) {
        public static final Kustomize NONE = new Kustomize("", "", "");
    }

    /** Dotted paths in the chart's values where scheduling settings are written. */
    public record Scheduling(
            List<String> nodeSelectorPaths,
            List<String> tolerationPaths,
            List<String> taintPaths,
            List<String> taintStrPaths) {
        public static final Scheduling NONE = new Scheduling(List.of(), List.of(), List.of(), List.of());
    }

    /**
     * A check at bundle time.
     *
     * @param severity {@code info}, {@code warning} or {@code error}
     * @param conditions criterion → accepted values; all criteria must hold
     */
    public record BundleCheck(String function, String severity, Map<String, List<String>> conditions, String message) {}

    /** {@code Kustomize} when the registry names a Kustomize source, else {@code Helm}. */
    public String type() {
        return kustomize.source().isEmpty() ? ComponentRef.HELM : ComponentRef.KUSTOMIZE;
    }
}
