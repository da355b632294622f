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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import run.aicr.document.Limits;
import run.aicr.document.Mapping;
import run.aicr.document.Node;
import run.aicr.document.Scalar;
import run.aicr.document.YamlReader;
import run.aicr.document.YamlWriter;
import run.aicr.error.AicrException;

/**
 * Makes manifests that live in the same chart as what they need run after it, as hooks (spec bundle §12). Documents that
 * are hooks already stay so.
 */
public final class PostInstallHooks {
    private static final int FIRST_WEIGHT = 100;

    private PostInstallHooks() {}

    /**
     * The documents with sorted keys.
     *
     * @param name for messages
     * @throws AicrException INVALID_REQUEST when a document is no YAML or no mapping
     */
    public static String add(String name, String rendered) {
        List<String> documents = new ArrayList<>();
        int weight = FIRST_WEIGHT;
        for (Node node : read(name, rendered)) {
            if (node instanceof Scalar scalar && scalar.isNull()) {
                continue;
            }
            if (!(node instanceof Mapping document)) {
                throw AicrException.invalidRequest(
                        node.place() + ": a rendered manifest must hold mappings, found " + node.kindName());
            }
            Mapping annotations = HookStripper.annotations(document).orElse(Mapping.EMPTY);
            if (annotations.find(HookStripper.HOOK).isEmpty()) {
                document = HookStripper.replaced(document, hooked(annotations, weight++));
            }
            documents.add(new String(YamlWriter.write(document), StandardCharsets.UTF_8));
        }
        return YamlTexts.join(documents);
    }

    private static List<Node> read(String name, String rendered) {
        try {
            return YamlReader.readAll(name, rendered.getBytes(StandardCharsets.UTF_8), Limits.CATALOGUE_FILE);
        } catch (AicrException e) {
            throw AicrException.invalidRequest("a rendered manifest is not YAML: " + e.sentence());
        }
    }

    private static Mapping hooked(Mapping annotations, int weight) {
        Map<String, Node> entries = new LinkedHashMap<>(annotations.entries());
        entries.put(HookStripper.HOOK, Scalar.text("post-install"));
        entries.put(HookStripper.WEIGHT, Scalar.text(Integer.toString(weight)));
        entries.putIfAbsent(HookStripper.POLICY, Scalar.text("before-hook-creation"));
        return Mapping.of(entries);
    }
}
