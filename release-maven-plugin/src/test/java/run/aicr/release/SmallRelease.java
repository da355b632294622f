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
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import run.aicr.attestation.key.SigningKey;
import run.aicr.attestation.key.VerificationKey;
import run.aicr.digest.Sha256;
import run.aicr.http.Retry;
import run.aicr.release.attest.AttestInputs;
import run.aicr.release.attest.RecordSignature;
import run.aicr.release.gate.GateRecord;
import run.aicr.release.gate.GateRun;
import run.aicr.release.gate.GateVerdict;
import run.aicr.release.git.Scratch;
import run.aicr.release.mojo.RehearsalServices;
import run.aicr.release.notice.ThirdPartyNotices;
import run.aicr.release.product.Build;
import run.aicr.release.product.Jdk;
import run.aicr.release.product.ReleaseBuild;
import run.aicr.release.product.ReleaseConfig;
import run.aicr.release.product.ReleaseId;
import run.aicr.release.product.WorkFolder;
import run.aicr.release.promote.Candidate;
import run.aicr.release.promote.PromotedBuild;
import run.aicr.release.step.FailAt;
import run.aicr.release.step.Ledger;
import run.aicr.release.step.PointerRule;
import run.aicr.release.step.ReleaseRun;
import run.aicr.release.step.Step;
import run.aicr.release.version.ReleaseIdentity;

/**
 * A reactor with two tiny programs as a packaged build would leave it, in a git repository of its own, that is released
 * for real: {@code aicr} is linked and has archive and image, {@code tool} runs from jars and has an image only.
 */
public final class SmallRelease {
    /** Time of all commits of {@link Scratch}. */
    public static final Instant COMMIT_TIME = Instant.parse("2026-05-04T12:00:00Z");

    public static final Clock CLOCK = Clock.fixed(COMMIT_TIME.plusSeconds(3600), ZoneOffset.UTC);
    public static final String CATALOGUE = "lib/catalog/src/main/catalog";

    private static final String BOM = """
            {"bomFormat": "CycloneDX", "specVersion": "1.6", "metadata": {"component": %s}, "components": [%s],
             "dependencies": [{"ref": "pkg:maven/run.aicr/%s@1?type=jar", "dependsOn": [%s]}]}
            """;

    private static final Map<Path, RehearsalServices> STAND_INS = new ConcurrentHashMap<>();

    private final Path base;
    private final Scratch git;

    private SmallRelease(Path base) {
        this.base = base;
        Path reactor = base.resolve("reactor");
        this.git = Files.isDirectory(reactor) ? Scratch.existing(reactor) : Scratch.init(reactor);
    }

