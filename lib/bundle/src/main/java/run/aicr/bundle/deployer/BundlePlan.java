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

import java.util.List;
import run.aicr.recipe.RecipeFile;

/**
 * All that a deployer turns into files.
 *
 * @param recipe with the components of the bundle only
 * @param components in order of deployment
 * @param data files of external data, by path
 * @param programVersion version of this program; empty when it has none
 */
public record BundlePlan(
        RecipeFile recipe,
        List<PlannedComponent> components,
        List<BundleFile> data,
        DeploySettings settings,
        String programVersion) {
    public BundlePlan {
        components = List.copyOf(components);
        data = List.copyOf(data);
    }

    boolean isVendored() {
        return components.stream().anyMatch(c -> c.chart().isPresent());
    }

    boolean hasDynamicValues() {
        return components.stream().anyMatch(c -> !c.values().dynamicPaths().isEmpty());
    }
}
