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

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import run.aicr.bundle.deployer.DeploySettings;
import run.aicr.bundle.publish.ChartForm;
import run.aicr.bundle.value.Overrides;
import run.aicr.bundle.value.SchedulingSettings;
import run.aicr.bundle.value.TypedOverride;
import run.aicr.cli.console.Session;
import run.aicr.cli.input.ConfigFile;
import run.aicr.cli.option.ParsedLine;
import run.aicr.config.AicrConfig;
import run.aicr.config.BundleSection;
import run.aicr.config.RecipeSection;
import run.aicr.deployment.AppName;
import run.aicr.deployment.BundleTarget;
import run.aicr.deployment.Deployer;
import run.aicr.error.AicrException;
import run.aicr.override.ComponentPath;
import run.aicr.override.ValueOverride;
import run.aicr.scheduling.NodeSelector;
import run.aicr.scheduling.Taint;
import run.aicr.scheduling.Toleration;

/** The flags laid over the configuration; each method checks what it gives (spec bundle §2.1). */
final class BundleSettings {
    private final Session session;
    private final ParsedLine line;
    private final Optional<BundleSection> config;
    private final Optional<String> configuredData;

    private BundleSettings(Session session, ParsedLine line, Optional<AicrConfig> config) {
        this.session = session;
        this.line = line;
        this.config = config.flatMap(AicrConfig::bundle);
        this.configuredData = config.flatMap(AicrConfig::recipe).flatMap(RecipeSection::data);
    }

    /** Reads the configuration, if one is named. */
    static BundleSettings read(Session session, ParsedLine line) {
        String file = line.text(BundleFlags.CONFIG);
        return new BundleSettings(
                session, line, file.isEmpty() ? Optional.empty() : Optional.of(ConfigFile.load(file, session)));
    }

    /** The folder of external data; empty for none. */
    String data() {
        return preferred(BundleFlags.DATA, configuredData).orElse("");
    }

    /**
     * The argument that names the recipe.
     *
     * @throws AicrException INVALID_REQUEST when there is none; NOT_FOUND for a local file that is not there
     */
    String recipe() {
        String recipe = preferred(BundleFlags.RECIPE, config.flatMap(BundleSection::recipe))
                .orElseThrow(() -> AicrException.invalidRequest(
                        "--recipe is required: name a recipe file, or set spec.bundle.input.recipe in --config"));
        boolean local = !recipe.equals("-")
                && !recipe.startsWith("http://")
                && !recipe.startsWith("https://")
                && !recipe.startsWith("cm://");
        Path file = local ? session.environment().workingDirectory().resolve(recipe) : Path.of("");
        if (local && !Files.exists(file)) {
            throw AicrException.notFound("recipe file not found: " + file);
        }
        return recipe;
    }

    Deployer deployer() {
        return line.isSet(BundleFlags.DEPLOYER)
                ? Deployer.parse(logged(
                        BundleFlags.DEPLOYER,
                        deployment(BundleSection.Deployment::deployer).map(Deployer::word)))
                : deployment(BundleSection.Deployment::deployer).orElse(Deployer.HELM);
    }

    /** Where the bundle goes; an artefact has a tag, the version of the program when none is written. */
    BundleTarget target(Deployer deployer) {
        BundleTarget target = line.isSet(BundleFlags.OUTPUT)
                ? BundleTarget.parse(line.text(BundleFlags.OUTPUT))
                : config.flatMap(c -> c.output().target()).orElseGet(() -> BundleTarget.parse(""));
        if (!(target instanceof BundleTarget.Artefact artefact)) {
            return target;
        }
        String tag = artefact.tag().orElse(session.stamp().version());
        return new BundleTarget.Artefact(
                artefact.registry(),
                artefact.repository(),
                Optional.of(deployer == Deployer.ARGOCD_HELM ? ChartForm.requireVersion(tag) : tag));
    }

    RegistrySettings registry() {
        return RegistrySettings.of(line, config);
    }

    /** Names and addresses of the deployment, checked against the deployer. */
    DeploySettings deploySettings(Deployer deployer, BundleTarget target) {
        if (deployer != Deployer.FLUX) {
            refuse(BundleFlags.FLUX_NAMESPACE, "flux");
            refuse(BundleFlags.FLUX_SOURCE, "flux");
        }
        String appName = appName(deployer);
        String repo = preferred(BundleFlags.REPO, deployment(BundleSection.Deployment::repo))
                .orElse("");
        return new DeploySettings(
                repo,
                line.text(BundleFlags.TARGET_REVISION),
                appName,
                preferred(BundleFlags.FLUX_NAMESPACE, Optional.empty()).orElse(DeploySettings.FLUX_NAMESPACE),
                preferred(BundleFlags.FLUX_SOURCE, Optional.empty()).orElse(DeploySettings.FLUX_SOURCE),
                target instanceof BundleTarget.Artefact artefact ? Optional.of(artefact) : Optional.empty(),
                Map.of());
    }

    private void refuse(String flag, String deployer) {
        if (line.isSet(flag)) {
            throw AicrException.invalidRequest("--" + flag + " is only valid with --deployer " + deployer);
        }
    }

    private String appName(Deployer deployer) {
        String name = preferred(
                        BundleFlags.APP_NAME,
                        deployment(BundleSection.Deployment::appName).map(AppName::text))
                .orElse("");
        if (name.isEmpty()) {
            return "";
        }
        if (deployer != Deployer.ARGOCD && deployer != Deployer.ARGOCD_HELM) {
            throw AicrException.invalidRequest("--app-name is only valid with --deployer argocd or argocd-helm");
        }
        return AppName.parse(name).text();
    }

