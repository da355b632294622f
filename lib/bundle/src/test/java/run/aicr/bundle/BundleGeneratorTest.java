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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import run.aicr.bundle.chart.PullRules;
import run.aicr.bundle.deployer.BundleFile;
import run.aicr.bundle.value.Overrides;
import run.aicr.deployment.Deployer;
import run.aicr.digest.Sha256;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;

class BundleGeneratorTest {
    private static Bundle generate(Deployer deployer) {
        return BundleGenerator.generate(Recipes.request(Recipes.small(), deployer));
    }

    private static AicrException refused(BundleRequest request) {
        return assertThrows(AicrException.class, () -> BundleGenerator.generate(request));
    }

    @ParameterizedTest
    @EnumSource(Deployer.class)
    void theSameRequestGivesTheSameBytes(Deployer deployer) {
        Bundle one = BundleGenerator.generate(Recipes.request(Recipes.large(), deployer));
        Bundle two = BundleGenerator.generate(Recipes.request(Recipes.large(), deployer));
        assertEquals(Recipes.paths(one), Recipes.paths(two));
        assertEquals(digest(one), digest(two));
    }

    private static String digest(Bundle bundle) {
        return Sha256.of(BundleZip.of(bundle.files())).hex();
    }

    @ParameterizedTest
    @EnumSource(Deployer.class)
    void theChecksumsCoverEveryFileButThemselves(Deployer deployer) {
        Bundle bundle = generate(deployer);
        String checksums = Recipes.text(bundle, "checksums.txt");
        List<BundleFile> files = bundle.files();
        assertEquals(files.size(), new HashSet<>(Recipes.paths(bundle)).size());
        assertEquals(files.size() - 1, checksums.lines().count());
        for (BundleFile file : files.subList(0, files.size() - 1)) {
            assertTrue(checksums.contains(Sha256.of(file.content()).hex() + "  " + file.path() + "\n"), file.path());
        }
        assertEquals("checksums.txt", files.get(files.size() - 1).path());
    }

    @Test
    void theRecipeIsListedUnlessTheServerAsks() {
        assertTrue(Recipes.text(generate(Deployer.HELM), "checksums.txt").contains("  recipe.yaml\n"));
    }

    @ParameterizedTest
    @EnumSource(Deployer.class)
    void noFileNamesAPathOfThisMachine(Deployer deployer) {
        for (BundleFile file : generate(deployer).files()) {
            assertFalse(file.text().contains(System.getProperty("user.dir")), file.path());
        }
    }

    @Test
    void onlyScriptsAreExecutable() {
        for (BundleFile file : generate(Deployer.HELM).files()) {
            assertEquals(file.path().endsWith(".sh"), file.executable(), file.path());
        }
    }

    @Test
    void anUnknownComponentIsRefusedWithNearNames() {
        AicrException fault =
                refused(Recipes.request(Recipes.small(), Deployer.HELM, Recipes.set("gpuoprator:driver.version=1")));
        assertEquals(ErrorClass.INVALID_REQUEST, fault.errorClass());
        assertTrue(fault.sentence().contains("did you mean \"gpuoperator\""), fault.sentence());
    }

    @Test
    void aKnownComponentThatTheRecipeLacksIsANote() {
        Bundle bundle =
                BundleGenerator.generate(Recipes.request(Recipes.small(), Deployer.HELM, Recipes.set("nfd:a=1")));
        assertTrue(bundle.notes().toString().contains("--set nfd:a has no effect"), bundle.notes()::toString);
    }

    @Test
    void overlappingSettingsFailAlwaysInTheSameWay() {
        for (String[] order :
                new String[][] {{"gpuoperator:x=1", "gpuoperator:x.b=2"}, {"gpuoperator:x.b=2", "gpuoperator:x=1"}}) {
            AicrException fault = refused(Recipes.request(Recipes.small(), Deployer.HELM, Recipes.set(order)));
            assertTrue(fault.sentence().contains("\"x\" is an integer"), fault.sentence());
        }
    }

    @Test
    void anUnreadableValuesFileStopsTheBundle() {
        AicrException fault = refused(Recipes.request(
                Recipes.small("components/gpu-operator/values.yaml", "components/gpu-operator/none.yaml"),
                Deployer.HELM));
        assertEquals(ErrorClass.INVALID_REQUEST, fault.errorClass());
        assertTrue(fault.getMessage().contains("components/gpu-operator/none.yaml"), fault.getMessage());
    }

    @ParameterizedTest
    @EnumSource(Deployer.class)
    void anUndeclaredDependencyIsOneErrorForAllDeployers(Deployer deployer) {
        AicrException fault = refused(Recipes.request(
                Recipes.small("dependencyRefs: [network-operator]", "dependencyRefs: [network-operatr]"), deployer));
        assertTrue(
                fault.sentence().contains("\"network-operatr\", which the recipe does not declare"), fault.sentence());
        assertTrue(fault.sentence().contains("did you mean \"network-operator\""), fault.sentence());
    }

    @Test
    void aCycleIsRefused() {
        AicrException fault = refused(Recipes.request(
                Recipes.small("dependencyRefs: [cert-manager]", "dependencyRefs: [gpu-operator]"), Deployer.HELM));
        assertTrue(fault.sentence().contains("circular"), fault.sentence());
    }

