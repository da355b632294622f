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
package run.aicr.release.notice;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import run.aicr.release.config.Program;
import run.aicr.release.runtime.Jdk;
import run.aicr.release.sbom.ModuleBom;
import run.aicr.release.version.ReleaseId;

/** The third-party components that programs ship, with their licence texts: for the notices and for the policy. */
public final class ThirdPartyNotices implements NoticesText {
    private final Consumer<String> warnings;

    /**
     * Notices that tell what has no licence text.
     *
     * @param warnings told once for every component without one
     */
    public ThirdPartyNotices(Consumer<String> warnings) {
        this.warnings = warnings;
    }

    @Override
    public String of(ReleaseId id, Map<Program, ModuleBom> boms, Jdk jdk, Path reactorRoot, List<Component> wheels)
            throws IOException {
        List<Component> components = new ArrayList<>(components(boms, jdk, reactorRoot));
        components.addAll(wheels);
        components.stream()
                .filter(c -> c.files().isEmpty())
                .forEach(c -> warnings.accept("no licence text for " + c.name() + " " + c.version()));
        return Notices.text(id.tag(), components);
    }

    /** Every dependency of the programs once, and the Java runtime. */
    public static List<Component> components(Map<Program, ModuleBom> boms, Jdk jdk, Path reactorRoot)
            throws IOException {
        Map<String, Component> components = new TreeMap<>();
        for (Map.Entry<Program, ModuleBom> bom : boms.entrySet()) {
            Path libs = reactorRoot.resolve(bom.getKey().module()).resolve("target/libs");
            for (run.aicr.release.sbom.Component shipped : bom.getValue().components()) {
                if (!shipped.own()) {
                    components.putIfAbsent(shipped.purl(), component(shipped, libs));
                }
            }
        }
        Component runtime = new Component(
                "java-runtime",
                jdk.fullVersion(),
                List.of("GPL-2.0-only WITH Classpath-exception-2.0"),
                Optional.of("https://openjdk.org"),
                LicenseTexts.ofFolder(jdk.home().resolve("legal/java.base").toRealPath()));
        components.put(runtime.name(), runtime);
        return List.copyOf(components.values());
    }

    private static Component component(run.aicr.release.sbom.Component shipped, Path libs) {
        Path jar = libs.resolve(shipped.group() + "." + shipped.name() + "-" + shipped.version() + ".jar");
        List<LicenseFile> texts = Files.isRegularFile(jar) ? LicenseTexts.ofJar(jar) : List.of();
        return StandardTexts.complete(new Component(
                shipped.coordinates(),
                shipped.version(),
                shipped.licences(),
                shipped.source().isEmpty() ? Optional.empty() : Optional.of(shipped.source()),
                texts));
    }
}
