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
package run.aicr.release.mojo;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;
import run.aicr.document.Scalar;
import run.aicr.file.AtomicFile;
import run.aicr.release.attest.RebuiltStatements;
import run.aicr.release.config.ReleaseConfig;
import run.aicr.release.difference.ShippedDifferences;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;
import run.aicr.release.git.GitRepository;
import run.aicr.release.git.ReleaseIdentity;
import run.aicr.release.product.BuildManifest;
import run.aicr.release.product.RecipeImages;
import run.aicr.release.rebuild.Comparison;
import run.aicr.release.rebuild.RebuildReport;
import run.aicr.release.rebuild.Side;
import run.aicr.release.rebuild.TagBuild;
import run.aicr.release.version.ReleaseId;
import run.aicr.release.work.WorkFolder;

/** Builds a tag again in a clean folder and compares it with the release byte for byte (spec release §7.7). */
@Mojo(name = "rebuild", aggregator = true, threadSafe = true)
public final class RebuildMojo extends PipelineMojo {
    private static final String PUBLIC = "public";

    /** What to compare with: {@code public}, or a folder with assets, a rehearsal folder, a work folder; default public. */
    @Parameter(property = "aicr.release.against")
    private @Nullable String against;

    /** Sign statements about an equal rebuild with the key of the release folder; they stay beside the rebuild. */
    @Parameter(property = "aicr.release.sign")
    private @Nullable String sign;

    @Override
    protected GoalResult run() {
        GitRepository repository = repository();
        String tag = wantedTag()
                .orElseThrow(() ->
                        new ReleaseException(Code.TAG_REQUIRED, "which release is to be built again?", "Give -Dtag"));
        ReleaseId id = ReleaseIdentity.ofTag(repository, tag, rehearsal());
        String other = argument("against", against).orElse(PUBLIC);
        Path folder = workFolder().resolve("rebuild").resolve(tag);
        try {
            if (!other.equals(PUBLIC)) {
                return compare(Side.ofRelease(assets(under(other), tag)), repository, id, other, folder);
            }
            ReleaseConfig config = ReleaseConfig.read(configFile());
            return PublicReleases.use(
                    services(config, id),
                    config,
                    folder(),
                    tag,
                    (release, registry) -> compare(Side.ofRelease(release.assets()), repository, id, other, folder));
        } catch (IOException e) {
            throw new ReleaseException(Code.MISSING_ARTIFACT, tag + " cannot be built again: " + e.getMessage())
                    .because(e);
        }
    }

    private GoalResult compare(Side release, GitRepository repository, ReleaseId id, String other, Path folder)
            throws IOException {
        TagBuild build = new TagBuild(repository, id, folder, maven());
        getLog().info("building " + id.tag() + " in " + build.checkout() + "; Maven writes to maven.log beside it");
        BuildManifest made = build.build();
        ReleaseConfig config = ReleaseConfig.read(build.checkout().resolve(".release.yaml"));
        String shipped = NotesOfRelease.shipped(
                        repository,
                        id,
                        config,
                        new ShippedDifferences.Later(build.work(), made.images()),
                        earlierReleases(other),
                        (before, now) -> vulnerabilitiesSaid(release))
                .or(() -> saidBefore(release, id.tag()))
                .orElse("");
        String notes = NotesOfRelease.text(repository, id, config, made.images(), shipped);
        Side rebuilt = Side.ofBuild(build.work(), made, build.checkout().resolve("LICENSE"), notes);
        RebuildReport report = Comparison.of(comparable(release, made), rebuilt);
        Path file = folder.resolve("rebuild.json");
        AtomicFile.write(file, report.json(id, other));
        report.different().forEach(d -> getLog().warn("different  " + d));
        report.missing().forEach(m -> getLog().warn("missing    " + m));
        getLog().info(report.equal().size() + " equal, " + report.different().size() + " different, "
                + report.missing().size() + " missing: " + file);
        report.require(id, file.toString());
        if (flag("sign", sign)) {
            sign(release, made, build.work(), config.repository(), folder.resolve("statements"));
        }
        return GoalResult.of("reproducible")
                .withTag(id.tag(), id.commit())
                .with("report", Scalar.text(file.toString()));
    }

    private void sign(Side release, BuildManifest made, WorkFolder work, String repository, Path statements)
            throws IOException {
        Map<String, String> tools = new TreeMap<>(Map.of(
                "java",
                made.java(),
                "maven",
                session().getSystemProperties().getProperty("maven.version", "unknown"),
                "pluginVersion",
                PLUGIN_VERSION));
        List<String> different = new RebuiltStatements(
                        made, work, repository, tools, folder().resolve("keys"), statements)
                .write(release.archives());
        if (!different.isEmpty()) {
            throw new ReleaseException(
                    Code.NOT_REPRODUCIBLE,
                    "the published statement is about other files than the rebuild: " + String.join(", ", different),
                    "The release was not changed. Compare the subjects with those in " + statements);
        }
        getLog().info("signed with the key in " + folder().resolve("keys") + ", for nobody's release: " + statements);
    }

    /** Charts may be out of reach here; that says nothing against the release, and is said. */
    private Side comparable(Side release, BuildManifest made) {
        Side side = release;
        for (ReleaseConfig.Missing lack : made.missing()) {
            if (RecipeImages.isFileName(lack.name()) && release.files().containsKey(lack.name())) {
                getLog().warn(lack.name() + " is not compared: " + lack.reason());
                side = side.without(lack.name());
            }
        }
        return side;
    }

    private Function<String, Path> earlierReleases(String other) {
        Path beside = under(other);
        return !other.equals(PUBLIC) && Files.isDirectory(beside.resolve("releases")) ? tag -> beside : this::earlier;
    }

    /** They are those that were known then, by a database that nobody keeps, so the text is taken as it is. */
    private static String vulnerabilitiesSaid(Side release) {
        return ShippedDifferences.vulnerabilitiesOf(notesOf(release));
    }

    private static String notesOf(Side release) {
        Path notes = release.files().get("release-notes.md");
        try {
            return notes == null ? "" : Files.readString(notes);
        } catch (IOException e) {
            throw new ReleaseException(Code.MISSING_ARTIFACT, notes + " cannot be read").because(e);
        }
    }

    /** Without the earlier release nobody can say again what is new, so its section is taken as it is. */
    private Optional<String> saidBefore(Side release, String tag) {
        Optional<String> section = ShippedDifferences.sectionOf(notesOf(release));
        section.ifPresent(s -> getLog().warn("the release before " + tag
                + " is not here: what the notes say about packages that are new is not compared"));
        return section;
    }

    /** The folder itself, that of the tag in a rehearsal folder, or that of the assets in a work folder. */
    private static Path assets(Path folder, String tag) {
        for (String below : new String[] {"releases/" + tag, tag + "/assets", "assets"}) {
            if (Files.isDirectory(folder.resolve(below))) {
                return folder.resolve(below);
            }
        }
        return folder;
    }

    private TagBuild.Maven maven() {
        String home = session().getSystemProperties().getProperty("maven.home");
        if (home == null) {
            throw new ReleaseException(
                    Code.CONFIG_INVALID, "the folder of Maven is not known", "Run the goal with mvn, not embedded.");
        }
        Optional<Path> settings = Optional.ofNullable(session().getRequest().getUserSettingsFile())
                .filter(File::isFile)
                .map(File::toPath);
        return new TagBuild.Maven(
                Path.of(home), Path.of(session().getLocalRepository().getBasedir()), settings, inputCache());
    }
}
