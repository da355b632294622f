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

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import run.aicr.document.Mapping;
import run.aicr.document.Node;
import run.aicr.document.Sequence;

/** Rules 9 and 10. */
final class ManifestRules {
    static final List<Rule> RULES = List.of(
            new Rule(9, "custom resources are applied by hooks after their kinds", ManifestRules::hooks),
            new Rule(10, "images are pinned by digest", ManifestRules::images));

    private static final String HOOK = "helm.sh/hook";

    /** Groups of the API server itself; a group without a dot is one of them too. */
    private static final Set<String> SERVER_GROUPS = Set.of(
            "admissionregistration.k8s.io",
            "apiextensions.k8s.io",
            "networking.k8s.io",
            "rbac.authorization.k8s.io",
            "resource.k8s.io",
            "scheduling.k8s.io",
            "storage.k8s.io");

    /** Images by name alone, with the reason why there is no place for a digest. */
    private static final Map<String, String> WITHOUT_DIGEST = Map.of(
            "nvcr.io/nvidia/mellanox/doca-driver", "the operator adds the kernel to the tag",
            "nvcr.io/nvidia/mellanox/k8s-rdma-shared-dev-plugin", "a NicClusterPolicy has a version only",
            "nvcr.io/nvidia/doca/doca_telemetry", "a NicClusterPolicy has a version only",
            "ghcr.io/nvidia/skyhook-packages/shellscript", "the package is published by version");

    private ManifestRules() {}

    private static List<String> hooks(LintTree tree) {
        List<String> findings = new ArrayList<>();
        tree.manifests().forEach((path, documents) -> {
            for (Mapping document : documents) {
                Mapping annotations = At.mapping(document, "metadata", "annotations");
                boolean skipped =
                        At.text(annotations, "aicr/skip-hook-validation").equals("true");
                if (isCustom(document) && !skipped && !isHooked(annotations)) {
                    findings.add(path + " " + At.text(document, "kind") + ": no hook post-install,post-upgrade with a"
                            + " weight and before-hook-creation");
                }
            }
        });
        return findings;
    }

    private static boolean isCustom(Mapping document) {
        String apiVersion = At.text(document, "apiVersion");
        int slash = apiVersion.indexOf('/');
        String group = slash < 0 ? "" : apiVersion.substring(0, slash);
        return group.contains(".") && !SERVER_GROUPS.contains(group);
    }

    private static boolean isHooked(Mapping annotations) {
        return At.text(annotations, HOOK).equals("post-install,post-upgrade")
                && At.text(annotations, HOOK + "-weight").matches("-?[0-9]+")
                && At.text(annotations, HOOK + "-delete-policy").equals("before-hook-creation");
    }

    private static List<String> images(LintTree tree) {
        List<String> findings = new ArrayList<>();
        Set<String> unused = new TreeSet<>(WITHOUT_DIGEST.keySet());
        tree.manifests().forEach((path, documents) -> {
            for (String image : imagesOf(documents)) {
                String name = image.replaceAll("(:[^/:@]+)?(@.*)?$", "");
                if (name.equals(image)) {
                    findings.add(path + ": the image " + image + " has neither tag nor digest");
                } else if (!image.matches(".*@sha256:[0-9a-f]{64}")) {
                    boolean listed = WITHOUT_DIGEST.containsKey(name);
                    unused.remove(name);
                    if (!listed) {
                        findings.add(path + ": the image " + image + " has no digest");
                    }
                }
            }
        });
        unused.forEach(name -> findings.add("the exception \"" + name + "\" is not needed any more"));
        return findings;
    }

    /** All images, in full; a resource may give them in parts: repository, version and digest beside the image. */
    static Set<String> imagesOf(List<Mapping> documents) {
        Set<String> images = new TreeSet<>();
        documents.forEach(document -> collect(document, images));
        return images;
    }

    private static void collect(Node node, Set<String> images) {
        if (node instanceof Mapping mapping) {
            String image = At.text(mapping, "image");
            if (!image.isEmpty()) {
                String repository = At.text(mapping, "repository");
                String version = At.text(mapping, "version");
                String digest = At.text(mapping, "containerSHA");
                images.add((repository.isEmpty() ? "" : repository + "/")
                        + image
                        + (version.isEmpty() ? "" : ":" + version)
                        + (digest.isEmpty() ? "" : "@" + digest));
            }
            mapping.entries().values().forEach(child -> collect(child, images));
        } else if (node instanceof Sequence sequence) {
            sequence.items().forEach(child -> collect(child, images));
        }
    }
}
