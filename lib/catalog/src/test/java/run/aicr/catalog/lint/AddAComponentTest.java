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
package run.aicr.catalog.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.recipe.Recipe;

/** The steps of docs/contributor/add-a-component.md lead to a tree without findings. */
class AddAComponentTest {
    @TempDir
    private Path tree = Path.of("");

    @Test
    void aComponentThatFollowsTheGuideIsAccepted() throws IOException {
        TreeCopy.of(Path.of("src/main/catalog"), tree);
        Files.writeString(tree.resolve("registry.yaml"), """
                  - name: hello
                    displayName: Hello
                    valueOverrideKeys: [hello]
                    healthCheck: {assertFile: checks/hello/health-check.yaml}
                    helm:
                      defaultRepository: https://charts.example.com
                      defaultChart: hello
                      defaultVersion: 1.0.0
                      defaultNamespace: hello
                """, StandardOpenOption.APPEND);
        write("components/hello/values.yaml", "greeting: hello\n");
        write("checks/hello/health-check.yaml", """
                # The program answers.
                apiVersion: chainsaw.kyverno.io/v1alpha1
                kind: Test
                metadata: {name: hello-health-check}
                spec:
                  steps:
                    - name: available
                      try:
                        - assert: {resource: {apiVersion: apps/v1, kind: Deployment, metadata: {name: hello}}}
                """);
        write("components/hello/manifests/greeting.yaml", """
                # What to say.
                {{- $hello := index .Values "hello" }}
                apiVersion: hello.example.com/v1
                kind: Greeting
                metadata:
                  name: greeting
                  namespace: {{ .Release.Namespace }}
                  annotations:
                    helm.sh/hook: post-install,post-upgrade
                    helm.sh/hook-weight: "5"
                    helm.sh/hook-delete-policy: before-hook-creation
                spec:
                  text: {{ $hello.greeting | quote }}
                """);
        write("overlays/metal3.yaml", """
                # Bare metal with a greeting.
                kind: RecipeMetadata
                apiVersion: aicr.run/v1alpha2
                metadata: {name: metal3}
                spec:
                  criteria: {service: metal3}
                  componentRefs:
                    - name: hello
                      type: Helm
                      valuesFile: components/hello/values.yaml
                      manifestFiles: [components/hello/manifests/greeting.yaml]
                      dependencyRefs: [cert-manager]
                """);
        LintTree read = LintTree.read(tree);
        for (Rule rule : Lint.RULES) {
            assertEquals(List.of(), rule.findings(read), rule.toString());
        }
        Recipe recipe = read.recipes().get("metal3");
        assertEquals(List.of("base", "monitoring-hpa", "metal3"), recipe.appliedOverlays());
    }

    private void write(String path, String text) throws IOException {
        Path file = tree.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
