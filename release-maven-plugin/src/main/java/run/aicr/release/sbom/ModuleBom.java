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
package run.aicr.release.sbom;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import run.aicr.document.Fields;
import run.aicr.document.JsonReader;
import run.aicr.document.Limits;
import run.aicr.release.config.Program;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;

/**
 * The CycloneDX file that the build of a program's module left in {@code target/bom.json}.
 *
 * @param components run-time dependencies, sorted by purl
 * @param dependencies purl to the purls it depends on directly
 */
public record ModuleBom(List<Component> components, Map<String, List<String>> dependencies) {

    public ModuleBom {
        components = List.copyOf(components);
        dependencies = Map.copyOf(dependencies);
    }

    /**
     * Reads it.
     *
     * @throws ReleaseException MISSING_ARTIFACT when the module was not packaged
     */
    public static ModuleBom of(Path reactorRoot, Program program) throws IOException {
        Path file = reactorRoot.resolve(program.module()).resolve("target/bom.json");
        if (!Files.isRegularFile(file)) {
            throw new ReleaseException(
                    Code.MISSING_ARTIFACT, "the module " + program.module() + " has no " + file, "Run: mvn package");
        }
        Fields bom = Fields.of(JsonReader.read(file.toString(), Files.readAllBytes(file), Limits.CATALOGUE_FILE), "");
        List<Component> components = new ArrayList<>();
        bom.fields("metadata").flatMap(m -> m.fields("component")).ifPresent(c -> components.add(component(c)));
        bom.list("components").forEach(c -> components.add(component(c)));
        components.sort(Comparator.comparing(Component::purl));
        Map<String, List<String>> dependencies = new LinkedHashMap<>();
        for (Fields entry : bom.list("dependencies")) {
            dependencies.put(
                    entry.requiredText("ref"),
                    entry.texts("dependsOn").stream().sorted().toList());
        }
        return new ModuleBom(components, dependencies);
    }

    private static Component component(Fields fields) {
        String group = fields.textOrEmpty("group");
        List<String> licences = new ArrayList<>();
        for (Fields choice : fields.list("licenses")) {
            choice.text("expression").ifPresent(licences::add);
            choice.fields("license").ifPresent(l -> licences.add(l.text("id").orElseGet(() -> l.textOrEmpty("name"))));
        }
        String sha256 = fields.list("hashes").stream()
                .filter(h -> h.textOrEmpty("alg").equals("SHA-256"))
                .map(h -> h.textOrEmpty("content"))
                .findFirst()
                .orElse("");
        return new Component(
                group,
                fields.requiredText("name"),
                fields.textOrEmpty("version"),
                fields.textOrEmpty("purl"),
                licences,
                sha256,
                source(fields),
                Component.isOwn(group));
    }

    private static String source(Fields fields) {
        List<Fields> references = fields.list("externalReferences");
        for (String type : List.of("vcs", "website")) {
            for (Fields reference : references) {
                if (reference.textOrEmpty("type").equals(type)) {
                    return reference.textOrEmpty("url");
                }
            }
        }
        return "";
    }
}
