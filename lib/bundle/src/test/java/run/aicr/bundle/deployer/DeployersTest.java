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
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import run.aicr.bundle.Bundle;
import run.aicr.bundle.BundleGenerator;
import run.aicr.bundle.BundleRequest;
import run.aicr.bundle.Recipes;
import run.aicr.bundle.value.Overrides;
import run.aicr.deployment.BundleTarget;
import run.aicr.deployment.BundleTarget.Artefact;
import run.aicr.deployment.Deployer;
import run.aicr.document.Limits;
import run.aicr.document.Mapping;
import run.aicr.document.Scalar;
import run.aicr.document.Sequence;
import run.aicr.document.YamlReader;
import run.aicr.error.AicrException;

class DeployersTest {
    private static Bundle bundle(Deployer deployer, Overrides overrides, DeploySettings settings) {
        return BundleGenerator.generate(Recipes.request(Recipes.small(), deployer, overrides, settings));
    }

    private static Mapping yaml(Bundle bundle, String path) {
        byte[] bytes = Recipes.text(bundle, path).getBytes(StandardCharsets.UTF_8);
        return (Mapping) YamlReader.readAll(path, bytes, Limits.DOCUMENT).getLast();
    }

    private static DeploySettings settings(String repo, String revision, String target) {
        Optional<Artefact> artefact =
                target.isEmpty() ? Optional.empty() : Optional.of((Artefact) BundleTarget.parse(target));
        return new DeploySettings(
                repo, revision, "", DeploySettings.FLUX_NAMESPACE, DeploySettings.FLUX_SOURCE, artefact, Map.of());
    }

    @Test
    void theRevisionIsAsGivenElseTheTagElseMain() {
        assertEquals("main", settings("", "", "").revision());
        assertEquals("v2", settings("", "", "oci://r.example.com/a/b:v2").revision());
        assertEquals("v3", settings("", "v3", "oci://r.example.com/a/b:v2").revision());
        Bundle argo = bundle(Deployer.ARGOCD, Overrides.NONE, settings("https://g.example.com/x.git", "release-1", ""));
        assertTrue(Recipes.text(argo, "app-of-apps.yaml").contains("targetRevision: release-1"));
        Bundle flux = bundle(Deployer.FLUX, Overrides.NONE, settings("https://g.example.com/x.git", "release-1", ""));
        assertTrue(Recipes.text(flux, "sources/gitrepo-g-example-com-x.yaml").contains("branch: release-1"));
    }

    @Test
    void wavesOfArgoCdFollowTheFolders() {
        Bundle bundle = bundle(Deployer.ARGOCD, Overrides.NONE, DeploySettings.DEFAULT);
        List<String> folders =
                List.of("001-cert-manager", "002-network-operator", "003-network-operator-post", "004-gpu-operator");
        for (int wave = 0; wave < folders.size(); wave++) {
            String text = Recipes.text(bundle, folders.get(wave) + "/application.yaml");
            assertTrue(text.contains("argocd.argoproj.io/sync-wave: \"" + wave + "\""), text);
        }
        String oci = Recipes.text(bundle, "004-gpu-operator/application.yaml");
        assertTrue(oci.contains("repoURL: oci://registry.example.com/charts/gpu-operator"), oci);
        assertTrue(oci.contains("targetRevision: v26.3.2"), oci);
        assertTrue(Recipes.text(bundle, "001-cert-manager/application.yaml").contains("targetRevision: 1.20.2"));
    }

    @Test
    void aBundleInARegistryCarriesItsValuesInTheApplications() {
        Bundle bundle = bundle(Deployer.ARGOCD, Overrides.NONE, settings("", "", "oci://r.example.com/a/b:v2"));
        String text = Recipes.text(bundle, "001-cert-manager/application.yaml");
        assertTrue(text.contains("valuesObject:"), text);
        assertTrue(Recipes.text(bundle, "app-of-apps.yaml").contains("repoURL: oci://r.example.com/a/b\n"));
        assertEquals(List.of(), bundle.notes());
    }

    @Test
    void theChartOfArgoCdHelmIsNamedAfterItsRepository() {
        Bundle bundle =
                bundle(Deployer.ARGOCD_HELM, Overrides.NONE, settings("", "", "oci://r.example.com/a/b:2.0.0-rc.1"));
        assertTrue(Recipes.text(bundle, "Chart.yaml").contains("name: b\n"));
        assertTrue(Recipes.text(bundle, "Chart.yaml").contains("version: 2.0.0-rc.1"));
        assertTrue(Recipes.text(bundle, "values.yaml").contains("repoURL: oci://r.example.com/a\n"));
    }

    @Test
    void aChildOfArgoCdHelmIsGuardedAndItsValuesAreDeepEnough() {
        Bundle bundle = bundle(Deployer.ARGOCD_HELM, Recipes.dynamic("gpuoperator:a.b"), DeploySettings.DEFAULT);
        String child = Recipes.text(bundle, "templates/gpu-operator.yaml");
        assertTrue(child.startsWith("{{- $name := "), child);
        assertTrue(child.contains("gt (len $name) 53"), child);
        assertTrue(child.contains("      values: |-\n        {{- mergeOverwrite"), child);
        assertTrue(child.contains("| nindent 8 }}"), child);
        assertTrue(child.contains("index .Values \"gpuoperator\""), child);
        assertTrue(Recipes.text(bundle, "values.yaml").contains("gpuoperator:\n  a:\n    b: \"\"\n"));
        String post = Recipes.text(bundle, "templates/network-operator-post.yaml");
        assertTrue(post.contains("path: 003-network-operator-post"), post);
    }

