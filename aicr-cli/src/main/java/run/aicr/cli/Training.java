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
package run.aicr.cli;

import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import run.aicr.bundle.Bundle;
import run.aicr.bundle.BundleFolder;
import run.aicr.bundle.BundleGenerator;
import run.aicr.bundle.BundleRequest;
import run.aicr.bundle.chart.Programs;
import run.aicr.bundle.deployer.DeploySettings;
import run.aicr.bundle.value.Overrides;
import run.aicr.bundle.value.SchedulingSettings;
import run.aicr.catalog.Catalog;
import run.aicr.catalog.embedded.EmbeddedCatalog;
import run.aicr.cli.console.Environment;
import run.aicr.cli.snapshot.DiffTable;
import run.aicr.criteria.Criteria;
import run.aicr.deployment.Deployer;
import run.aicr.document.JsonReader;
import run.aicr.document.JsonWriter;
import run.aicr.document.Limits;
import run.aicr.document.Mapping;
import run.aicr.document.YamlReader;
import run.aicr.document.YamlWriter;
import run.aicr.error.AicrException;
import run.aicr.override.ValueOverride;
import run.aicr.recipe.RecipeFile;
import run.aicr.recipe.RecipeResolver;
import run.aicr.snapshot.Snapshot;
import run.aicr.snapshot.SnapshotDiff;
import run.aicr.stamp.Stamp;

/**
 * Runs every command once in one process, with output to nowhere. The build records the classes this loads and puts
 * them into the class archive of the linked program (spec performance §4). It writes no file and uses no network.
 */
public final class Training {
    private static final List<List<String>> LINES = List.of(
            List.of("--version"),
            List.of("--help"),
            List.of("recipe", "--help"),
            List.of("frobnicate"),
            List.of("recipe"),
            List.of("recipe", "--service", "nowhere"),
            List.of("recipe", "--service", "gke", "--accelerator", "h100"),
            List.of("recipe", "--colour=red"),
            List.of("recipe", "--service", "eks", "--output", "no/such/folder/recipe.yaml"),
            List.of(
                    "recipe",
                    "--service",
                    "eks",
                    "--accelerator",
                    "h100",
                    "--os",
                    "ubuntu",
                    "--intent",
                    "training",
                    "--platform",
                    "kubeflow"),
            List.of("recipe", "--service", "aks", "--gpu=h100", "--intent", "inference", "-t", "json"),
            List.of("recipe", "--service", "kind", "--nodes", "3", "-t", "table"),
            List.of("--log-json", "recipe", "--service", "eks"),
            List.of("recipe", "--service", "eks", "--no-asserts"),
            List.of("recipe", "--service", "eks", "--explain"),
            List.of("recipe", "--snapshot", "-", "--intent", "training"),
            List.of("recipe", "--config", "-"),
            List.of("recipe", "--data", "no/such/folder", "--service", "eks"),
            List.of("recipe", "list"),
            List.of("recipe", "list", "--service", "eks", "-t", "json"),
            List.of("recipe", "list", "--no-health", "-t", "yaml"),
            List.of("recipe", "verify-catalog", "no/such/bundle.json"),
            List.of("query", "--service", "eks", "--gpu", "h100", "--intent", "training", "--selector", "components"),
            List.of("query", "--service", "eks", "--intent", "training", "--selector", "kind"),
            List.of("query", "--service", "eks", "--selector", "constraints[0].value", "-t", "json"),
            List.of("query", "--service", "eks", "--selector", "nothing"),
            List.of("recipe", "--intent", "", "--generate-shell-completion"),
            List.of("recipe", "--", "--generate-shell-completion"),
            List.of("completion", "bash"),
            List.of("completion", "tcsh"),
            List.of("skill", "--agent", "codex", "--stdout"),
            List.of("bundle", "--help"),
            List.of("bundle"),
            List.of("bundle", "-r", "no/such/recipe.yaml"),
            List.of("verify", "no/such/bundle"),
            List.of("verify-release", "no/such/folder"),
            List.of("verify-release", "v0.0.0", "--offline"),
            List.of("trust", "show"),
            List.of("mirror", "list", "--help"),
            List.of("diff", "--help"),
            // The second file is missing, so what comes after reading is done by compare().
            List.of("diff", "--baseline", "-", "--target", "no/such/snapshot.yaml"));

