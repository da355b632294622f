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
package run.aicr.release.flow;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.tools.ToolProvider;
import run.aicr.attestation.release.Payload;
import run.aicr.digest.Sha256;
import run.aicr.document.JsonWriter;
import run.aicr.document.Mapping;
import run.aicr.document.Node;
import run.aicr.document.Scalar;
import run.aicr.document.Sequence;
import run.aicr.file.ArchiveEntry;
import run.aicr.file.PlainGzip;
import run.aicr.file.PlainTar;
import run.aicr.oci.Descriptor;
import run.aicr.oci.Layout;
import run.aicr.oci.MediaTypes;
import run.aicr.release.SmallRelease;
import run.aicr.release.config.ImageSpec;
import run.aicr.release.config.Platform;
import run.aicr.release.config.ReleaseConfig;
import run.aicr.release.config.ReleaseConfig.Missing;
import run.aicr.release.git.Scratch;
import run.aicr.release.image.ImageBuild;
import run.aicr.release.image.ImagePromoter;
import run.aicr.release.product.Build;
import run.aicr.release.product.BuildManifest;
import run.aicr.release.sbom.ShippedImage;
import run.aicr.release.version.ReleaseId;
import run.aicr.release.work.Tree;
import run.aicr.release.work.WorkFolder;

/** A build whose programs are shell scripts of a few lines, so that many releases can be made of it in short time. */
public record TinyBuild(ReleaseConfig config, ReleaseId id, WorkFolder work, String data) implements Build {
    private static final String AICR = """
            #!/bin/sh
            stamp=$(dirname "$(readlink -f "$0")")/aicr-release.json
            field() { sed -n 's/^  "'$1'": "\\(.*\\)",*$/\\1/p' "$stamp"; }
            echo "aicr version $(field version) (commit: $(field commit), date: $(field date))"
            """;
    private static final String START_SERVER = """
            #!/bin/sh
            home=$(dirname "$(readlink -f "$0")")
            exec "JAVA" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp "$home" Server "$home/aicr-release.json"
            """;
    private static final String SERVER = """
            import com.sun.net.httpserver.HttpServer;
            import java.net.InetSocketAddress;
            import java.nio.file.Files;
            import java.nio.file.Path;
            class Server {
                public static void main(String[] args) throws Exception {
                    byte[] body = Files.readAllBytes(Path.of(args[0]));
                    int port = Integer.parseInt(System.getenv("PORT"));
                    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
                    server.createContext("/", exchange -> {
                        exchange.sendResponseHeaders(200, body.length);
                        exchange.getResponseBody().write(body);
                        exchange.close();
                    });
                    server.start();
                }
            }
            """;
    private static final String CONFIG = """
            schema: aicr.run/release-config/v1
            repository: example/demo
            mainBranch: main
            platforms: [linux/amd64, linux/arm64, darwin/amd64, darwin/arm64]
            programs:
              - name: aicr
                module: demo
                form: jars
                main: run.aicr.demo.Main
                runtimeModules: [java.base]
                archive: true
                catalogue: true
              - name: aicrd
                module: demod
                form: jars
                main: run.aicr.demod.Main
                runtimeModules: [java.base]
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
              - name: ghcr.io/example/aicrd
                program: aicrd
                title: aicrd
                description: a server
                entrypoint: /ko-app/aicrd
                user: "65532:65532"
                workdir: /
                port: 8080
                base:
                  name: example.com/base:1
            imagePlatforms: [linux/amd64]
            policy:
              licences: policy.yaml
            """;

    public TinyBuild(ReleaseConfig config, ReleaseId id, WorkFolder work) {
        this(config, id, work, "data\n");
    }

    public static void writeSources(Path reactor) {
        Scratch git = Scratch.init(reactor);
        git.write("LICENSE", "Licence text.\n");
        git.write("pom.xml", "<project/>\n");
        git.write("docs/user/README.md", "# Use\n");
        git.write("policy.yaml", "allowed:\n  - MIT\n");
        git.write(SmallRelease.CATALOGUE + "/registry.yaml", "components: []\n");
        git.write(SmallRelease.CATALOGUE + "/validators/catalog.yaml", "validators: []\n");
        git.write(".release.yaml", CONFIG);
    }

    @Override
    public Sha256 inputs() {
        return Sha256.of("tiny " + id);
    }

    @Override
    public String javaVersion() {
        return "25";
    }

