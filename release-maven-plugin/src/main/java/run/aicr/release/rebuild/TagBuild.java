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
package run.aicr.release.rebuild;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;
import run.aicr.release.git.GitRepository;
import run.aicr.release.git.TagCheckout;
import run.aicr.release.input.InputCache;
import run.aicr.release.product.BuildManifest;
import run.aicr.release.version.ReleaseId;
import run.aicr.release.work.ProgramRun;
import run.aicr.release.work.Tree;
import run.aicr.release.work.WorkFolder;

/**
 * Builds a tag in a clean clone with a Maven of its own, so that plugin and products are those of the tag (spec release
 * §7.7). The new clone has nothing of the work tree; the local Maven repository is shared, and gets nothing.
 *
 * @param folder emptied at the beginning; gets {@code checkout}, {@code work} and {@code maven.log}
 */
public record TagBuild(GitRepository repository, ReleaseId id, Path folder, Maven maven) {
    private static final Duration LIMIT = Duration.ofHours(1);

    /**
     * How Maven is run.
     *
     * @param home its folder
     * @param localRepository where plugins and libraries lie
     * @param settings file of the user
     * @param cache files from outside, which the new clone is built from too
     */
    public record Maven(Path home, Path localRepository, Optional<Path> settings, InputCache cache) {
        /** The command; what tests and checks said about the tag is said already. */
        List<String> command(ReleaseId id, Path work) {
            List<String> command = new ArrayList<>(List.of(
                    home.resolve("bin/mvn").toString(),
                    "--batch-mode",
                    "--no-transfer-progress",
                    "package",
                    "-DskipTests",
                    "-Djacoco.skip=true",
                    "-Dspotless.check.skip=true",
                    "-Dlicense.skip=true",
                    "-Dmaven.install.skip=true",
                    "-Dmaven.repo.local=" + localRepository,
                    "-Daicr.release.tag=" + id.tag(),
                    "-Daicr.release.target=" + (id.rehearsal() ? "rehearsal" : "github"),
                    "-Daicr.release.fromSource=true",
                    "-Daicr.release.cache=" + cache.folder(),
                    "-Daicr.release.inputs=" + cache.mode().name().toLowerCase(Locale.ROOT),
                    "-Daicr.release.work=" + work));
            // Not offline, even if we are: the goal that writes the bills of materials is skipped then. What lies in
            // the
            // local repository is not asked for anyway.
            settings.ifPresent(file -> command.addAll(List.of("--settings", file.toString())));
            return command;
        }
    }

    /** Folder of the clone. */
    public Path checkout() {
        return folder.resolve("checkout");
    }

    /** Folder of what was built. */
    public WorkFolder work() {
        return WorkFolder.of(folder.resolve("work"), id);
    }

    /**
     * Builds.
     *
     * @throws ReleaseException MISSING_ARTIFACT with the last lines of Maven when the build fails
     */
    public BuildManifest build() throws IOException {
        Tree.delete(folder);
        TagCheckout.make(repository, id.tag(), checkout());
        Path log = folder.resolve("maven.log");
        int exit = run(maven.command(id, folder.resolve("work")), log);
        Optional<BuildManifest> made = BuildManifest.read(work().manifest(), id);
        if (exit != 0 || made.isEmpty()) {
            throw new ReleaseException(
                    Code.MISSING_ARTIFACT,
                    "the build of " + id.tag() + " in a new clone failed: " + complaint(log),
                    "Read " + log + ". A build without network needs everything in the local repository.");
        }
        return made.get();
    }

    private int run(List<String> command, Path log) throws IOException {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.keySet().removeIf(name -> name.startsWith("MAVEN_") || name.startsWith("GITHUB_REF"));
        ProgramRun.Ended ended = new ProgramRun(command, checkout(), environment, LIMIT).run(log);
        if (ended.isLate()) {
            throw new ReleaseException(
                    Code.MISSING_ARTIFACT,
                    "the build of " + id.tag() + " did not end in " + LIMIT.toMinutes() + " min");
        }
        return ended.exitCode();
    }

    private static String complaint(Path log) throws IOException {
        List<String> errors = Files.readAllLines(log).stream()
                .filter(l -> l.contains("ERROR"))
                .limit(2)
                .map(l -> l.replace("[ERROR] ", "").strip())
                .toList();
        return errors.isEmpty() ? "Maven gave no error" : String.join(" ", errors);
    }
}
