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

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Numbered folders with scripts: Helm and bash are all it takes (spec bundle §7). */
public final class Helm implements Deployer {
    Helm() {}

    @Override
    public String title() {
        return "Helm per-component bundle";
    }

    @Override
    public List<String> steps(BundlePlan plan, String folder) {
        return List.of("cd " + folder, "chmod +x deploy.sh", "./deploy.sh");
    }

    @Override
    public void check(BundlePlan plan) {
        Options.refuseAll(plan.settings(), "helm");
        Options.refuseAppName(plan.settings());
        Options.refuseFlux(plan.settings());
    }

    @Override
    public Deployment deploy(BundlePlan plan) {
        NameChecks.check(plan);
        List<Folder> folders = FolderPlanner.of(plan);
        List<BundleFile> files = new ArrayList<>();
        for (Folder folder : folders) {
            files.addAll(InstallFolder.files(folder));
        }
        files.add(BundleFile.of("README.md", Readme.of("helm.md", plan, folders, Map.of())));
        files.add(BundleFile.script("deploy.sh", DeployScript.of(plan, folders)));
        files.addAll(plan.data());
        files.addAll(Provenance.files(plan));
        files.add(RecipeDocument.file(plan.recipe()));
        return new Deployment(files, List.of());
    }
}
