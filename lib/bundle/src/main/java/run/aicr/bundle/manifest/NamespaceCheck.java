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
import java.util.List;
import java.util.Optional;
import run.aicr.catalog.ComponentRef;
import run.aicr.document.Limits;
import run.aicr.document.Mapping;
import run.aicr.document.Node;
import run.aicr.document.Scalar;
import run.aicr.document.YamlReader;
import run.aicr.error.AicrException;

/** A namespace that is made before a component must be the component's own (spec bundle §5). */
public final class NamespaceCheck {
    private NamespaceCheck() {}

    /**
     * Looks at the documents that are static: those up to the first that is no YAML before it is rendered.
     *
     * @throws AicrException INVALID_REQUEST naming component, file and both namespaces
     */
    public static void check(ComponentRef ref, List<Manifest> before) {
        for (Manifest manifest : before) {
            if (!YamlTexts.declaresNamespace(manifest.text())) {
                continue;
            }
            for (String document : YamlTexts.split(manifest.text())) {
                Optional<Node> node = read(manifest.path(), document);
                if (node.isEmpty()) {
                    break;
                }
                check(ref, manifest, node.get());
            }
        }
    }

    private static Optional<Node> read(String name, String document) {
        try {
            return Optional.of(YamlReader.read(name, document.getBytes(StandardCharsets.UTF_8), Limits.CATALOGUE_FILE));
        } catch (AicrException templateText) {
            return Optional.empty();
        }
    }

    private static void check(ComponentRef ref, Manifest manifest, Node document) {
        if (!(document instanceof Mapping mapping) || !text(mapping, "kind").equals("Namespace")) {
            return;
        }
        String name = mapping.find("metadata")
                .filter(Mapping.class::isInstance)
                .map(metadata -> text((Mapping) metadata, "name"))
                .orElse("");
        if (!name.isEmpty() && !name.equals(ref.namespace())) {
            throw AicrException.invalidRequest("component \"" + ref.name() + "\" is installed into namespace \""
                    + ref.namespace() + "\", but " + manifest.path() + " makes namespace \"" + name
                    + "\"; give both the same name");
        }
    }

    private static String text(Mapping mapping, String key) {
        return mapping.find(key).map(n -> n instanceof Scalar s ? s.text() : "").orElse("");
    }
}
