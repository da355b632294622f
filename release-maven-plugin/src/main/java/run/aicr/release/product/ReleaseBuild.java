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
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import run.aicr.digest.Sha256;
import run.aicr.oci.Layout;
import run.aicr.release.base.BaseStore;
import run.aicr.release.config.ImageSpec;
import run.aicr.release.config.Platform;
import run.aicr.release.config.Program;
import run.aicr.release.config.ReleaseConfig;
import run.aicr.release.config.ReleaseConfig.Missing;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;
import run.aicr.release.image.ImageBuild;
import run.aicr.release.image.ImageBuilder;
import run.aicr.release.image.ImageDocuments;
import run.aicr.release.image.WheelImages;
import run.aicr.release.input.InputCache;
import run.aicr.release.notice.LicensePolicy;
import run.aicr.release.notice.NoticesText;
import run.aicr.release.notice.WheelPolicy;
import run.aicr.release.runtime.JavaRuntime;
import run.aicr.release.runtime.Jdk;
import run.aicr.release.runtime.Runtimes;
import run.aicr.release.sbom.ModuleBom;
import run.aicr.release.sbom.ShippedContent;
import run.aicr.release.sbom.ShippedProgram;
import run.aicr.release.scan.ImageVex;
import run.aicr.release.version.ReleaseId;
import run.aicr.release.wheel.WheelStore;
import run.aicr.release.work.Tree;
import run.aicr.release.work.WorkFolder;

/**
 * Makes everything of a release that holds no signature: payloads, bills of materials, notices, images (spec release
 * §2.1, state {@code built}). The same inputs give the same bytes in any folder, time zone and under any umask.
 */
public final class ReleaseBuild implements Build {
    /** Name of the installer script, which is an asset of its own. */
    public static final String INSTALLER = "install";

    private static final String NOTICES = "THIRD_PARTY_NOTICES.md";

    private final ReleaseConfig config;
    private final ReleaseId id;
    private final Jdk jdk;
    private final Path root;
    private final WorkFolder work;
    private final NoticesText notices;
    private final InputCache cache;
    private final BaseStore bases;
    private final WheelStore wheels;

    public ReleaseBuild(
            ReleaseConfig config,
            ReleaseId id,
            Jdk jdk,
            Path root,
            WorkFolder work,
            NoticesText notices,
            InputCache cache) {
        this.config = config;
        this.id = id;
        this.jdk = jdk;
        this.root = root;
        this.work = work;
        this.notices = notices;
        this.cache = cache;
        this.bases = BaseStore.in(cache);
        this.wheels = WheelStore.in(cache, root);
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
        return new ReleaseBuild(config, id, jdk, root, other, notices, cache);
    }

    @Override
    public Sha256 inputs() throws IOException {
        BuildInputs inputs = new BuildInputs(id, jdk);
        inputs.add("configuration", root.resolve(".release.yaml"));
        inputs.add("licence", root.resolve("LICENSE"));
        if (!config.installer().isEmpty()) {
            inputs.add("installer", root.resolve(config.installer()));
        }
        for (Program program : config.programs()) {
            inputs.addJars(program, ProgramJars.of(root, program));
        }
        Runtimes runtimes = runtimes();
        new TreeSet<>(config.runtimePlatforms()).forEach(p -> inputs.add("runtime " + runtimes.input(p)));
        for (ImageSpec image : config.images()) {
            inputs.add(image.name() + " on " + bases.outlook(image, config.imagePlatforms()));
            if (image.wheels().isPresent()) {
                inputs.add("wheels " + wheels.outlook(image.wheels().get(), config.imagePlatforms()));
            }
        }
        for (String file : ImageVex.of(root, config).files()) {
            inputs.add(file, root.resolve(file));
        }
        Optional<RecipeImages> recipeImages = recipeImages();
        if (recipeImages.isPresent()) {
            inputs.add(recipeImages.get().input());
        }
        inputs.addThisPlugin();
        return inputs.digest();
    }

    private Runtimes runtimes() {
        return new Runtimes(config.runtimes(), jdk, cache, work.scratch().resolve("runtimes"));
    }