    @Override
    public BuildManifest build() throws IOException {
        Tree.delete(work.folder());
        Files.createDirectories(work.files());
        List<Platform> built = id.rehearsal() ? List.of(Platform.host()) : config.platforms();
        SortedMap<String, Sha256> payloads = new TreeMap<>();
        SortedMap<String, byte[]> files = new TreeMap<>();
        for (Platform platform : built) {
            payloads.put("aicr_" + platform.fileName(), payload(platform));
            files.put(
                    "aicr_" + id.version() + "_" + platform.fileName() + ".sbom.json",
                    JsonWriter.indented(new Mapping.Builder()
                            .put("spdxVersion", "SPDX-2.3")
                            .put("name", "aicr_" + id.version())
                            .build()));
        }
        files.put(
                "THIRD_PARTY_NOTICES.md",
                bytes("# Third-Party Notices\n\nNVIDIA AI Cluster Runtime (AICR) " + id.tag() + "\n\nNothing.\n"));
        List<ImageBuild> images = images(files.get("THIRD_PARTY_NOTICES.md"));
        images.forEach(image -> files.putAll(documents(image)));
        SortedMap<String, Sha256> digests = new TreeMap<>();
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Files.write(work.files().resolve(file.getKey()), file.getValue());
            digests.put(file.getKey(), Sha256.of(file.getValue()));
        }
        List<Missing> missing = new ArrayList<>();
        for (Platform platform : config.platforms()) {
            if (!built.contains(platform)) {
                missing.add(new Missing("aicr_" + id.version() + "_" + platform.fileName() + ".tar.gz", "no runtime"));
            }
        }
        BuildManifest manifest = new BuildManifest(id, "", "25", inputs(), payloads, images, digests, missing);
        manifest.write(work.manifest());
        return manifest;
    }

    /** That of another platform differs in a file, as a runtime would. */
    private Sha256 payload(Platform platform) throws IOException {
        Path folder = work.payload("aicr_" + platform.fileName());
        Path lib = Files.createDirectories(folder.resolve("lib"));
        Files.writeString(lib.resolve("data.txt"), data);
        if (!platform.equals(Platform.host())) {
            Files.writeString(lib.resolve("platform.txt"), platform + "\n");
        }
        Files.setPosixFilePermissions(
                Files.writeString(folder.resolve("aicr"), AICR), PosixFilePermissions.fromString("rwxr-xr-x"));
        return Payload.of(folder, "aicr").digest();
    }

    private static Map<String, byte[]> documents(ImageBuild image) {
        byte[] document = JsonWriter.indented(
                new Mapping.Builder().put("name", image.name()).build());
        Map<String, byte[]> documents = new TreeMap<>(Map.of(ShippedImage.spdxName(image.name(), ""), document));
        for (String platform : image.platforms().keySet()) {
            documents.put(ShippedImage.spdxName(image.name(), platform), document);
            documents.put(ShippedImage.cycloneDxName(image.name(), platform), document);
        }
        return documents;
    }

    /** Layers are made here; stamp, labels, manifests and indexes by the code that promotes. */
    private List<ImageBuild> images(byte[] notices) throws IOException {
        Layout unfinished = Layout.create(work.scratch().resolve("layout"));
        ImagePromoter promoter = new ImagePromoter(unfinished, Layout.create(work.images()), id, config.repository());
        List<ImageBuild> images = new ArrayList<>();
        for (ImageSpec image : config.images()) {
            Sha256 index = unfinished(image, unfinished);
            images.add(promoter.promote(
                    image, index, Map.of("LICENSE", bytes("Licence text.\n"), "THIRD_PARTY_NOTICES.md", notices)));
        }
        Tree.delete(work.scratch());
        return images;
    }

    private Sha256 unfinished(ImageSpec image, Layout layout) throws IOException {
        String home = "opt/" + image.program() + "/";
        List<ArchiveEntry> program = new ArrayList<>();
        if (image.program().equals("aicrd")) {
            String java =
                    Path.of(System.getProperty("java.home"), "bin", "java").toString();
            program.add(new ArchiveEntry.File(home + "Server.class", false, ArchiveEntry.Source.of(compiledServer())));
            program.add(new ArchiveEntry.File(
                    home + "aicrd", true, ArchiveEntry.Source.of(bytes(START_SERVER.replace("JAVA", java)))));
        } else {
            program.add(new ArchiveEntry.File(home + "aicr", true, ArchiveEntry.Source.of(bytes(AICR))));
        }
        ByteArrayOutputStream tar = new ByteArrayOutputStream();
        PlainTar.write(tar, program, id.date());
        ByteArrayOutputStream gzip = new ByteArrayOutputStream();
        try (PlainGzip out = new PlainGzip(gzip, 9)) {
            out.write(tar.toByteArray());
        }
        Descriptor layer = layout.put(MediaTypes.LAYER_GZIP, gzip.toByteArray());
        String diffId = Sha256.of(tar.toByteArray()).prefixed();
        Node step = new Mapping.Builder().put("created_by", "test").build();
        Mapping config = new Mapping.Builder()
                .put("architecture", Platform.host().architecture())
                .put("os", Platform.host().os())
                .put(
                        "config",
                        new Mapping.Builder()
                                .put("User", image.user())
                                .put("Entrypoint", Sequence.ofTexts(List.of(image.entrypoint())))
                                .put("WorkingDir", image.workdir())
                                .build())
                .put(
                        "rootfs",
                        new Mapping.Builder()
                                .put("type", "layers")
                                .put("diff_ids", Sequence.ofTexts(List.of(diffId, "sha256:" + "0".repeat(64))))
                                .build())
                .put("history", Sequence.of(List.of(step, step)))
                .build();
        Descriptor manifest = layout.put(
                MediaTypes.MANIFEST,
                JsonWriter.compact(new Mapping.Builder()
                        .put("schemaVersion", Scalar.integer(2))
                        .put("mediaType", MediaTypes.MANIFEST)
                        .put(
                                "config",
                                layout.put(MediaTypes.CONFIG, JsonWriter.compact(config))
                                        .toNode())
                        .put("layers", Sequence.of(List.of(layer.toNode(), layer.toNode())))
                        .put("annotations", new Mapping.Builder().build())
                        .build()));
        return layout.put(
                        MediaTypes.INDEX,
                        JsonWriter.compact(new Mapping.Builder()
                                .put("schemaVersion", Scalar.integer(2))
                                .put("mediaType", MediaTypes.INDEX)
                                .put(
                                        "manifests",
                                        Sequence.of(List.of(manifest.withPlatform(
                                                        Platform.host().toString())
                                                .toNode())))
                                .build()))
                .digest();
    }

    private byte[] compiledServer() throws IOException {
        Path source = Files.writeString(work.scratch().resolve("Server.java"), SERVER);
        int exit = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-d", work.scratch().toString(), source.toString());
        if (exit != 0) {
            throw new IOException("the server does not compile");
        }
        return Files.readAllBytes(work.scratch().resolve("Server.class"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
