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
package run.aicr.release;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import run.aicr.digest.Sha256;
import run.aicr.release.base.SyntheticBase;
import run.aicr.release.git.Scratch;

/**
 * Sources and packaged jars of a reactor with two tiny programs: {@code aicr} is linked, {@code tool} runs from jars.
 *
 * @param base folder for what is compiled
 * @param git repository of the reactor
 */
record SmallPrograms(Path base, Scratch git) {
    private static final String BOM = """
            {"bomFormat": "CycloneDX", "specVersion": "1.6", "metadata": {"component": %s}, "components": [%s],
             "dependencies": [{"ref": "pkg:maven/run.aicr/%s@1?type=jar", "dependsOn": [%s]}]}
            """;

    /** The list of commands that {@code aicr} carries. */
    static final String COMMANDS = "aicr\tcommand\n";

    /** Writes everything; nothing is committed. */
    void make() throws IOException {
        writeSources();
        packageAicr();
        packageTool();
    }

    private void writeSources() throws IOException {
        git.write(".gitignore", "target/\n");
        git.write("LICENSE", "Licence text.\n");
        git.write("pom.xml", "<project/>\n");
        git.write(SmallRelease.CATALOGUE + "/registry.yaml", "components: []\n");
        git.write(SmallRelease.CATALOGUE + "/validators/catalog.yaml", "validators: []\n");
        git.write("install", "#!/bin/sh\necho @TAG@ @REPOSITORY@\n");
        git.write("policy.yaml", """
                allowed:
                  - MIT
                exceptions:
                  - package: java-runtime
                    versionRange: "[25,26)"
                    license: GPL-2.0-only WITH Classpath-exception-2.0
                    reason: the runtime of every program
                    approvedBy: maintainers
                    expires: 2099-12-31
                """);
        git.write(".release.yaml", """
                schema: aicr.run/release-config/v1
                repository: example/demo
                mainBranch: main
                platforms: [linux/amd64, linux/arm64]
                programs:
                  - name: aicr
                    module: demo
                    form: linked
                    main: run.aicr.demo/run.aicr.demo.Main
                    runtimeModules: [java.base]
                    javaOptions: [-XX:+UseSerialGC, -Xmx64m]
                    archive: true
                    catalogue: true
                  - name: tool
                    module: tool
                    form: jars
                    main: run.aicr.tool.Main
                    runtimeModules: [java.base]
                    javaOptions: [-XX:+UseSerialGC, -Xmx64m]
                images:
                  - name: ghcr.io/example/aicr
                    program: aicr
                    title: aicr
                    description: demo
                    entrypoint: /ko-app/aicr
                    user: "65532:65532"
                    workdir: /
                    base:
                      name: example.com/base:1
                  - name: ghcr.io/example/tools/tool
                    program: tool
                    title: tool
                    description: a tool
                    entrypoint: /tool
                    user: "65532:65532"
                    workdir: /app
                    port: 8080
                    base:
                      name: example.com/base:1
                      digest: BASE
                imagePlatforms: [linux/amd64, linux/arm64]
                planned:
                  - name: bom
                    reason: not made yet
                installer: install
                recipeImages: aicr
                policy:
                  licences: policy.yaml
                  vulnerabilities: vulnerabilities.yaml
                """.replace("BASE", pinnedBase()));
        git.write("vulnerabilities.yaml", """
                schema: aicr.run/vulnerability-policy/v1
                failOn: high
                vex: [tool.openvex.json]
                """);
        git.write("tool.openvex.json", """
                {
                  "@context": "https://openvex.dev/ns/v0.2.0",
                  "@id": "https://example.com/vex/1",
                  "author": "maintainers",
                  "timestamp": "2026-05-01T00:00:00Z",
                  "version": 1,
                  "statements": [
                    {
                      "vulnerability": {"name": "CVE-2026-0001"},
                      "products": [{"@id": "pkg:oci/tool", "subcomponents": [{"@id": "pkg:deb/debian/libc6"}]}],
                      "status": "not_affected",
                      "justification": "vulnerable_code_not_in_execute_path"
                    }
                  ]
                }
                """);
    }

    /** A base that lies in the cache already; gives its digest. */
    private String pinnedBase() throws IOException {
        return SyntheticBase.in(base.resolve("cache/oci"))
                .write(SyntheticBase.debian())
                .digest()
                .prefixed();
    }

