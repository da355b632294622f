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
package run.aicr.release.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import run.aicr.document.Fields;
import run.aicr.document.Limits;
import run.aicr.document.YamlReader;
import run.aicr.error.AicrException;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;

/**
 * The file {@code .release.yaml}: what a release is made of (spec release §7). Unknown keys are errors.
 *
 * @param repository {@code owner/name} on the forge
 * @param platforms platforms of archives
 * @param imagePlatforms platforms of images
 * @param planned artefacts that the release should have and this build cannot make
 * @param installer path of the installer script, relative to the file; empty: the release has none
 * @param recipeImages program that lists the images of recipes for the release; empty: the release has no such list
 * @param licencePolicy path of the licence policy, relative to the file
 * @param gates what the configuration says about gates
 */
public record ReleaseConfig(
        String repository,
        String mainBranch,
        List<Platform> platforms,
        List<Program> programs,
        List<ImageSpec> images,
        List<Platform> imagePlatforms,
        List<Missing> planned,
        String installer,
        String recipeImages,
        String licencePolicy,
        GatePolicy gates,
        List<RuntimePin> runtimes) {

    private static final String SCHEMA = "aicr.run/release-config/v1";
    private static final Pattern NUMERIC_USER = Pattern.compile("\\d+(:\\d+)?");

    /** Something a release should have and does not. */
    public record Missing(String name, String reason) {}

    public ReleaseConfig {
        platforms = List.copyOf(platforms);
        programs = List.copyOf(programs);
        images = List.copyOf(images);
        imagePlatforms = List.copyOf(imagePlatforms);
        planned = List.copyOf(planned);
        runtimes = List.copyOf(runtimes);
    }

    /**
     * Reads the file.
     *
     * @throws ReleaseException CONFIG_INVALID with file and line for every fault
     */
    public static ReleaseConfig read(Path file) {
        try {
            Fields fields = Fields.of(YamlReader.read(file.toString(), Files.readAllBytes(file), Limits.DOCUMENT), "");
            return read(fields);
        } catch (IOException e) {
            throw new ReleaseException(Code.CONFIG_INVALID, "cannot read the release configuration " + file).because(e);
        } catch (AicrException e) {
            throw new ReleaseException(Code.CONFIG_INVALID, e.sentence()).because(e);
        } catch (IllegalArgumentException e) {
            throw new ReleaseException(Code.CONFIG_INVALID, file + ": " + e.getMessage()).because(e);
        }
    }

    public Program program(String name) {
        return programs.stream()
                .filter(p -> p.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new ReleaseException(Code.CONFIG_INVALID, "no program '" + name + "' in the configuration"));
    }

    /** The image of that name. */
    public ImageSpec image(String name) {
        return images.stream()
                .filter(i -> i.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new ReleaseException(Code.CONFIG_INVALID, "no image '" + name + "' in the configuration"));
    }

    /**
     * Platforms that a program is built for: those of its archives and images, and that of this machine, where gates run
     * it.
     */
    public SortedSet<Platform> payloadPlatforms(Program program) {
        SortedSet<Platform> wanted = new TreeSet<>(List.of(Platform.host()));
        if (program.archive()) {
            wanted.addAll(program.platforms());
        }
        if (images.stream().anyMatch(i -> i.program().equals(program.name()))) {
            wanted.addAll(imagePlatforms);
        }
        return wanted;
    }

    /** Platforms that a Java runtime is needed for. */
    public SortedSet<Platform> runtimePlatforms() {
        SortedSet<Platform> wanted = new TreeSet<>();
        programs.forEach(p -> wanted.addAll(payloadPlatforms(p)));
        return wanted;
    }

    private static ReleaseConfig read(Fields fields) {
        if (!SCHEMA.equals(fields.requiredText("schema"))) {
            throw AicrException.invalidRequest(fields.place() + ": 'schema' must be " + SCHEMA);
        }
        List<Platform> platforms = platforms(fields, "platforms");
        List<Program> programs = new ArrayList<>();
        fields.list("programs").forEach(p -> programs.add(program(p, platforms)));
        List<ImageSpec> images = new ArrayList<>();
        fields.list("images").forEach(i -> images.add(image(i, programs)));
        List<Missing> planned = new ArrayList<>();
        for (Fields entry : fields.list("planned")) {
            planned.add(new Missing(entry.requiredText("name"), entry.requiredText("reason")));
            entry.refuseUnknown();
        }
        Fields policy = fields.fields("policy")
                .orElseThrow(() -> AicrException.invalidRequest(fields.place() + ": 'policy' is missing"));
        List<Platform> imagePlatforms = platforms(fields, "imagePlatforms");
        requireLocks(fields, images, imagePlatforms);
        ReleaseConfig config = new ReleaseConfig(
                fields.requiredText("repository"),
                fields.requiredText("mainBranch"),
                platforms,
                programs,
                images,
                imagePlatforms,
                planned,
                fields.textOrEmpty("installer"),
                recipeImages(fields, programs),
                policy.requiredText("licences"),
                GatePolicy.read(fields, policy),
                runtimes(fields));
        policy.refuseUnknown();
        fields.refuseUnknown();
        return config;
    }

    private static String recipeImages(Fields fields, List<Program> programs) {
        String program = fields.textOrEmpty("recipeImages");
        if (!program.isEmpty() && programs.stream().noneMatch(p -> p.name().equals(program))) {
            throw AicrException.invalidRequest(fields.place() + ": no program '" + program + "' for 'recipeImages'");
        }
        return program;
    }

    private static List<RuntimePin> runtimes(Fields fields) {
        List<RuntimePin> runtimes = new ArrayList<>();
        for (Fields entry : fields.list("runtimes")) {
            RuntimePin pin = RuntimePin.read(entry);
            if (runtimes.stream().anyMatch(r -> r.platform().equals(pin.platform()))) {
                throw AicrException.invalidRequest(entry.place() + ": a second runtime of " + pin.platform());
            }
            runtimes.add(pin);
        }
        return runtimes;
    }

    private static Program program(Fields fields, List<Platform> all) {
        String form = fields.requiredText("form");
        List<Platform> own = platforms(fields, "platforms");
        Program program = new Program(
                fields.requiredText("name"),
                fields.requiredText("module"),
                switch (form) {
                    case "linked" -> Program.Form.LINKED;
                    case "jars" -> Program.Form.JARS;
                    default ->
                        throw AicrException.invalidRequest(
                                fields.place() + ": 'form' must be linked or jars, found '" + form + "'");
                },
                fields.requiredText("main"),
                fields.textOrEmpty("training"),
                fields.texts("runtimeModules"),
                fields.texts("javaOptions"),
                own.isEmpty() ? all : own,
                fields.bool("archive", false),
                fields.bool("catalogue", false));
        fields.refuseUnknown();
        return program;
    }

    private static ImageSpec image(Fields fields, List<Program> programs) {
        Optional<WheelSpec> wheels = fields.fields("wheels").map(WheelSpec::read);
        String program = content(fields, wheels, programs);
        String user = fields.requiredText("user");
        if (!NUMERIC_USER.matcher(user).matches()) {
            throw AicrException.invalidRequest(fields.place() + ": 'user' must be numeric (uid or uid:gid)");
        }
        Fields base = fields.fields("base")
                .orElseThrow(() -> AicrException.invalidRequest(fields.place() + ": 'base' is missing"));
        ImageSpec image = new ImageSpec(
                fields.requiredText("name").toLowerCase(Locale.ROOT),
                program,
                fields.requiredText("title"),
                fields.requiredText("description"),
                fields.requiredText("entrypoint"),
                user,
                fields.requiredText("workdir"),
                fields.integer("port").orElse(0),
                base.requiredText("name"),
                base.textOrEmpty("digest"),
                wheels);
        base.refuseUnknown();
        fields.refuseUnknown();
        return image;
    }

    /** An image has a program of ours, or wheels. */
    private static String content(Fields fields, Optional<WheelSpec> wheels, List<Program> programs) {
        if (wheels.isPresent()) {
            if (fields.text("program").isPresent()) {
                throw AicrException.invalidRequest(fields.place() + ": an image has 'program' or 'wheels', found both");
            }
            return wheels.get().distribution();
        }
        String program = fields.requiredText("program");
        if (programs.stream().noneMatch(p -> p.name().equals(program))) {
            throw AicrException.invalidRequest(fields.place() + ": no program '" + program + "'");
        }
        return program;
    }

    private static void requireLocks(Fields fields, List<ImageSpec> images, List<Platform> platforms) {
        for (ImageSpec image : images) {
            image.wheels()
                    .filter(w -> !w.locks().keySet().equals(Set.copyOf(platforms)))
                    .ifPresent(w -> {
                        throw AicrException.invalidRequest(fields.place() + ": the wheels of " + image.name()
                                + " have locks for " + w.locks().keySet() + ", expected " + platforms);
                    });
        }
    }

    private static List<Platform> platforms(Fields fields, String key) {
        return fields.texts(key).stream().map(Platform::parse).toList();
    }
}
