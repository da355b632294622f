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
package run.aicr.cli.bundle;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import run.aicr.bundle.Bundle;
import run.aicr.bundle.BundleGenerator;
import run.aicr.bundle.BundleRequest;
import run.aicr.bundle.chart.Programs;
import run.aicr.bundle.chart.PullRules;
import run.aicr.bundle.deployer.BundleFile;
import run.aicr.bundle.deployer.DeploySettings;
import run.aicr.bundle.value.Overrides;
import run.aicr.bundle.value.SchedulingSettings;
import run.aicr.catalog.Catalog;
import run.aicr.catalog.ExternalData;
import run.aicr.catalog.SourceFiles;
import run.aicr.cli.console.Session;
import run.aicr.cli.input.Input;
import run.aicr.cli.input.InputKind;
import run.aicr.cli.input.InputSource;
import run.aicr.cli.option.Command;
import run.aicr.cli.option.CommandTable;
import run.aicr.cli.option.ParsedLine;
import run.aicr.cli.recipe.CatalogSource;
import run.aicr.deployment.BundleTarget;
import run.aicr.deployment.Deployer;
import run.aicr.recipe.RecipeFile;

/** {@code aicr bundle} (spec bundle §2, cli §10.4). */
public final class BundleCommand implements Command {
    private static final String DESCRIPTION = """
            Turns a recipe into a folder that deploys it: numbered folders with scripts for Helm,
            releases for helmfile or Flux, applications for Argo CD. The bundle is made as a whole or
            not at all; the same input gives the same bytes. Files of an earlier bundle in the folder
            are replaced, files of your own stay. With oci:// it is pushed to a registry instead.

            Examples:
              aicr bundle --recipe recipe.yaml --output bundle
              aicr bundle -r recipe.yaml -o bundle --set gpuoperator:driver.version=570.133.20
              aicr bundle -r recipe.yaml -o bundle --deployer argocd --repo https://git.example.com/team/gitops.git
              aicr bundle -r recipe.yaml -o bundle --deployer helmfile --vendor-charts
              aicr bundle -r recipe.yaml -o oci://registry.example.com/team/stack:v1 --deployer flux
            """;

    @Override
    public CommandTable table() {
        return new CommandTable(
                "aicr bundle",
                "turn a recipe into a folder that deploys it",
                "Functional",
                DESCRIPTION,
                BundleFlags.all(),
                List.of());
    }

    @Override
    public void run(Session session, ParsedLine line) {
        ReportFormat format = ReportFormat.parse(line.text(BundleFlags.FORMAT));
        BundleSettings settings = BundleSettings.read(session, line);
        String folder = settings.data();
        Optional<ExternalData> external =
                folder.isEmpty() ? Optional.empty() : Optional.of(CatalogSource.layered(folder, session));
        Catalog catalog = external.map(ExternalData::catalog).orElseGet(() -> CatalogSource.open("", session));
        String recipe = settings.recipe();
        Deployer deployer = settings.deployer();
        BundleTarget target = settings.target(deployer);
        DeploySettings deploySettings = settings.deploySettings(deployer, target);
        Overrides overrides = settings.overrides();
        SchedulingSettings scheduling = settings.scheduling();
        SigningSettings signing = settings.signing();
        session.log().info("generating bundle", "deployer", deployer.word(), "recipe", recipe);
        Input input = InputSource.read(recipe, InputKind.RECIPE, session);
        RecipeFile file = RecipeFile.read(
                input.document(), input.name(), catalog, session.stamp().version());
        signing.checkPattern();
        Optional<BundleSigner> signer =
                signing.attest() ? Optional.of(BundleSigner.open(signing, session)) : Optional.empty();
        Delivery delivery = Delivery.to(target, settings.registry(), session);
        Bundle bundle = BundleGenerator.generate(new BundleRequest(
                file,
                catalog,
                data(external),
                deployer,
                deploySettings,
                overrides,
                scheduling,
                Optional.empty(),
                settings.vendorCharts() ? Optional.of(PullRules.OF_COMMAND) : Optional.empty(),
                settings.readiness(),
                true,
                session.stamp().version(),
                new Programs(
                        session.environment().variables(), session.environment().workingDirectory())));
        bundle.remarks().forEach(remark -> session.log().info(remark));
        String criteria = file.recipe().criteria().text();
        Bundle finished = signer.isPresent() ? signer.get().signed(bundle, criteria) : bundle;
        session.print(delivery.deliver(finished, deployer, format));
    }

    private static List<BundleFile> data(Optional<ExternalData> external) {
        List<BundleFile> files = new ArrayList<>();
        if (external.isPresent()) {
            SourceFiles source = external.get().source();
            for (String path : source.paths()) {
                files.add(new BundleFile("data/" + path, source.bytes(path), false));
            }
        }
        return files;
    }
}
