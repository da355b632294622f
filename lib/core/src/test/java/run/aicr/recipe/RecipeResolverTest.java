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
package run.aicr.recipe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import run.aicr.catalog.ComponentRef;
import run.aicr.catalog.RecipeConstraint;
import run.aicr.catalog.SmallTree;
import run.aicr.criteria.Criteria;
import run.aicr.criteria.Dimension;
import run.aicr.document.YamlWriter;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;

class RecipeResolverTest {
    @TempDir
    private Path root;

    private SmallTree tree;

    @BeforeEach
    void makeTree() {
        tree = new SmallTree(root);
    }

    private Recipe resolve(Criteria criteria) {
        return new RecipeResolver(tree.read()).resolve(criteria);
    }

    private Recipe resolveP() {
        return resolve(Criteria.OPEN.with(Dimension.PLATFORM, "p"));
    }

    private AicrException refusalOfP() {
        return assertThrows(AicrException.class, this::resolveP);
    }

    private static ComponentRef ref(Recipe recipe, String name) {
        return recipe.componentRefs().stream()
                .filter(ref -> ref.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void nothingMatchedGivesTheBaseWithARemark() {
        Recipe recipe = resolve(Criteria.OPEN.with(Dimension.ACCELERATOR, "gb300"));
        assertEquals(List.of("base"), recipe.appliedOverlays());
        assertEquals(
                List.of(
                        "nothing in the catalogue is specific to accelerator \"gb300\"; nothing that fits the other"
                                + " criteria names a value for accelerator",
                        "no environment-specific overlays matched, using base configuration only"),
                recipe.remarks());
    }

    @Test
    void theRegistryFillsWhatIsMissing() {
        ComponentRef core = ref(resolve(Criteria.OPEN.withNodes(3)), "core");
        assertEquals("Helm", core.type());
        assertEquals("https://charts.example", core.source());
        assertEquals("1.10", core.version());
        assertEquals("core", core.chart());
        assertEquals("core-ns", core.namespace());
        assertTrue(core.healthCheckAsserts().endsWith("kind: Test\n"));
    }

    @Test
    void aKustomizeComponentGetsSourceTagAndPath() {
        tree.leaf("p", "  componentRefs: [{name: kustom, type: KUSTOMIZE}]\n");
        ComponentRef kustom = ref(resolveP(), "kustom");
        assertEquals(
                List.of("Kustomize", "https://git.example/k", "v2", "overlays/prod", ""),
                List.of(kustom.type(), kustom.source(), kustom.tag(), kustom.path(), kustom.namespace()));
    }

    @Test
    void anAncestorIsMergedOnceAndIsNoCandidateOfItsOwn() {
        tree.overlay("overlays/parent.yaml", "parent", "  criteria: {platform: p}\n");
        tree.overlay("overlays/a.yaml", "a", "  base: parent\n  criteria: {platform: p}\n");
        tree.overlay("overlays/b.yaml", "b", "  base: parent\n  criteria: {platform: p, intent: any}\n");
        assertEquals(List.of("base", "parent", "a", "b"), resolveP().appliedOverlays());
    }

    @Test
    void overridesAreMergedDeeplyAndNullStays() {
        tree.overlay("overlays/q.yaml", "q", "  componentRefs: [{name: core, overrides: {a: {x: 1, w: [1]}, b: 1}}]\n");
        tree.leaf("p", "  base: q\n  componentRefs: [{name: core, overrides: {a: {w: [2], z: null}, b: {c: 1}}}]\n");
        assertEquals("a:\n  w:\n    - 2\n  x: 1\n  z: null\nb:\n  c: 1\n", yaml(ref(resolveP(), "core")));
    }

    private static String yaml(ComponentRef ref) {
        return new String(YamlWriter.write(ref.overrides()), StandardCharsets.UTF_8);
    }

    @Test
    void validationListsAreInheritedClearedOrUnited() {
        tree.overlay("overlays/q.yaml", "q", """
                  validation:
                    deployment: {checks: [a, b], constraints: [{name: x, value: "1"}], timeout: 1m}
                    performance: {checks: [a]}
                    conformance: {checks: [a]}
                """);
        tree.leaf("p", """
                  base: q
                  validation:
                    deployment: {checks: [b, c], constraints: [{name: y, value: "2"}, {name: x, value: "3"}]}
                    performance: {checks: []}
                    readiness: {timeout: 9s, nodeSelection: {maxNodes: 2}}
                """);
        String validation = new String(YamlWriter.write(resolveP().validation().toNode()), StandardCharsets.UTF_8);
        assertEquals("""
                conformance:
                  checks:
                    - a
                deployment:
                  checks:
                    - a
                    - b
                    - c
                  constraints:
                    - name: x
                      value: "3"
                    - name: "y"
                      value: "2"
                  timeout: 1m
                performance: {}
                readiness:
                  nodeSelection:
                    maxNodes: 2
                  timeout: 9s
                """, validation);
    }

    @Test
    void constraintsAreReplacedByNameAndSorted() {
        tree.leaf("p", "  constraints: [{name: Z.a.b, value: x}, {name: K8s.server.version, value: '>= 2'}]\n");
        assertEquals(
                List.of(constraint("K8s.server.version", ">= 2"), constraint("Z.a.b", "x")),
                resolveP().constraints());
    }

    private static RecipeConstraint constraint(String name, String value) {
        return new RecipeConstraint(name, value, "", "", "");
    }

    @Test
    void aMixinMayAddButNotRepeatAConstraint() {
        tree.leaf("p", "  mixins: [m]\n");
        tree.mixin("m", "  constraints: [{name: OS.release.ID, value: ubuntu}]\n  componentRefs: [{name: kustom}]\n");
        assertEquals(2, resolveP().componentRefs().size());
        tree.mixin("m", "  constraints: [{name: K8s.server.version, value: '>= 1.25'}]\n");
        assertEquals(
                "mixin \"m\" constraint \"K8s.server.version\" conflicts with inheritance chain or another mixin",
                refusalOfP().sentence());
    }

    @Test
    void aMixinMayNotChangeWhatAComponentIs() {
        tree.leaf("p", "  mixins: [m]\n");
        tree.mixin("m", "  componentRefs: [{name: core, namespace: n, manifestFiles: [f], version: '2'}]\n");
        assertTrue(refusalOfP()
                .sentence()
                .startsWith("mixin \"m\" component \"core\" sets identity/sourcing field \"version\""));
    }

    @Test
    void anUnknownMixinIsNotFound() {
        tree.leaf("p", "  mixins: [ghost]\n");
        assertEquals(ErrorClass.NOT_FOUND, refusalOfP().errorClass());
    }

    @Test
    void aMissingParentIsNamed() {
        tree.leaf("p", "  base: ghost\n");
        assertEquals(
                "[INVALID_REQUEST] failed to resolve inheritance chain: [NOT_FOUND] recipe \"ghost\" not found"
                        + " (referenced in inheritance chain)",
                refusalOfP().getMessage());
    }

    @Test
    void dependenciesMustExistAndHaveNoCycle() {
        tree.leaf("p", "  componentRefs: [{name: core, dependencyRefs: [ghost]}]\n");
        assertEquals(
                "[INVALID_REQUEST] merged recipe validation failed: [INVALID_REQUEST] component \"core\" references"
                        + " unknown dependency \"ghost\"",
                refusalOfP().getMessage());
        tree.leaf("p", "  componentRefs: [{name: core, dependencyRefs: [b]}, {name: b, dependencyRefs: [core]}]\n");
        assertTrue(
                refusalOfP().getMessage().endsWith("circular dependency detected: [b core b]"),
                refusalOfP().getMessage());
    }

    @Test
    void theOrderFollowsDependenciesThenNames() {
        String helm = ", type: Helm, source: s, version: '1'";
        tree.leaf(
                "p",
                "  componentRefs:\n    - {name: zeta" + helm + "}\n    - {name: alpha" + helm
                        + ", dependencyRefs: [zeta]}\n    - {name: beta" + helm
                        + ", dependencyRefs: [zeta, alpha]}\n    - {name: Gamma" + helm + "}\n");
        Recipe recipe = resolveP();
        assertEquals(List.of("Gamma", "core", "zeta", "alpha", "beta"), recipe.deploymentOrder());
        assertEquals(
                List.of(List.of("Gamma", "core", "zeta"), List.of("alpha"), List.of("beta")),
                DeploymentOrder.levels(recipe.componentRefs()));
    }

    @Test
    void aDisabledComponentStaysButIsNotDeployed() {
        tree.leaf("p", """
                  componentRefs:
                    - {name: core, overrides: {enabled: false}}
                    - {name: b, type: Helm, source: s, version: '1', dependencyRefs: [core],
                       overrides: {enabled: "false"}}
                """);
        Recipe recipe = resolveP();
        assertEquals(List.of("b"), recipe.deploymentOrder());
        assertFalse(ref(recipe, "core").isEnabled());
        assertEquals(
                List.of("overrides.enabled is not a bool, treating component as enabled: component=b"),
                recipe.remarks());
    }

    @Test
    void aMissingHealthCheckIsInternal() {
        tree.file("registry.yaml", "components: [{name: core, healthCheck: {assertFile: checks/none.yaml}}]\n");
        AicrException e = assertThrows(AicrException.class, () -> resolve(Criteria.OPEN));
        assertEquals(ErrorClass.INTERNAL, e.errorClass());
        assertTrue(e.sentence().contains("failed to read healthCheck.assertFile for component \"core\""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "type: Helm, source: s, version: '1', patches: [p] | declares patches, but no deployer applies patch files",
                "type: Helm, tag: t | is Helm but carries Kustomize field(s) (tag=\"t\", path=\"\")",
                "type: Helm, chart: ' c' | a chart name with surrounding whitespace (\" c\")",
                "type: Helm, source: ' s' | a source with surrounding whitespace (\" s\")",
                "type: Helm, source: s, version: '1 ' | a chart version with surrounding whitespace (\"1 \")",
                "type: Helm, source: s, version: v | has chart version \"v\"",
                "type: Helm, source: s | has no chart version",
                "type: Helm, chart: c | has a chart name (\"c\") but no source repository",
                "type: Helm, preManifestFiles: [m] | has no deployable primary",
                "type: Kustomize | is Kustomize but has no path",
                "type: Kustomize, path: p, tag: t | is Kustomize with tag \"t\" but no source",
                "type: Kustomize, path: p, manifestFiles: [m] | is Kustomize but also declares manifestFiles",
                "type: Magic | has unsupported type \"Magic\"; expected \"Helm\" or \"Kustomize\"",
            })
    void whatNoDeployerCouldInstallIsRefused(String fields, String problem) {
        tree.leaf("p", "  componentRefs: [{name: a, " + fields + "}]\n");
        AicrException e = refusalOfP();
        assertTrue(e.sentence().startsWith("recipe has incoherent component ref(s): "), e.sentence());
        assertTrue(e.sentence().contains(problem), e.sentence());
    }

    @Test
    void manyProblemsAreListedSorted() {
        tree.leaf("p", "  componentRefs: [{name: b, type: X}, {name: a, type: Y}]\n");
        assertEquals(
                "recipe has incoherent component ref(s): component \"a\" has unsupported type \"Y\"; expected \"Helm\""
                        + " or \"Kustomize\"; component \"b\" has unsupported type \"X\"; expected \"Helm\" or"
                        + " \"Kustomize\"",
                refusalOfP().sentence());
    }

    @Test
    void anOperatingSystemIsAskedForWhenOnlySuchRecipesExist() {
        tree.overlay("overlays/g.yaml", "g", "  criteria: {service: gke, os: cos}\n");
        AicrException e = assertThrows(
                AicrException.class,
                () -> resolve(Criteria.OPEN.with(Dimension.SERVICE, "gke").with(Dimension.ACCELERATOR, "h100")));
        assertEquals(
                "service 'gke' has no OS-agnostic recipe for accelerator 'h100'; specify an OS (valid: cos)",
                e.sentence());
        assertEquals(
                List.of("base"),
                resolve(Criteria.OPEN.with(Dimension.SERVICE, "eks")).appliedOverlays());
    }

    @Test
    void theTableHasARowForEveryFieldAndBreaksNoLine() {
        tree.leaf("p", """
                  componentRefs: [{name: core, expectedResources: [{kind: Pod, name: x}], overrides: {b: 1, a: "<"}}]
                  validation: {readiness: {nodeSelection: {selector: {a: b}}}}
                """);
        String table = new String(RecipeTable.write(resolveP(), "1"), StandardCharsets.UTF_8);
        assertTrue(table.startsWith("FIELD  "), table);
        assertTrue(table.contains("ComponentRefs.[0].ExpectedResources.[0].Kind"), table);
        assertTrue(table.contains("{\"a\":\"\\u003c\",\"b\":1}"), table);
        assertTrue(table.contains("Validation.Performance") && table.contains("<nil>"), table);
        assertTrue(table.contains("\"# About core.\\nkind: Test\\n\""), table);
        assertTrue(table.contains("Validation.Readiness.NodeSelection.Selector"), table);
    }

    @Test
    void theDocumentShowsExclusionsAndWarnings() {
        Recipe plain = resolve(Criteria.OPEN);
        Recipe warned = new Recipe(
                plain.criteria(),
                plain.appliedOverlays(),
                List.of(new ExcludedOverlay("o", "constraint-failed")),
                List.of(new ConstraintWarning("o", "c", ">= 1", "", "r")),
                List.of(),
                List.of(),
                List.of(),
                plain.validation(),
                List.of());
        String yaml = new String(YamlWriter.write(warned.toNode("")), StandardCharsets.UTF_8);
        assertTrue(yaml.contains("excludedOverlays:\n    - name: o\n      reason: constraint-failed\n"), yaml);
        assertFalse(yaml.contains("actual") || yaml.contains("version:"), yaml);
        String table = new String(RecipeTable.write(warned, ""), StandardCharsets.UTF_8);
        assertTrue(table.contains("Metadata.ConstraintWarnings.[0].Expected"), table);
    }
}