    /** Makes the reactor below the folder and commits it; nothing is tagged, qualified or built. */
    public static SmallRelease in(Path base) {
        SmallRelease release = new SmallRelease(base);
        try {
            release.writeSources();
            release.packageAicr();
            release.packageTool();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        release.git.commit("feat: begin");
        return release;
    }

    /** The release that lies below a folder already. */
    public static SmallRelease at(Path base) {
        return new SmallRelease(base);
    }

    public Path root() {
        return git.folder();
    }

    public Scratch git() {
        return git;
    }

    /** The rehearsal folder. */
    public Path folder() {
        return base.resolve("rehearsal");
    }

    public WorkFolder work(ReleaseId id) {
        return WorkFolder.of(base.resolve("work"), id);
    }

    public Path published(ReleaseId id) {
        return folder().resolve("releases").resolve(id.tag());
    }

    public static Jdk jdk() {
        return Jdk.at(Path.of(System.getProperty("java.home")));
    }

    public ReleaseConfig config() {
        return ReleaseConfig.read(root().resolve(".release.yaml"));
    }

    /** Which release HEAD is. */
    public ReleaseId id() {
        return new ReleaseIdentity(true, Optional.empty(), Optional.empty(), Map.of()).of(git.open());
    }

    public void tag(String name) {
        git.git("tag", "--annotate", "--message=" + name, name);
    }

    /** Writes the qualification record of HEAD. */
    public Path qualify() {
        try {
            String head = git.open().head().orElseThrow();
            GateRecord record = new GateRecord(
                    head,
                    git.open().objectAt(head, "").orElseThrow(),
                    "1",
                    GateRun.configurationDigest(root(), config()),
                    COMMIT_TIME,
                    CLOCK.instant(),
                    "local",
                    List.of(GateRecord.Result.of("test", GateVerdict.passed(""), false)));
            Path file = folder().resolve("qualify").resolve(head + ".json");
            Files.createDirectories(file.getParent());
            Files.write(file, record.toJson());
            RecordSignature.write(file, folder().resolve("keys"));
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public ReleaseBuild build(ReleaseId id, WorkFolder work) {
        return new ReleaseBuild(config(), id, jdk(), root(), work, new ThirdPartyNotices(w -> {}));
    }

    public List<Step<?>> states(ReleaseId id) {
        return ReleasePipeline.statesOf(setting(id));
    }

    /** Whether the pointers of the release move. */
    public PointerRule pointers(ReleaseId id) {
        return setting(id).pointers();
    }

    /** Brings all states of a release that is promoted from a candidate in the same folder. */
    public List<ReleaseRun.Row> promote(ReleaseId id, String candidate) {
        return run(id, new PromotedBuild(config(), id, root(), work(id), new Candidate(candidate, folder())));
    }

    /** Brings all states of a release that is built in a way of its own. */
    public List<ReleaseRun.Row> run(ReleaseId id, Build build) {
        return new ReleaseRun(ledger(id), id, pointers(id), new Silent(), FailAt.NOWHERE)
                .bringAll(ReleasePipeline.statesOf(setting(build)))
                .rowsOrThrow();
    }

    private ReleasePipeline.Setting setting(ReleaseId id) {
        return setting(build(id, work(id)));
    }

    private ReleasePipeline.Setting setting(Build build) {
        return new ReleasePipeline.Setting(
                config(),
                Optional.of(git.open()),
                build,
                root(),
                folder(),
                services(folder()),
                q -> new AttestInputs(CATALOGUE, q.result().record(), "Notes.\n", Map.of("java", "25", "maven", "3")),
                ledger(build.id()),
                false,
                CLOCK);
    }

    /** Clients of the stand-ins of a folder, which run until the tests end. */
    public static Services services(Path folder) {
        return standIns(folder).services();
    }

    /** The stand-ins of a folder. */
    public static RehearsalServices standIns(Path folder) {
        return STAND_INS.computeIfAbsent(
                folder,
                f -> RehearsalServices.start(
                        f,
                        "example/demo",
                        Optional.empty(),
                        Optional.empty(),
                        Retry.standard().with(time -> {}, Clock.systemUTC())));
    }

    public Ledger ledger(ReleaseId id) {
        return Ledger.of(folder().resolve("ledger"), id, CLOCK);
    }

    /** Brings all states of the release. */
    public List<ReleaseRun.Row> run(ReleaseId id) {
        return new ReleaseRun(ledger(id), id, pointers(id), new Silent(), FailAt.NOWHERE)
                .bringAll(states(id))
                .rowsOrThrow();
    }

    public VerificationKey key() {
        try {
            return VerificationKey.readPem(SigningKey.publicFile(folder().resolve("keys")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Nothing is said. */
    public static final class Silent implements ReleaseRun.Observer {
        @Override
        public void acting(String step, String reason) {}

        @Override
        public void finished(ReleaseRun.Row row, Duration took) {}
    }

    /** Copies a folder with everything in it. */
    public static Path copy(Path from, Path to) {
        try (Stream<Path> walk = Files.walk(from)) {
            for (Path path : walk.toList()) {
                Path target = to.resolve(from.relativize(path).toString());
                Files.createDirectories(target.getParent());
                if (!Files.isDirectory(target)) {
                    Files.copy(path, target, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
            return to;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void writeSources() {
        git.write(".gitignore", "target/\n");
        git.write("LICENSE", "Licence text.\n");
        git.write("pom.xml", "<project/>\n");
        git.write(CATALOGUE + "/registry.yaml", "components: []\n");
        git.write(CATALOGUE + "/validators/catalog.yaml", "validators: []\n");
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
                imagePlatforms: [linux/amd64, linux/arm64]
                planned:
                  - name: install
                    reason: not made yet
                policy:
                  licences: policy.yaml
                """);
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
        jar(root().resolve("demo/target/demo-1.jar"), classes, Map.of());
        git.write("demo/target/bom.json", BOM.formatted(own("demo"), "", "demo", ""));
    }

    private void packageTool() throws IOException {
        Path libs = Files.createDirectories(root().resolve("tool/target/libs"));
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
        jar(root().resolve("tool/target/tool-1.jar"), own, Map.of());
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
