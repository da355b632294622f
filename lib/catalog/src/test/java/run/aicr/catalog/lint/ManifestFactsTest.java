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
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import run.aicr.catalog.embedded.Facts;
import run.aicr.document.Mapping;
import run.aicr.document.Node;
import run.aicr.document.Sequence;

/** Manifests hold the objects, hooks, images and scripts of the tables, and use the functions that exist. */
class ManifestFactsTest {
    /** The functions of spec recipe §5.4 and the words of the template language itself. */
    private static final Set<String> WORDS = Set.of(
            "toYaml",
            "nindent",
            "toString",
            "default",
            "replace",
            "trunc",
            "trimSuffix",
            "quote",
            "if",
            "else",
            "end",
            "range",
            "with",
            "define",
            "index",
            "printf",
            "eq",
            "ne",
            "lt",
            "and",
            "or",
            "not",
            "len");

    private static final Pattern ACTION = Pattern.compile("\\{\\{-?(.*?)-?\\}\\}");
    private static final Pattern WORD = Pattern.compile("(?<![.$\\w\"-])[A-Za-z]\\w*");
    private static final Pattern HOST_PATH = Pattern.compile("(?<![\\w<])/[a-z][\\w./-]*\\w");

    private final LintTree tree = LintTree.read(Path.of("src/main/catalog"));

    @Test
    void objectsAndHooksAreThoseOfTheTable() {
        for (Mapping manifest : Facts.find().list("manifests.json")) {
            List<String> expected = new ArrayList<>();
            for (Node fact : At.items(manifest, "documents")) {
                expected.add(line(fact, At.text(fact, "name"), At.text(fact, "helmHook"), At.text(fact, "hookWeight")));
            }
            List<String> actual = new ArrayList<>();
            String path = At.text(manifest, "path");
            for (Mapping document : tree.manifests().getOrDefault(path, List.of())) {
                Mapping annotations = At.mapping(document, "metadata", "annotations");
                actual.add(line(
                        document,
                        At.text(document, "metadata", "name"),
                        At.text(annotations, "helm.sh/hook"),
                        At.text(annotations, "helm.sh/hook-weight")));
            }
            assertEquals(expected, actual, path);
            String text = new String(tree.files().get(path), StandardCharsets.UTF_8);
            assertEquals(At.text(manifest, "templated"), Boolean.toString(text.contains("{{")), path);
        }
    }

    private static String line(Node object, String name, String hook, String weight) {
        return String.join(" ", At.text(object, "apiVersion"), At.text(object, "kind"), name, hook, weight);
    }

    @Test
    void imagesAreThoseOfTheTable() {
        for (Mapping manifest : Facts.find().list("manifests.json")) {
            String path = At.text(manifest, "path");
            Set<String> actual = new TreeSet<>();
            tree.manifests().get(path).forEach(document -> images(document, actual));
            assertEquals(new TreeSet<>(At.texts(manifest, "images")), actual, path);
        }
    }

    private static void images(Node node, Set<String> images) {
        if (node instanceof Mapping mapping) {
            String image = At.text(mapping, "image");
            if (!image.isEmpty()) {
                images.add(image);
            }
            mapping.entries().values().forEach(child -> images(child, images));
        } else if (node instanceof Sequence sequence) {
            sequence.items().forEach(child -> images(child, images));
        }
    }

    @Test
    void scriptsNameEveryFileOfTheTable() {
        Mapping scripts = At.mapping(Facts.find().read("scripts.json"), "scripts");
        for (Map.Entry<String, Node> script : scripts.entries().entrySet()) {
            String path = At.text(script.getValue(), "manifest");
            String text = new String(tree.files().get(path), StandardCharsets.UTF_8);
            assertFalse(text.contains("<script"), path);
            for (String sentence : At.texts(script.getValue(), "does")) {
                Matcher named = HOST_PATH.matcher(sentence);
                while (named.find()) {
                    assertTrue(text.contains(named.group()), script.getKey() + ": " + named.group());
                }
            }
        }
    }

    @Test
    void templatesUseNoOtherFunctions() {
        tree.files().forEach((path, bytes) -> {
            if (path.contains("/manifests/") || path.endsWith("/readiness.yaml")) {
                Matcher action = ACTION.matcher(new String(bytes, StandardCharsets.UTF_8));
                while (action.find()) {
                    String code = action.group(1).replaceAll("\"[^\"]*\"", "\"\"");
                    Matcher word = WORD.matcher(code);
                    while (word.find()) {
                        assertTrue(WORDS.contains(word.group()), path + ": " + word.group());
                    }
                }
            }
        });
    }

    @Test
    void readinessGatesAreTestsThatOnlyAssertWhatAGateMayRead() {
        List<String> readable = List.of("apps/v1", "apiextensions.k8s.io/v1", "batch/v1", "nvidia.com/v1", "v1");
        tree.files().forEach((path, bytes) -> {
            if (path.endsWith("/readiness.yaml")) {
                Mapping test = ManifestSkeleton.documents(path, bytes).get(0);
                assertEquals(
                        "chainsaw.kyverno.io/v1alpha1 Test", At.text(test, "apiVersion") + " " + At.text(test, "kind"));
                for (Node step : At.items(test, "spec", "steps")) {
                    for (Node operation : At.items(step, "try")) {
                        String apiVersion = At.text(operation, "assert", "resource", "apiVersion");
                        assertTrue(readable.contains(apiVersion), path + ": " + apiVersion);
                    }
                }
            }
        });
    }
}
