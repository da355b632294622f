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
package run.aicr.release.gate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import run.aicr.document.Fields;
import run.aicr.document.Limits;
import run.aicr.document.Node;
import run.aicr.document.YamlReader;
import run.aicr.error.AicrException;

/**
 * Every Helm chart of the catalogue has one version: in the registry, and wherever an overlay or mixin names a chart.
 * Components without a chart consist of manifests of the catalogue itself.
 */
final class PinsGate implements Gate {
    private static final String CATALOGUE = "lib/catalog/src/main/catalog";
    private static final Pattern PINNED = Pattern.compile("v?\\d+\\.\\d+\\.\\d+([-+][0-9A-Za-z.-]+)*");

    @Override
    public String name() {
        return "pins";
    }

    @Override
    public GateVerdict check(GateInput input) throws IOException {
        Path catalogue = input.root().resolve(CATALOGUE);
        List<String> findings = new ArrayList<>();
        try {
            Map<String, String> defaults = registry(catalogue, findings);
            Map<String, Path> files = SourceFiles.of(
                    catalogue, p -> p.endsWith(".yaml") && (p.startsWith("overlays/") || p.startsWith("mixins/")));
            for (Map.Entry<String, Path> file : files.entrySet()) {
                references(read(file.getValue(), file.getKey()), defaults, findings);
            }
            return Findings.judge(
                    findings,
                    "charts have no fixed version",
                    defaults.size() + " charts in the registry, " + files.size() + " overlays and mixins");
        } catch (AicrException e) {
            return Findings.judge(List.of(e.sentence()), "the catalogue cannot be read", "");
        }
    }

    /** Component to the version of its chart; only components with a chart. */
    private static Map<String, String> registry(Path catalogue, List<String> findings) throws IOException {
        Map<String, String> versions = new TreeMap<>();
        Fields registry = read(catalogue.resolve("registry.yaml"), "registry.yaml");
        for (Fields component : registry.list("components")) {
            Optional<Fields> helm = component.fields("helm");
            if (helm.flatMap(h -> h.text("defaultChart")).isPresent()) {
                String version = helm.get().textOrEmpty("defaultVersion");
                versions.put(component.requiredText("name"), version);
                require(component, "defaultVersion", version, findings);
            }
        }
        return versions;
    }

    private static void references(Fields file, Map<String, String> defaults, List<String> findings) {
        Optional<Fields> spec = file.fields("spec");
        if (spec.isEmpty()) {
            return;
        }
        for (Fields reference : spec.get().list("componentRefs")) {
            boolean ownChart = reference.text("source").isPresent()
                    || reference.text("chart").isPresent()
                    || reference.text("version").isPresent();
            if (ownChart && reference.text("type").orElse("Helm").equals("Helm")) {
                String version =
                        reference.text("version").orElse(defaults.getOrDefault(reference.textOrEmpty("name"), ""));
                require(reference, "version", version, findings);
            }
        }
    }

    private static void require(Fields owner, String field, String version, List<String> findings) {
        if (!PINNED.matcher(version).matches()) {
            findings.add(owner.place() + ": '" + owner.textOrEmpty("name") + "' needs " + field
                    + " as one version such as 1.2.3, found '" + version + "'");
        }
    }

    private static Fields read(Path file, String shownAs) throws IOException {
        Node node = YamlReader.read(CATALOGUE + "/" + shownAs, Files.readAllBytes(file), Limits.CATALOGUE_FILE);
        return Fields.of(node, "");
    }
}
