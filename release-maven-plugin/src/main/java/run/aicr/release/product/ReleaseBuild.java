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
package run.aicr.release.product;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import run.aicr.digest.Sha256;
import run.aicr.release.image.ImageBuilder;
import run.aicr.release.product.ReleaseConfig.Missing;
import run.aicr.release.sbom.CycloneDxDocument;
import run.aicr.release.sbom.ModuleBom;
import run.aicr.release.sbom.ShippedProgram;
import run.aicr.release.sbom.SpdxDocument;

/**
 * Makes everything of a release that holds no signature: payloads, bills of materials, notices, images (spec release
 * §2.1, state {@code built}). The same inputs give the same bytes in any folder, time zone and under any umask.
 */
public final class ReleaseBuild implements Build {
    private final ReleaseConfig config;
    private final ReleaseId id;
    private final Jdk jdk;
    private final Path root;
    private final WorkFolder work;
    private final NoticesText notices;

    /** Writes the third-party notices of what the given programs carry. */
    public interface NoticesText {
        String of(ReleaseId id, Map<Program, ModuleBom> boms, Jdk jdk, Path reactorRoot) throws IOException;
    }

    public ReleaseBuild(ReleaseConfig config, ReleaseId id, Jdk jdk, Path root, WorkFolder work, NoticesText notices) {
        this.config = config;
        this.id = id;
        this.jdk = jdk;
        this.root = root;
        this.work = work;
        this.notices = notices;
    }

    @Override
    public ReleaseId id() {
        return id;
    }

    @Override
    public ReleaseConfig config() {
        return config;
    }

    @Override
    public WorkFolder work() {
        return work;
    }

    public Jdk jdk() {
        return jdk;
    }

    @Override
    public String javaVersion() {
        return jdk.fullVersion();
    }

    /** The same build into another folder. */
    public ReleaseBuild into(WorkFolder other) {
        return new ReleaseBuild(config, id, jdk, root, other, notices);
    }

    @Override
    public Sha256 inputs() throws IOException {
        BuildInputs inputs = new BuildInputs(id, jdk);
        inputs.add("configuration", root.resolve(".release.yaml"));
        inputs.add("licence", root.resolve("LICENSE"));
        for (Program program : config.programs()) {
            inputs.addJars(program, ProgramJars.of(root, program));
        }
        inputs.addThisPlugin();
        return inputs.digest();
    }

    @Override
    public BuildManifest build() throws IOException {
        Tree.delete(work.folder());
        Files.createDirectories(work.files());
        Sha256 inputs = inputs();
        List<Missing> missing = new ArrayList<>(config.planned());
        Map<String, Path> folders = new LinkedHashMap<>();
        SortedMap<String, Sha256> payloads = new TreeMap<>();
        SortedMap<String, byte[]> files = new TreeMap<>();
        Map<Program, ModuleBom> boms = new LinkedHashMap<>();
        PayloadBuilder builder = new PayloadBuilder(jdk, id.date());
        Platform host = Platform.host();
        for (Program program : config.programs()) {
            ModuleBom bom = ModuleBom.of(root, program);
            boms.put(program, bom);
            String name = program.payloadName(host);
            Path folder = work.payload(name);
            Sha256 digest = builder.build(program, ProgramJars.of(root, program), folder)
                    .digest();
            folders.put(name, folder);
            payloads.put(name, digest);
            ShippedProgram shipped = new ShippedProgram(id, program, host, digest, jdk, bom);
            files.put(shipped.fileStem() + ".sbom.json", SpdxDocument.json(shipped));
            files.put(shipped.fileStem() + ".cdx.json", CycloneDxDocument.json(shipped));
            missing.addAll(missingArchives(program, host));
        }
        String noticesText = notices.of(id, boms, jdk, root);
        files.put("THIRD_PARTY_NOTICES.md", noticesText.getBytes(StandardCharsets.UTF_8));
        ImageBuilder.Result images = new ImageBuilder(config, id, work.scratch())
                .build(work.images(), folders, stampFiles(files.get("THIRD_PARTY_NOTICES.md")));
        missing.addAll(images.missing());
        SortedMap<String, Sha256> digests = new TreeMap<>();
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Files.write(work.files().resolve(file.getKey()), file.getValue());
            digests.put(file.getKey(), Sha256.of(file.getValue()));
        }
        BuildManifest manifest =
                new BuildManifest(id, "", jdk.fullVersion(), inputs, payloads, images.images(), digests, missing);
        manifest.write(work.manifest());
        return manifest;
    }

    private List<Missing> missingArchives(Program program, Platform host) {
        List<Missing> missing = new ArrayList<>();
        if (program.archive()) {
            for (Platform platform : program.platforms()) {
                if (!platform.equals(host)) {
                    missing.add(new Missing(
                            program.name() + "_" + id.version() + "_" + platform.fileName() + ".tar.gz",
                            "no Java runtime for " + platform + " is configured"));
                }
            }
        }
        return missing;
    }

    private Map<String, byte[]> stampFiles(byte[] noticesText) throws IOException {
        return Map.of("LICENSE", Files.readAllBytes(root.resolve("LICENSE")), "THIRD_PARTY_NOTICES.md", noticesText);
    }
}