    @Override
    public BuildManifest build() throws IOException {
        Runtimes runtimes = runtimes();
        requireRuntimes(runtimes);
        requireRecipeImages();
        requireApprovals();
        Tree.delete(work.folder());
        Files.createDirectories(work.files());
        try (WheelImages wheelImages = WheelImages.collect(config, id, bases, wheels)) {
            WheelPolicy.require(root, config.licencePolicy(), wheelImages.components(), LocalDate.now(ZoneOffset.UTC));
            return build(runtimes, wheelImages);
        }
    }

    private BuildManifest build(Runtimes runtimes, WheelImages wheelImages) throws IOException {
        Sha256 inputs = inputs();
        List<Missing> missing = new ArrayList<>(config.planned());
        List<ShippedProgram> programs = programs(runtimes);
        SortedMap<String, byte[]> files = new TreeMap<>();
        for (ShippedProgram shipped : programs) {
            files.put(shipped.fileStem() + ".sbom.json", shipped.spdx());
            files.put(shipped.fileStem() + ".cdx.json", shipped.cycloneDx());
        }
        config.programs().forEach(p -> missing.addAll(missingArchives(p, runtimes)));
        files.put(NOTICES, noticesOf(programs, wheelImages).getBytes(StandardCharsets.UTF_8));
        if (!config.installer().isEmpty()) {
            files.put(INSTALLER, installer().getBytes(StandardCharsets.UTF_8));
        }
        ImageBuilder.Result images = new ImageBuilder(config, id, work.scratch(), bases, wheelImages)
                .build(work.images(), folders(programs), stampFiles(files.get(NOTICES)));
        missing.addAll(images.missing());
        missing.addAll(recipeImages(programs, files));
        files.putAll(imageDocuments(images.images(), programs, wheelImages));
        files.putAll(ImageVex.of(root, config).documents(images.images()));
        SortedMap<String, Sha256> digests = new TreeMap<>();
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Files.write(work.files().resolve(file.getKey()), file.getValue());
            digests.put(file.getKey(), Sha256.of(file.getValue()));
        }
        SortedMap<String, Sha256> payloads = new TreeMap<>();
        programs.forEach(p -> payloads.put(p.program().payloadName(p.platform()), p.payload()));
        BuildManifest manifest =
                new BuildManifest(id, "", jdk.fullVersion(), inputs, payloads, images.images(), digests, missing);
        manifest.write(work.manifest());
        return manifest;
    }

    /** The script knows which release it installs when it is not told, and whose signature it asks for. */
    private String installer() throws IOException {
        return Files.readString(root.resolve(config.installer()))
                .replace("@TAG@", id.tag())
                .replace("@REPOSITORY@", config.repository());
    }

    /** Every program for every platform that has a runtime. */
    private List<ShippedProgram> programs(Runtimes runtimes) throws IOException {
        List<ShippedProgram> programs = new ArrayList<>();
        for (Program program : config.programs()) {
            for (Platform platform : config.payloadPlatforms(program)) {
                if (runtimes.lack(platform).isEmpty()) {
                    programs.add(program(program, runtimes.of(platform)));
                }
            }
        }
        Tree.delete(work.scratch().resolve("runtimes"));
        return programs;
    }

    /** A real release that cannot be complete is not begun. */
    private void requireRuntimes(Runtimes runtimes) {
        for (Platform platform : config.runtimePlatforms()) {
            Optional<String> lack = runtimes.lack(platform);
            if (!id.rehearsal() && lack.isPresent()) {
                throw new ReleaseException(
                        Code.CONFIG_INVALID,
                        "a real release must be complete, but " + lack.get(),
                        "Add the platform to runtimes in .release.yaml, with a file that is in the cache or may be"
                                + " downloaded");
            }
        }
    }

    private Optional<RecipeImages> recipeImages() {
        return config.recipeImages().isEmpty()
                ? Optional.empty()
                : Optional.of(new RecipeImages(config.program(config.recipeImages()), root, cache, System.getenv()));
    }

    private void requireApprovals() {
        List<String> pending = id.rehearsal()
                ? List.of()
                : LicensePolicy.read(root, config.licencePolicy()).pending();
        if (!pending.isEmpty()) {
            throw new ReleaseException(
                    Code.CONFIG_INVALID,
                    config.licencePolicy() + ": nobody has approved the exceptions for " + String.join(", ", pending),
                    "Have them looked at, and write who approved them in place of 'pending'");
        }
    }

    private void requireRecipeImages() throws IOException {
        Optional<RecipeImages> list = id.rehearsal() ? Optional.empty() : recipeImages();
        Optional<String> lack = list.isPresent() ? list.get().lack() : Optional.empty();
        if (lack.isPresent()) {
            throw new ReleaseException(
                    Code.CONFIG_INVALID,
                    "a real release must be complete, but the images of recipes cannot be listed: " + lack.get(),
                    "Or rehearse with -Daicr.release.target=rehearsal");
        }
    }

    /** Puts the list to the files, or says why there is none. */
    private List<Missing> recipeImages(List<ShippedProgram> programs, Map<String, byte[]> files) throws IOException {
        Optional<RecipeImages> list = recipeImages();
        if (list.isEmpty()) {
            return List.of();
        }
        String name = list.get().fileName(id);
        Optional<String> lack = list.get().lack();
        if (lack.isPresent()) {
            return List.of(new Missing(name, lack.get()));
        }
        Path payload = programs.stream()
                .filter(p -> p.program().name().equals(config.recipeImages())
                        && p.platform().equals(Platform.host()))
                .map(ShippedProgram::folder)
                .findFirst()
                .orElseThrow();
        files.put(name, list.get().of(id, payload, work.scratch()));
        return List.of();
    }

    private ShippedProgram program(Program program, JavaRuntime runtime) throws IOException {
        Path folder = work.payload(program.payloadName(runtime.platform()));
        Sha256 digest = new PayloadBuilder(runtime, id.date())
                .build(program, ProgramJars.of(root, program), folder)
                .digest();
        return new ShippedProgram(
                id,
                program,
                runtime.platform(),
                digest,
                folder,
                runtime.origin(),
                runtime.source(),
                ModuleBom.of(root, program));
    }

    private String noticesOf(List<ShippedProgram> programs, WheelImages wheelImages) throws IOException {
        Map<Program, ModuleBom> boms = new LinkedHashMap<>();
        programs.forEach(p -> boms.put(p.program(), p.bom()));
        return notices.of(id, boms, jdk, root, wheelImages.components());
    }

    private static Map<String, Path> folders(List<ShippedProgram> programs) {
        Map<String, Path> folders = new LinkedHashMap<>();
        programs.forEach(p -> folders.put(p.program().payloadName(p.platform()), p.folder()));
        return folders;
    }

    private Map<String, byte[]> imageDocuments(
            List<ImageBuild> images, List<ShippedProgram> programs, WheelImages wheelImages) throws IOException {
        Map<String, byte[]> documents = new TreeMap<>();
        if (images.isEmpty()) {
            return documents;
        }
        Map<String, ShippedContent> shipped = new LinkedHashMap<>(wheelImages.shipped(id));
        programs.forEach(p ->
                shipped.put(ImageDocuments.key(p.program().name(), p.platform().toString()), p));
        ImageDocuments writer = new ImageDocuments(Layout.open(work.images()), shipped);
        for (ImageBuild image : images) {
            documents.putAll(writer.of(image, config.image(image.name()).program()));
        }
        return documents;
    }

    private List<Missing> missingArchives(Program program, Runtimes runtimes) {
        List<Missing> missing = new ArrayList<>();
        if (program.archive()) {
            for (Platform platform : program.platforms()) {
                runtimes.lack(platform)
                        .ifPresent(reason -> missing.add(new Missing(program.archiveName(platform, id), reason)));
            }
        }
        return missing;
    }

    private Map<String, byte[]> stampFiles(byte[] noticesText) throws IOException {
        return Map.of("LICENSE", Files.readAllBytes(root.resolve("LICENSE")), NOTICES, noticesText);
    }
}
