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
package run.aicr.bundle.manifest;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import run.aicr.document.Limits;
import run.aicr.document.Mapping;
import run.aicr.document.Node;
import run.aicr.document.Scalar;
import run.aicr.document.YamlReader;
import run.aicr.document.YamlWriter;
import run.aicr.error.AicrException;

/**
 * Takes Helm's hook annotations out of rendered manifests: the numbered folders already order things, and Argo CD would
 * see nothing to sync in a chart of hooks (spec bundle §5.4). What is left runs at deletion only.
 */
public final class HookStripper {
    static final String HOOK = "helm.sh/hook";
    static final String WEIGHT = "helm.sh/hook-weight";
    static final String POLICY = "helm.sh/hook-delete-policy";

    private static final Set<String> DROPPED = Set.of(
            "",
            "pre-install",
            "post-install",
            "pre-upgrade",
            "post-upgrade",
            "pre-rollback",
            "post-rollback",
            "crd-install",
            "test",
            "test-success",
            "test-failure");

    private HookStripper() {}

    /**
     * Strips all documents; documents without content are dropped, comments and order of keys stay.
     *
     * @param name for messages
     * @param trusted whether the text is known to be YAML, so that documents without hooks need not be read
     * @throws AicrException INVALID_REQUEST when a document is no YAML
     */
    public static String strip(String name, String rendered, boolean trusted) {
        List<String> documents = new ArrayList<>();
        for (String document : YamlTexts.split(rendered)) {
            if (!YamlTexts.hasContent(document)) {
                continue;
            }
            boolean mayHaveHooks = document.contains("helm.sh/hook");
            if (trusted && !mayHaveHooks) {
                documents.add(document);
                continue;
            }
            Node node = read(name, document);
            if (node instanceof Scalar scalar && scalar.isNull()) {
                continue;
            }
            documents.add(mayHaveHooks ? stripped(name, document, node) : document);
        }
        return YamlTexts.join(documents);
    }

    private static String stripped(String name, String document, Node node) {
        Optional<Mapping> before = annotations(node);
        if (before.isEmpty() || before.get().find(HOOK).isEmpty()) {
            return document;
        }
        Mapping after = withoutHooks(before.get());
        Node expected = replaced((Mapping) node, after);
        String edited = new AnnotationText(document).edited(before.get(), after);
        if (same(name, edited, expected)) {
            return edited;
        }
        // Written in a form that lines cannot show: on one line, over several, with an anchor.
        return new String(YamlWriter.writeInOrder(expected), StandardCharsets.UTF_8);
    }

    private static boolean same(String name, String edited, Node expected) {
        try {
            byte[] found = YamlWriter.writeInOrder(read(name, edited));
            return Arrays.equals(found, YamlWriter.writeInOrder(expected));
        } catch (AicrException notYaml) {
            return false;
        }
    }

    private static Node read(String name, String document) {
        try {
            return YamlReader.read(name, document.getBytes(StandardCharsets.UTF_8), Limits.CATALOGUE_FILE);
        } catch (AicrException e) {
            throw AicrException.invalidRequest("a rendered manifest is not YAML: " + e.sentence());
        }
    }

    static Optional<Mapping> annotations(Node document) {
        return Optional.of(document)
                .filter(Mapping.class::isInstance)
                .flatMap(node -> ((Mapping) node).find("metadata"))
                .filter(Mapping.class::isInstance)
                .flatMap(node -> ((Mapping) node).find("annotations"))
                .filter(Mapping.class::isInstance)
                .map(Mapping.class::cast);
    }

    private static Mapping withoutHooks(Mapping annotations) {
        Node hook = annotations.entries().get(HOOK);
        List<String> kept = new ArrayList<>();
        for (String phase : hook instanceof Scalar scalar ? scalar.text().split(",", -1) : new String[0]) {
            if (!DROPPED.contains(phase.strip())) {
                kept.add(phase.strip());
            }
        }
        Map<String, Node> entries = new LinkedHashMap<>(annotations.entries());
        if (kept.isEmpty()) {
            entries.keySet().removeAll(Set.of(HOOK, WEIGHT, POLICY));
        } else {
            entries.put(HOOK, Scalar.text(String.join(",", kept)));
        }
        return Mapping.of(entries);
    }

    static Mapping replaced(Mapping document, Mapping annotations) {
        Map<String, Node> entries = new LinkedHashMap<>(document.entries());
        Map<String, Node> metadata = new LinkedHashMap<>(document.find("metadata")
                .filter(Mapping.class::isInstance)
                .map(n -> ((Mapping) n).entries())
                .orElse(Map.of()));
        metadata.put("annotations", annotations);
        entries.put("metadata", Mapping.of(metadata));
        return Mapping.of(entries);
    }
}