    @Test
    void releasesOfFluxFormOneChain() {
        Bundle bundle = bundle(Deployer.FLUX, Overrides.NONE, DeploySettings.DEFAULT);
        assertFalse(Recipes.text(bundle, "cert-manager/helmrelease.yaml").contains("dependsOn"));
        assertTrue(Recipes.text(bundle, "network-operator/helmrelease.yaml").contains("- name: cert-manager\n"));
        assertTrue(
                Recipes.text(bundle, "network-operator-post/helmrelease.yaml").contains("- name: network-operator\n"));
        assertTrue(Recipes.text(bundle, "gpu-operator/helmrelease.yaml").contains("- name: network-operator-post\n"));
        Sequence resources =
                (Sequence) yaml(bundle, "kustomization.yaml").entries().get("resources");
        for (var resource : resources.items()) {
            Recipes.text(bundle, ((Scalar) resource).text());
        }
    }

    @Test
    void aFluxBundleInARegistryTakesItsChartsOutOfTheArtefact() {
        Bundle bundle = bundle(Deployer.FLUX, Overrides.NONE, settings("", "", "oci://r.example.com/a/b:v2"));
        assertTrue(Recipes.paths(bundle).contains("network-operator-post/artifactgenerator.yaml"));
        assertTrue(
                Recipes.text(bundle, "network-operator-post/helmrelease.yaml").contains("kind: ExternalArtifact"));
        assertTrue(Recipes.paths(bundle).stream().noneMatch(p -> p.startsWith("sources/gitrepo")));
        assertTrue(Recipes.text(bundle, "kustomization.yaml").contains("network-operator-post/artifactgenerator.yaml"));
    }

    @Test
    void addressesThatLookAlikeGetNamesThatDiffer() {
        Slug slugs = new Slug("default-repo");
        assertEquals("charts-example-com-a", slugs.of("https://charts.example.com/a/"));
        assertNotEquals("charts-example-com-a", slugs.of("https://charts.example.com/a.git"));
        assertEquals(slugs.of("https://charts.example.com/a.git"), slugs.of("https://charts.example.com/a.git"));
        String longName = "https://example.com/" + "x".repeat(80);
        assertEquals(63, slugs.of(longName).length());
        assertEquals(63, slugs.of(longName + "y").length());
        assertNotEquals(slugs.of(longName), slugs.of(longName + "y"));
        assertEquals("default-repo", new Slug("default-repo").of("https://"));
    }

    @Test
    void gatesBlockHelmAndAreReplacedByArgoCd() {
        BundleRequest r = Recipes.request(Recipes.small(), Deployer.HELM);
        Bundle helm = BundleGenerator.generate(gated(r, Deployer.HELM));
        String gate = Recipes.text(helm, "005-gpu-operator-readiness/templates/readiness.yaml");
        assertTrue(gate.contains("helm.sh/hook: post-install,post-upgrade"), gate);
        assertTrue(Recipes.text(helm, "deploy.sh").contains("gpu-operator-readiness|gpu-operator|1h35m0s|1|always"));
        Bundle argo = BundleGenerator.generate(gated(r, Deployer.ARGOCD));
        String replaced = Recipes.text(argo, "005-gpu-operator-readiness/templates/readiness.yaml");
        assertTrue(replaced.contains("argocd.argoproj.io/sync-options: Replace=true"), replaced);
        assertFalse(replaced.contains("helm.sh/hook"), replaced);
        assertTrue(helm.notes().toString().contains("aicr-gate"));
    }

    private static BundleRequest gated(BundleRequest r, Deployer deployer) {
        return new BundleRequest(
                r.recipe(),
                r.catalog(),
                r.data(),
                deployer,
                r.settings(),
                r.overrides(),
                r.scheduling(),
                r.only(),
                Optional.empty(),
                true,
                true,
                "dev",
                r.programs());
    }

    @Test
    void readmesHaveNoHolesAndNameEveryRelease() {
        for (Deployer deployer : Deployer.values()) {
            Overrides overrides = deployer == Deployer.ARGOCD ? Overrides.NONE : Recipes.dynamic("gpuoperator:a.b");
            String readme = Recipes.text(bundle(deployer, overrides, DeploySettings.DEFAULT), "README.md");
            assertFalse(readme.contains("<no value>"), readme);
            assertFalse(readme.contains("{{"), readme);
            assertFalse(readme.contains("\n\n\n"), deployer + ":\n" + readme);
            for (String name : List.of("cert-manager", "network-operator", "gpu-operator")) {
                assertTrue(readme.contains(name), name);
            }
        }
    }

    /** As the other deployers (spec bundle §23 item 17); that Flux makes every namespace is fixed by the goldens. */
    @Test
    void fluxChecksNamesAndNamespacesToo() {
        String pre = "namespace: net, preManifestFiles: [components/network-operator/manifests/talos-namespace.yaml],";
        BundleRequest drifted = Recipes.request(Recipes.small("namespace: net,", pre), Deployer.FLUX);
        assertTrue(assertThrows(AicrException.class, () -> BundleGenerator.generate(drifted))
                .getMessage()
                .contains("privileged-network-operator"));
        BundleRequest clash = Recipes.request(Recipes.small("gpu-operator", "network-operator-post"), Deployer.FLUX);
        assertThrows(AicrException.class, () -> BundleGenerator.generate(clash));
    }
}
