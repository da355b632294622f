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
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import run.aicr.digest.Sha256;
import run.aicr.release.config.Platform;
import run.aicr.release.config.Program;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;
import run.aicr.release.runtime.Jdk;
import run.aicr.release.version.ReleaseId;
import run.aicr.release.work.Tree;

/**
 * A program as it is shipped for one platform: what a bill of materials of an archive is about.
 *
 * @param payload digest of the payload
 * @param folder of the payload; digests of jars are taken from there
 * @param jdk vendor and version of the Java runtime
 * @param runtimeSource address and digest of what the runtime was made from; empty for the JDK of the build
 * @param bom what the module of the program is made of
 */
public record ShippedProgram(
        ReleaseId id,
        Program program,
        Platform platform,
        Sha256 payload,
        Path folder,
        Jdk jdk,
        String runtimeSource,
        ModuleBom bom)
        implements ShippedContent {
    static final String PROGRAM = "program";
    private static final String RUNTIME = "java-runtime";
    private static final String RUNTIME_LICENCE = "GPL-2.0-only WITH Classpath-exception-2.0";
    private static final Pattern MODULES = Pattern.compile("(?m)^MODULES=\"([^\"]*)\"$");
    private static final Pattern LICENCE_ID = Pattern.compile("[A-Za-z0-9.+-]+");

    /** {@code aicr_1.3.0_linux_amd64}: stem of its files. */
    public String fileStem() {
        return program.name() + "_" + id.version() + "_" + platform.fileName();
    }

    /** As SPDX 2.3. */
    public byte[] spdx() throws IOException {
        return SpdxDocument.json(bom(PROGRAM));
    }

    /** As CycloneDX 1.6. */
    public byte[] cycloneDx() throws IOException {
        return CycloneDxDocument.json(bom(PROGRAM));
    }

    /**
     * The program with its runtime and every jar in it.
     *
     * @param rootId id of the program in the document
     */
    Bom bom(String rootId) throws IOException {
        String name = program.name();
        Bom.Part root = new Bom.Part(
                Bom.Kind.APPLICATION,
                rootId,
                "",
                name,
                id.version(),
                "Apache-2.0",
                "",
                "pkg:generic/" + name + "@" + id.version() + "?arch=" + platform.architecture() + "&os="
                        + platform.os(),
                Bom.OURS,
                "");
        List<Bom.Part> parts = new ArrayList<>(List.of(runtime()));
        TreeSet<Bom.Edge> edges = new TreeSet<>();
        edges.add(new Bom.Edge(rootId, Bom.Relation.CONTAINS, RUNTIME));
        for (Bom.Part jar : runtimeJars()) {
            parts.add(jar);
            edges.add(new Bom.Edge(RUNTIME, Bom.Relation.CONTAINS, jar.id()));
        }
        for (Component component : bom.components()) {
            parts.add(part(component));
            edges.add(new Bom.Edge(rootId, Bom.Relation.CONTAINS, idOf(component)));
            for (String needed : bom.dependencies().getOrDefault(component.purl(), List.of())) {
                bom.components().stream()
                        .filter(c -> c.purl().equals(needed))
                        .forEach(c -> edges.add(new Bom.Edge(idOf(component), Bom.Relation.DEPENDS_ON, idOf(c))));
            }
        }
        return new Bom(fileStem(), payload, id.dateText(), root, parts, edges);
    }

    private Bom.Part runtime() throws IOException {
        return new Bom.Part(
                Bom.Kind.RUNTIME,
                RUNTIME,
                "",
                RUNTIME,
                jdk.fullVersion(),
                RUNTIME_LICENCE,
                "",
                runtimePurl(),
                runtimeSupplier(),
                "modules: " + runtimeModules() + (runtimeSource.isEmpty() ? "" : "; from " + runtimeSource));
    }

    /** Files of the runtime that are jars, such as the file system of its own image. */
    private List<Bom.Part> runtimeJars() throws IOException {
        List<Bom.Part> jars = new ArrayList<>();
        for (Map.Entry<String, Path> file :
                Tree.files(folder.resolve("lib/runtime")).entrySet()) {
            if (file.getKey().endsWith(".jar")) {
                String name = String.valueOf(file.getValue().getFileName());
                jars.add(new Bom.Part(
                        Bom.Kind.LIBRARY,
                        Bom.idOf(RUNTIME + "-" + file.getKey()),
                        "",
                        name,
                        jdk.fullVersion(),
                        RUNTIME_LICENCE,
                        Sha256.ofFile(file.getValue()).hex(),
                        runtimePurl() + "#" + file.getKey(),
                        runtimeSupplier(),
                        ""));
            }
        }
        return jars;
    }

    private String runtimePurl() {
        return "pkg:generic/openjdk@" + jdk.fullVersion().replace("+", "%2B") + "?arch=" + platform.architecture()
                + "&os=" + platform.os();
    }

    private String runtimeSupplier() {
        return jdk.vendor().equals(Jdk.UNKNOWN_VENDOR) ? "" : "Organization: " + jdk.vendor();
    }

    /** As the linked runtime itself names them. */
    private String runtimeModules() throws IOException {
        Path release = folder.resolve("lib/runtime/release");
        Matcher modules = MODULES.matcher(Files.readString(release));
        if (!modules.find()) {
            throw new ReleaseException(Code.MISSING_ARTIFACT, release + " does not name the modules of the runtime");
        }
        return modules.group(1);
    }

    private Bom.Part part(Component component) throws IOException {
        return new Bom.Part(
                Bom.Kind.LIBRARY,
                idOf(component),
                component.group(),
                component.name(),
                component.own() ? id.version() : component.version(),
                licence(component.licences()),
                shippedDigest(component),
                component.own()
                        ? "pkg:maven/" + component.group() + "/" + component.name() + "@" + id.version() + "?type=jar"
                        : component.purl(),
                component.own() ? Bom.OURS : "",
                "");
    }

    /** Of the jar in the payload. A program in its runtime has no jars: then that of the jar it was linked from. */
    private String shippedDigest(Component component) throws IOException {
        if (program.form() == Program.Form.LINKED && !Files.isDirectory(folder.resolve("lib/app"))) {
            return component.own() ? "" : component.sha256();
        }
        Path jar = folder.resolve("lib/app").resolve(component.jarName());
        if (!Files.isRegularFile(jar)) {
            throw new ReleaseException(
                    Code.MISSING_ARTIFACT, "the payload of " + program.name() + " has no " + jar.getFileName());
        }
        return Sha256.ofFile(jar).hex();
    }

    private static String idOf(Component component) {
        String version = component.own() ? "" : "-" + component.version();
        return Bom.idOf(component.group() + "-" + component.name() + version);
    }

    /** An SPDX expression for what a POM declares; empty for names that are no SPDX ids. */
    private static String licence(List<String> declared) {
        boolean known = !declared.isEmpty()
                && declared.stream().allMatch(l -> LICENCE_ID.matcher(l).matches());
        if (known) {
            return String.join(" OR ", new TreeSet<>(declared));
        }
        boolean oneExpression = declared.size() == 1 && declared.get(0).matches("[A-Za-z0-9.+() -]+ (OR|AND|WITH) .*");
        return oneExpression ? declared.get(0) : "";
    }
}