    Overrides overrides() {
        List<ValueOverride> set =
                list(BundleFlags.SET, ValueOverride::parse, deployment(BundleSection.Deployment::set));
        Path directory = session.environment().workingDirectory();
        List<TypedOverride> files = line.texts(BundleFlags.SET_FILE).stream()
                .map(text -> TypedOverride.file(text, directory))
                .toList();
        List<TypedOverride> json = line.texts(BundleFlags.SET_JSON).stream()
                .map(TypedOverride::json)
                .toList();
        List<ComponentPath> dynamic =
                list(BundleFlags.DYNAMIC, ComponentPath::parse, deployment(BundleSection.Deployment::dynamic));
        return new Overrides(set, files, json, dynamic);
    }

    SchedulingSettings scheduling() {
        NodeSelector system = selector(BundleFlags.SYSTEM_SELECTOR, BundleSection.Scheduling::systemNodeSelector);
        NodeSelector accelerated =
                selector(BundleFlags.ACCELERATED_SELECTOR, BundleSection.Scheduling::acceleratedNodeSelector);
        List<Toleration> systemTolerations =
                tolerations(BundleFlags.SYSTEM_TOLERATION, BundleSection.Scheduling::systemNodeTolerations);
        List<Toleration> acceleratedTolerations =
                tolerations(BundleFlags.ACCELERATED_TOLERATION, BundleSection.Scheduling::acceleratedNodeTolerations);
        Optional<Taint> gate = gate();
        NodeSelector workload = selector(BundleFlags.WORKLOAD_SELECTOR, BundleSection.Scheduling::workloadSelector);
        int nodes = nodes();
        return new SchedulingSettings(
                new SchedulingSettings.Nodes(system, systemTolerations),
                new SchedulingSettings.Nodes(accelerated, acceleratedTolerations),
                workload,
                gate,
                nodes,
                storageClass());
    }

    private NodeSelector selector(
            String flag, Function<BundleSection.Scheduling, Optional<Map<String, String>>> configured) {
        if (line.isSet(flag)) {
            return named(flag, () -> NodeSelector.parse(line.texts(flag)));
        }
        return new NodeSelector(scheduling(configured).orElse(Map.of()));
    }

    private List<Toleration> tolerations(
            String flag, Function<BundleSection.Scheduling, Optional<List<Toleration>>> configured) {
        return list(flag, Toleration::parse, scheduling(configured));
    }

    private Optional<Taint> gate() {
        if (!line.isSet(BundleFlags.WORKLOAD_GATE)) {
            return scheduling(BundleSection.Scheduling::workloadGate);
        }
        String text = line.text(BundleFlags.WORKLOAD_GATE);
        return text.isEmpty()
                ? Optional.empty()
                : Optional.of(named(BundleFlags.WORKLOAD_GATE, () -> Taint.parse(text)));
    }

    private int nodes() {
        int nodes = line.isSet(BundleFlags.NODES)
                ? line.integer(BundleFlags.NODES)
                : scheduling(BundleSection.Scheduling::nodes).orElse(0);
        if (nodes < 0) {
            throw AicrException.invalidRequest("--nodes must be a non-negative integer, not " + nodes);
        }
        return nodes;
    }

    private String storageClass() {
        if (!line.isSet(BundleFlags.STORAGE_CLASS)) {
            return scheduling(BundleSection.Scheduling::storageClass).orElse("").strip();
        }
        String name = logged(BundleFlags.STORAGE_CLASS, scheduling(BundleSection.Scheduling::storageClass))
                .strip();
        if (name.isEmpty()) {
            throw AicrException.invalidRequest("--storage-class must not be blank; leave the flag out for the default");
        }
        return name;
    }

    boolean vendorCharts() {
        return isOn(BundleFlags.VENDOR_CHARTS, deployment(BundleSection.Deployment::vendorCharts));
    }

    boolean readiness() {
        return line.isOn(BundleFlags.READINESS_HOOKS);
    }

    /** What is said about signing, checked. */
    SigningSettings signing() {
        return SigningSettings.of(line, config.map(BundleSection::attestation));
    }

    private boolean isOn(String flag, Optional<Boolean> configured) {
        return line.isSet(flag) ? line.isOn(flag) : configured.orElse(false);
    }

    private <T> Optional<T> deployment(Function<BundleSection.Deployment, Optional<T>> field) {
        return config.flatMap(c -> field.apply(c.deployment()));
    }

    private <T> Optional<T> scheduling(Function<BundleSection.Scheduling, Optional<T>> field) {
        return config.flatMap(c -> field.apply(c.scheduling()));
    }

    /** The texts of a flag; without any those of the configuration. */
    private <T> List<T> list(String flag, Function<String, T> grammar, Optional<List<T>> configured) {
        return line.isSet(flag)
                ? named(flag, () -> line.texts(flag).stream().map(grammar).toList())
                : configured.orElse(List.of());
    }

    private static <T> T named(String flag, Supplier<T> work) {
        try {
            return work.get();
        } catch (AicrException e) {
            throw AicrException.invalidRequest("invalid --" + flag + ": " + e.sentence());
        }
    }

    /** The flag's text, else the configured one; empty texts count as absent. */
    private Optional<String> preferred(String flag, Optional<String> configured) {
        return line.text(flag).isEmpty() ? configured : Optional.of(logged(flag, configured));
    }

    /** The flag's text; when it replaces another one, a line says so. */
    private String logged(String flag, Optional<String> configured) {
        String given = line.text(flag);
        if (configured.isPresent() && !configured.get().equals(given)) {
            session.log()
                    .info(
                            "CLI flag overriding config value",
                            "flag",
                            flag,
                            "config",
                            configured.get(),
                            "override",
                            given);
        }
        return given;
    }
}