    /** JSON, and therefore YAML too. */
    private static final String SNAPSHOT = """
            {"measurements": [{"type": "OS", "subtypes": [{"subtype": "release", "data":
              {"ID": "%s", "n": 8, "f": 2.5, "b": true}}]}]}
            """;

    private static final String CONFIG = """
            kind: AICRConfig
            apiVersion: aicr.run/v1alpha2
            spec: {recipe: {criteria: {service: eks, intent: training}, output: {format: json}}}
            """;

    private Training() {}

    /** Arguments are ignored. */
    public static void main(String[] args) {
        for (List<String> line : LINES) {
            Main.run(nowhere(line), line.toArray(new String[0]));
        }
        compare();
        bundles();
        encoders();
        // A payload that is not sealed yet has no stamp.
        Stamp.read("no/such/folder");
    }

    /** Made as in a real run, so that the classes of that are recorded too; its variables are not used. */
    private static Environment nowhere(List<String> line) {
        Environment process = Main.environmentOfProcess();
        byte[] in = line.contains("--config") ? CONFIG.getBytes(StandardCharsets.UTF_8) : bytes("ubuntu");
        return new Environment(
                Map.of(),
                process.directory(),
                process.home(),
                new ByteArrayInputStream(in),
                OutputStream.nullOutputStream(),
                OutputStream.nullOutputStream(),
                false,
                false,
                InstantSource.system());
    }

    /** The runtime makes an encoder for its standard streams, of a class that the locale of the user decides. */
    private static void encoders() {
        for (Charset charset :
                List.of(StandardCharsets.UTF_8, StandardCharsets.US_ASCII, StandardCharsets.ISO_8859_1)) {
            if (charset.newEncoder().maxBytesPerChar() <= 0) {
                throw new IllegalStateException("an encoder without output: " + charset);
            }
        }
    }

    private static byte[] bytes(String word) {
        return SNAPSHOT.replace("%s", word).getBytes(StandardCharsets.UTF_8);
    }

    /** Makes a bundle of each kind as {@code bundle} does, without files: the writer is only asked for what it refuses. */
    private static void bundles() {
        Catalog catalog = EmbeddedCatalog.open();
        Criteria criteria = new Criteria("aks", "a100", "training", "ubuntu", "any", 0);
        byte[] written =
                YamlWriter.write(new RecipeResolver(catalog).resolve(criteria).toNode("dev"));
        Mapping document = (Mapping) YamlReader.read("recipe", written, Limits.DOCUMENT);
        RecipeFile recipe = RecipeFile.read(document, "recipe", catalog, "dev");
        for (Deployer deployer : Deployer.values()) {
            Bundle bundle = BundleGenerator.generate(new BundleRequest(
                    recipe,
                    catalog,
                    List.of(),
                    deployer,
                    DeploySettings.DEFAULT,
                    new Overrides(List.of(ValueOverride.parse("gpuoperator:a=1")), List.of(), List.of(), List.of()),
                    SchedulingSettings.DEFAULT,
                    Optional.empty(),
                    Optional.empty(),
                    false,
                    true,
                    "dev",
                    new Programs(Map.of(), Path.of(""))));
            refuseFile(bundle);
        }
    }

    private static void refuseFile(Bundle bundle) {
        try {
            BundleFolder.write(Path.of("/dev/null"), bundle.files());
        } catch (AicrException expected) {
            return;
        }
        throw new IllegalStateException("a device is no folder");
    }

    /** Compares two snapshots as {@code diff} does, without files. */
    private static void compare() {
        Snapshot baseline = Snapshot.read(YamlReader.read("baseline", bytes("ubuntu"), Limits.SNAPSHOT));
        Snapshot target = Snapshot.read(JsonReader.read("target", bytes("rhel"), Limits.SNAPSHOT));
        SnapshotDiff diff = SnapshotDiff.between(baseline, target, false);
        YamlWriter.write(diff.toNode("baseline", "target"));
        JsonWriter.indentedForOutput(diff.toNode("baseline", "target"));
        DiffTable.of(diff);
    }
}