    private void packageAicr() throws IOException {
        Path classes = compile(
                "demo", List.of(), Map.of("module-info", """
                module run.aicr.demo {}
                """, "run/aicr/demo/Main", """
                package run.aicr.demo;

                import java.nio.file.Files;
                import java.nio.file.Path;

                public final class Main {
                    public static void main(String[] args) throws Exception {
                        Path stamp = Path.of(System.getProperty("aicr.home"), "aicr-release.json");
                        String json = Files.exists(stamp) ? Files.readString(stamp) : "";
                        System.out.println("aicr version " + new Stamp(json).of("version") + " (commit: "
                                + new Stamp(json).of("commit") + ", date: " + new Stamp(json).of("date") + ")");
                    }
                }
                """, "run/aicr/demo/Stamp", """
                package run.aicr.demo;

                record Stamp(String json) {
                    String of(String key) {
                        int at = json.indexOf('"' + key + '"');
                        return at < 0 ? "unknown" : json.substring(at).split("\\"")[3];
                    }
                }
                """));
        jar(git.folder().resolve("demo/target/demo-1.jar"), classes, Map.of("META-INF/aicr/commands.txt", COMMANDS));
        git.write("demo/target/bom.json", BOM.formatted(own("demo"), "", "demo", ""));
    }

    private void packageTool() throws IOException {
        Path libs = Files.createDirectories(git.folder().resolve("tool/target/libs"));
        Path greeting = libs.resolve("org.example.greeting-1.0.jar");
        Path classes = compile("greeting", List.of(), Map.of("org/example/greeting/Greeting", """
                package org.example.greeting;

                public final class Greeting {
                    public static String text() {
                        return "hello from jars";
                    }
                }
                """));
        jar(greeting, classes, Map.of("META-INF/LICENSE", "MIT text.\n"));
        Path own = compile("tool", List.of(greeting), Map.of("run/aicr/tool/Main", """
                package run.aicr.tool;

                public final class Main {
                    public static void main(String[] args) {
                        System.out.println(org.example.greeting.Greeting.text() + " " + String.join(",", args));
                    }
                }
                """));
        jar(git.folder().resolve("tool/target/tool-1.jar"), own, Map.of());
        Files.writeString(libs.resolve("org.example.leftover-0.9.jar"), "of an older build");
        git.write(
                "tool/target/bom.json",
                BOM.formatted(
                        own("tool"),
                        """
                        {"group": "org.example", "name": "greeting", "version": "1.0",
                         "purl": "pkg:maven/org.example/greeting@1.0?type=jar", "licenses": [{"license": {"id": "MIT"}}],
                         "hashes": [{"alg": "SHA-256", "content": "%s"}],
                         "externalReferences": [{"type": "website", "url": "https://example.org/greeting"}]}
                        """.formatted(Sha256.ofFile(greeting).hex()),
                        "tool",
                        "\"pkg:maven/org.example/greeting@1.0?type=jar\""));
    }

    private static String own(String name) {
        return """
                {"group": "run.aicr", "name": "%s", "version": "1", "purl": "pkg:maven/run.aicr/%s@1?type=jar"}""".formatted(name, name);
    }

    private Path compile(String name, List<Path> classPath, Map<String, String> sources) throws IOException {
        Path folder = base.resolve("compile").resolve(name);
        Path classes = Files.createDirectories(folder.resolve("classes"));
        List<String> arguments = new ArrayList<>(List.of("-d", classes.toString(), "--release", "17"));
        arguments.add("-cp");
        arguments.add(String.join(":", classPath.stream().map(Path::toString).toList()));
        for (Map.Entry<String, String> source : sources.entrySet()) {
            Path file = folder.resolve("src").resolve(source.getKey() + ".java");
            Files.createDirectories(file.getParent());
            arguments.add(Files.writeString(file, source.getValue()).toString());
        }
        OutputStream sink = OutputStream.nullOutputStream();
        int exit = ToolProvider.getSystemJavaCompiler().run(null, sink, System.err, arguments.toArray(String[]::new));
        if (exit != 0) {
            throw new IllegalStateException("the program " + name + " does not compile");
        }
        return classes;
    }

    private static void jar(Path file, Path classes, Map<String, String> texts) throws IOException {
        Files.createDirectories(file.getParent());
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file));
                Stream<Path> walk = Files.walk(classes)) {
            for (Path path : walk.filter(Files::isRegularFile).sorted().toList()) {
                entry(jar, classes.relativize(path).toString(), Files.readAllBytes(path));
            }
            for (Map.Entry<String, String> text : texts.entrySet()) {
                entry(jar, text.getKey(), text.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private static void entry(JarOutputStream jar, String name, byte[] content) throws IOException {
        JarEntry entry = new JarEntry(name);
        entry.setTimeLocal(LocalDateTime.of(2026, 5, 4, 12, 0));
        jar.putNextEntry(entry);
        jar.write(content);
        jar.closeEntry();
    }
}