    @Test
    void aComponentThatIsSwitchedOffIsGoneWithItsEdges() {
        Bundle bundle = BundleGenerator.generate(
                Recipes.request(Recipes.small(), Deployer.HELM, Recipes.set("networkoperator:enabled=false")));
        assertEquals(List.of("cert-manager", "gpu-operator"), bundle.components());
        assertFalse(Recipes.text(bundle, "recipe.yaml").contains("network-operator"));
        assertTrue(bundle.remarks().toString().contains("network-operator"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FLUX      | deployer:project=a     | has none",
                "HELM      | deployer:project=a     | argocd and argocd-helm",
                "ARGOCD    | deployer:project=A_B   | DNS-1123",
                "ARGOCD    | deployer:nothing=1     | valid keys are cascadeDelete, destinationServer, namePrefix, project",
                "ARGOCD    | deployer:namePrefix=-a | lower-case",
                "ARGOCD    | deployer:destinationServer=https://a@b | without user",
                "ARGOCD    | deployer:cascadeDelete=perhaps | true or false",
            })
    void optionsOfTheDeployerAreChecked(Deployer deployer, String set, String expected) {
        AicrException fault = refused(Recipes.request(Recipes.small(), deployer, Recipes.set(set)));
        assertTrue(fault.sentence().contains(expected), fault.sentence());
    }

    @Test
    void typedSettingsOfTheDeployerAreRefused() {
        AicrException fault =
                refused(Recipes.request(Recipes.small(), Deployer.ARGOCD, Recipes.json("deployer:project=\"a\"")));
        assertTrue(fault.sentence().contains("--set only"), fault.sentence());
    }

    @Test
    void onlySomeComponentsCanBeTaken() {
        BundleRequest all = Recipes.request(Recipes.small(), Deployer.HELM);
        assertEquals(
                List.of("gpu-operator"),
                BundleGenerator.generate(only(all, "gpu-operator")).components());
        assertTrue(refused(only(all, "slurm")).sentence().contains("recipe declares: cert-manager, gpu-operator"));
    }

    private static BundleRequest only(BundleRequest r, String name) {
        return new BundleRequest(
                r.recipe(),
                r.catalog(),
                r.data(),
                r.deployer(),
                r.settings(),
                r.overrides(),
                r.scheduling(),
                Optional.of(List.of(name)),
                Optional.empty(),
                false,
                true,
                "dev",
                r.programs());
    }

    @Test
    void howGpusAreHandedOutIsTheRecipesBusiness() {
        Bundle bundle = BundleGenerator.generate(
                Recipes.request(Recipes.small(), Deployer.HELM, Recipes.set("gpuoperator:devicePlugin.enabled=false")));
        assertTrue(bundle.notes().get(0).startsWith("deprecated: gpuoperator:devicePlugin.enabled"));
        AicrException fault = refused(
                Recipes.request(Recipes.small(), Deployer.HELM, Recipes.dynamic("gpuoperator:devicePlugin.enabled")));
        assertTrue(fault.sentence().contains("devicePlugin.enabled"), fault.sentence());
    }

    @Test
    void aPlaceholderThatNobodyFilledInIsNotedAndStopsTheScript() {
        Overrides overrides = Recipes.dynamic("gpuoperator:site.name", "gpuoperator:driver.version");
        Bundle bundle = BundleGenerator.generate(Recipes.request(Recipes.small(), Deployer.HELM, overrides));
        assertTrue(bundle.notes().toString().contains("gpu-operator:site.name has no default"));
        assertTrue(Recipes.text(bundle, "004-gpu-operator/install.sh").contains("for key in 'name'; do"));
        assertFalse(Recipes.text(bundle, "001-cert-manager/install.sh").contains("for key in"));
        assertTrue(Recipes.text(bundle, "004-gpu-operator/cluster-values.yaml").contains("name: \"\""));
    }

    @Test
    void chartsCannotBeFetchedWithoutHelm() {
        BundleRequest r = Recipes.request(Recipes.small(), Deployer.HELM);
        BundleRequest vendored = new BundleRequest(
                r.recipe(),
                r.catalog(),
                r.data(),
                r.deployer(),
                r.settings(),
                r.overrides(),
                r.scheduling(),
                r.only(),
                Optional.of(PullRules.OF_COMMAND),
                false,
                true,
                "dev",
                r.programs());
        assertEquals(ErrorClass.SERVICE_UNAVAILABLE, refused(vendored).errorClass());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name: gpu-operator,    | name: gpu-operator-readiness, | kept for readiness gates",
                "name: gpu-operator,    | name: network-operator-post,  | name of the release",
                "name: gpu-operator,    | name: cert-manager,           | twice",
                "name: gpu-operator,    | name: a/b,                    | path separators",
            })
    void namesThatGetInTheWayAreRefused(String name, String other, String expected) {
        String order = "deploymentOrder: [cert-manager, network-operator, gpu-operator]";
        AicrException fault = refused(Recipes.request(Recipes.small(name, other, order), Deployer.HELMFILE));
        assertTrue(fault.sentence().contains(expected), fault.sentence());
    }
}
