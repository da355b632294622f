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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import run.aicr.bundle.Bundle;
import run.aicr.bundle.BundleGenerator;
import run.aicr.bundle.Recipes;
import run.aicr.bundle.value.Overrides;
import run.aicr.deployment.BundleTarget;
import run.aicr.deployment.BundleTarget.Artefact;
import run.aicr.deployment.Deployer;
import run.aicr.document.Limits;
import run.aicr.document.Mapping;
import run.aicr.document.Node;
import run.aicr.document.Sequence;
import run.aicr.document.YamlReader;
import run.aicr.recipe.RecipeFile;

/** Flux, Argo CD, kustomize and helmfile know every key and value of what is made for them. */
class FormsTest {
    private static List<Node> documents(BundleFile file) {
        return YamlReader.readAll(file.path(), file.text().getBytes(StandardCharsets.UTF_8), Limits.DOCUMENT);
    }

    private static List<String> faults(Bundle bundle, Deployer deployer) throws IOException {
        Forms forms = Forms.read();
        List<String> faults = new ArrayList<>();
        int seen = 0;
        for (BundleFile file : bundle.files()) {
            boolean plain = file.path().endsWith(".yaml") && !file.path().contains("/templates/");
            boolean object = plain && !file.path().matches("(.*/)?(Chart|values|cluster-values|recipe)\\.yaml");
            for (Node document : object ? documents(file) : List.<Node>of()) {
                faults.addAll(
                        deployer == Deployer.HELMFILE
                                ? forms.faults(file.path(), document, "helmfile")
                                : forms.faults(file.path(), document));
                seen++;
            }
        }
        assertTrue(seen > 1, "nothing was looked at");
        return faults;
    }

    private static Bundle bundle(RecipeFile recipe, Deployer deployer, String target) {
        Optional<Artefact> artefact =
                target.isEmpty() ? Optional.empty() : Optional.of((Artefact) BundleTarget.parse(target));
        DeploySettings settings = new DeploySettings(
                "", "", "", DeploySettings.FLUX_NAMESPACE, DeploySettings.FLUX_SOURCE, artefact, Map.of());
        Overrides overrides =
                deployer == Deployer.ARGOCD ? Overrides.NONE : Recipes.dynamic("gpuoperator:driver.version");
        return BundleGenerator.generate(Recipes.request(recipe, deployer, overrides, settings));
    }

    @ParameterizedTest
    @ValueSource(strings = {"FLUX", "ARGOCD", "HELMFILE"})
    void everyDocumentFits(String name) throws IOException {
        Deployer deployer = Deployer.valueOf(name);
        for (String target : deployer == Deployer.HELMFILE ? List.of("") : List.of("", "oci://r.example.com/a/b:v2")) {
            assertEquals(List.of(), faults(bundle(Recipes.large(), deployer, target), deployer));
            assertEquals(List.of(), faults(bundle(Recipes.small(), deployer, target), deployer));
        }
    }

    /** helmfile refuses a release whose chart names a repository that it does not know, or a missing need. */
    @Test
    void everyReleaseOfHelmfileFindsItsRepositoryItsFilesAndItsNeeds() {
        Bundle bundle = bundle(Recipes.large(), Deployer.HELMFILE, "");
        List<String> paths = Recipes.paths(bundle);
        Stream<BundleFile> files =
                bundle.files().stream().filter(f -> f.path().matches("(level-[0-9]+|helmfile)\\.yaml"));
        for (BundleFile file : files.toList()) {
            Mapping document = (Mapping) documents(file).getLast();
            List<String> repositories = texts(document, "repositories", "name");
            List<String> releases = texts(document, "releases", "name");
            for (String chart : texts(document, "releases", "chart")) {
                boolean known = chart.startsWith("./")
                        ? paths.contains(chart.substring(2) + "/Chart.yaml")
                        : repositories.contains(chart.substring(0, chart.indexOf('/')));
                assertTrue(known, file.path() + ": " + chart);
            }
            for (Node release : list(document, "releases")) {
                for (Node need : list((Mapping) release, "needs")) {
                    String name = need.toString().replaceFirst(".*text=([^,]*).*", "$1");
                    assertTrue(releases.contains(name.substring(name.indexOf('/') + 1)), file.path() + ": " + name);
                }
            }
        }
    }

    private static List<Node> list(Mapping mapping, String key) {
        return mapping.find(key).map(n -> ((Sequence) n).items()).orElse(List.of());
    }

    private static List<String> texts(Mapping mapping, String list, String key) {
        return list(mapping, list).stream()
                .map(item -> ((Mapping) item).find(key).orElseThrow())
                .map(node -> ((run.aicr.document.Scalar) node).text())
                .toList();
    }

    @Test
    void theFormsAreStrict() throws IOException {
        byte[] wrong = """
                apiVersion: helm.toolkit.fluxcd.io/v2
                kind: HelmRelease
                metadata: {name: UPPER, namespace: flux-system}
                spec: {interval: soon, instal: {}, chart: {spec: {chart: x}}}
                """.getBytes(StandardCharsets.UTF_8);
        List<String> faults = Forms.read().faults("x", YamlReader.read("x", wrong, Limits.DOCUMENT));
        assertFalse(faults.isEmpty());
        assertEquals(4, faults.size(), faults::toString);
    }
}
