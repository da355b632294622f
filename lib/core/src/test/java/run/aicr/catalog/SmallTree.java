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
package run.aicr.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A catalogue tree for tests: a base with one component, and what a test adds. */
public final class SmallTree {
    private final Path root;

    /** Makes base and registry in the folder. */
    public SmallTree(Path root) {
        this.root = root;
        file("registry.yaml", """
                apiVersion: aicr.run/v1alpha2
                kind: ComponentRegistry
                components:
                  - name: core
                    displayName: Core
                    helm: {defaultRepository: "https://charts.example", defaultChart: x/core, defaultVersion: 1.10,
                      defaultNamespace: core-ns}
                    healthCheck: {assertFile: checks/core/health-check.yaml}
                    validations:
                      - {function: F, severity: warning, conditions: {service: [aks]}, message: careful}
                    nodeScheduling: {system: {nodeSelectorPaths: [a.b]}, nodeCountPaths: [n]}
                    podScheduling: {workload: {workloadSelectorPaths: [w]}}
                  - name: kustom
                    displayName: Kustom
                    kustomize: {defaultSource: "https://git.example/k", defaultPath: overlays/prod, defaultTag: v2}
                """);
        file("checks/core/health-check.yaml", "# About core.\nkind: Test\n");
        overlay("overlays/base.yaml", "base", """
                  constraints: [{name: K8s.server.version, value: ">= 1.25"}]
                  componentRefs: [{name: core, type: helm, valuesFile: components/core/values.yaml}]
                """);
        file("components/core/values.yaml", "a: 1\n");
    }

    /** Writes any file. */
    public SmallTree file(String path, String text) {
        try {
            Path file = root.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a recipe file whose spec is given, indented by two. */
    public SmallTree overlay(String path, String name, String spec) {
        return file(
                path,
                "kind: RecipeMetadata\napiVersion: aicr.run/v1alpha2\nmetadata: {name: " + name + "}\nspec:\n" + spec);
    }

    /** Writes an overlay for a platform of the same name, on the base. */
    public SmallTree leaf(String name, String spec) {
        return overlay("overlays/" + name + ".yaml", name, "  criteria: {platform: " + name + "}\n" + spec);
    }

    /** Writes a mixin whose spec is given, indented by two. */
    public SmallTree mixin(String name, String spec) {
        return file(
                "mixins/" + name + ".yaml",
                "kind: RecipeMixin\napiVersion: aicr.run/v1alpha2\nmetadata: {name: " + name + "}\nspec:\n" + spec);
    }

    /** Reads the tree. */
    public CatalogTree read() {
        return CatalogTree.read(root);
    }
}
