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
import java.util.Optional;
import run.aicr.bundle.chart.Programs;
import run.aicr.bundle.chart.PullRules;
import run.aicr.bundle.deployer.BundleFile;
import run.aicr.bundle.deployer.DeploySettings;
import run.aicr.bundle.value.Overrides;
import run.aicr.bundle.value.SchedulingSettings;
import run.aicr.catalog.Catalog;
import run.aicr.deployment.Deployer;
import run.aicr.recipe.RecipeFile;

/**
 * What a bundle is made of, everything parsed.
 *
 * @param catalog the one that the recipe's files are in
 * @param data files of external data, by path; they become part of the bundle
 * @param only names of the components to take; absent for all
 * @param vendoring rules for charts that become part of the bundle; absent when none does
 * @param readiness whether gates wait for components
 * @param listsRecipe whether the checksums cover the recipe too; the HTTP interface never listed it
 * @param programVersion version of this program; empty when it has none
 * @param programs of others, for charts and kustomizations
 */
public record BundleRequest(
        RecipeFile recipe,
        Catalog catalog,
        List<BundleFile> data,
        Deployer deployer,
        DeploySettings settings,
        Overrides overrides,
        SchedulingSettings scheduling,
        Optional<List<String>> only,
        Optional<PullRules> vendoring,
        boolean readiness,
        boolean listsRecipe,
        String programVersion,
        Programs programs) {
    public BundleRequest {
        data = List.copyOf(data);
        only = only.map(List::copyOf);
    }
}
