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

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.toolchain.Toolchain;
import org.apache.maven.toolchain.ToolchainManager;
import org.jspecify.annotations.Nullable;
import run.aicr.release.Once;
import run.aicr.release.ReleasePipeline;
import run.aicr.release.attest.AttestInputs;
import run.aicr.release.attest.BuildPlatform;
import run.aicr.release.changelog.NotesHistory;
import run.aicr.release.ci.HandedOverBuild;
import run.aicr.release.ci.WorkArchive;
import run.aicr.release.config.ReleaseConfig;
import run.aicr.release.difference.VulnerabilityDifferences;
import run.aicr.release.endpoint.Connections;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;
import run.aicr.release.gate.Qualified;
import run.aicr.release.git.GitRepository;
import run.aicr.release.git.ReleaseIdentity;
import run.aicr.release.git.TagRef;
import run.aicr.release.input.InputCache;
import run.aicr.release.notice.ThirdPartyNotices;
import run.aicr.release.product.Build;
import run.aicr.release.product.ReleaseBuild;
import run.aicr.release.promote.Candidate;
import run.aicr.release.promote.PromotedBuild;
import run.aicr.release.runtime.Jdk;
import run.aicr.release.scan.OsvSource;
import run.aicr.release.scan.ScanReport;
import run.aicr.release.scan.ScanRun;
import run.aicr.release.scan.Vulnerability;
import run.aicr.release.step.Ledger;
import run.aicr.release.step.PointerRule;
import run.aicr.release.step.Step;
import run.aicr.release.version.ReleaseId;
import run.aicr.release.version.ReleaseTag;
import run.aicr.release.work.WorkFolder;

/** What the goals share that build and release: the states, made from the parameters. */
abstract class PipelineMojo extends RemoteMojo {
    /** Version of this plugin; it does not follow the product (see .mvn). */
    protected static final String PLUGIN_VERSION = "1";

    private static final String CATALOGUE = "lib/catalog/src/main/catalog";

    @Inject
    private @Nullable ToolchainManager toolchains;

    /** Publish a release again that was public and was withdrawn. */
    @Parameter(property = "aicr.release.acceptWithdrawn")
    private @Nullable String acceptWithdrawn;

    /** Build a promoted tag from its sources too, instead of taking the candidate's bytes; for {@code rebuild}. */
    @Parameter(property = "aicr.release.fromSource")
    private @Nullable String fromSource;

    /** JDK that products are linked with; default: the toolchain that the build selected. */
    @Parameter(property = "aicr.release.jdk")
    private @Nullable String jdk;

    /** Whether files from outside that are not in the cache are downloaded: local or fetch; default local in a rehearsal. */
    @Parameter(property = "aicr.release.inputs")
    private @Nullable String inputs;

    /**
     * Vulnerability database in the OSV format: a folder, a zip, or https addresses of zips with commas. For the scan, and for
     * what release notes say about vulnerabilities that came and went.
     */
    @Parameter(property = "aicr.release.osvDatabase")
    private @Nullable String osvDatabase;

    /** Folder that keeps files from outside; default {@code .m2/aicr-release} in the user's home. */
    @Parameter(property = "aicr.release.cache")
    private @Nullable String cache;

    /** Commit that was checked out when the build began. */
    @Parameter(defaultValue = "${git.commit.id.full}", readonly = true)
    private @Nullable String builtCommit;

    /** Time of that commit, RFC 3339; the stamp carries it. */
    @Parameter(defaultValue = "${project.build.outputTimestamp}", readonly = true)
    private @Nullable String outputTimestamp;

    /** Which release it is and how it is built; nothing outside was asked. */
    protected record Prepared(ReleaseId id, ReleaseConfig config, Build build, Optional<GitRepository> repository) {}

    /** The states of a release, and the services that they talk to until this is closed. */
    protected record Run(Prepared prepared, OpenServices at, List<Step<?>> states, PointerRule pointers)
            implements AutoCloseable {
        @Override
        public void close() {
            at.close();
        }
    }

    protected final Prepared prepare() {
        return prepare(repositoryIfAny(), wantedTag());
    }

    /** Which release the run is of, for goals that need no build. */
    protected final ReleaseId identity() {
        return identity(wantedTag()).of(repository());
    }

    /** Where the release is built, for goals that only read there; nothing need be there. */
    protected final WorkFolder builtFolder() {
        ReleaseIdentity identity = identity(wantedTag());
        return WorkFolder.of(
                workFolder(), repositoryIfAny().map(identity::of).orElseGet(() -> identity.withoutGit(buildTime())));
    }

    /** What this job takes over and hands on. */
    protected final WorkArchive handedOver(ReleaseId id) {
        return new WorkArchive(id, WorkFolder.of(workFolder(), id).folder(), folder());
    }

    protected final Path archiveFile(Optional<String> given) {
        return under(given.orElse("distribution/target/handover.tar"));
    }

    private ReleaseIdentity identity(Optional<String> wanted) {
        return new ReleaseIdentity(rehearsal(), wanted, Optional.ofNullable(builtCommit), System.getenv());
    }

    /** As {@link #prepare()}, for a tag that is not the one of the command line. */
    protected final Prepared prepare(Optional<GitRepository> repository, Optional<String> wanted) {
        ReleaseIdentity identity = identity(wanted);
        ReleaseId id = repository.map(identity::of).orElseGet(() -> identity.withoutGit(buildTime()));
        ReleaseConfig config = ReleaseConfig.read(configFile());
        return new Prepared(id, config, buildOf(id, config, repository), repository);
    }

    /** Starts what the states talk to, and makes the states. */
    protected final Run open(Prepared prepared) {
        requireTagOfTheRemote(prepared);
        OpenServices at = services(prepared.config(), prepared.id());
        ReleasePipeline.Setting setting = new ReleasePipeline.Setting(
                prepared.config(),
                prepared.repository(),
                prepared.build(),
                root(),
                folder(),
                at.services(),
                qualified -> attestInputs(qualified, prepared.repository(), prepared.build()),
                withdrawals(at),
                ledger(prepared),
                flag("acceptWithdrawn", acceptWithdrawn),
                Clock.systemUTC());
        return new Run(prepared, at, ReleasePipeline.statesOf(setting), setting.pointers());
    }

    /** A real release is of the tag that everybody sees, at the moment when it goes on (spec release §2.7 item 10). */
    private void requireTagOfTheRemote(Prepared prepared) {
        ReleaseId id = prepared.id();
        if (id.rehearsal() || prepared.repository().isEmpty()) {
            return;
        }
        String there = prepared.repository()
                .get()
                .remote(remote())
                .tag(id.tag())
                .map(TagRef::object)
                .orElse("not there");
        if (!there.equals(id.tagObject())) {
            throw new ReleaseException(
                    Code.TAG_MOVED,
                    "the tag " + id.tag() + " is " + id.tagObject() + " here, and at the remote " + remote() + " it is "
                            + there,
                    "Release tags never move. Find out who moved it, and make a new version");
        }
    }

    /** What was done for the release so far. */
    protected final Ledger ledger(Prepared prepared) {
        return Ledger.of(folder().resolve("ledger"), prepared.id(), Clock.systemUTC());
    }

    /** A tag that promotes a candidate is made from the candidate's bytes; everything else is built. */
    private Build buildOf(ReleaseId id, ReleaseConfig config, Optional<GitRepository> repository) {
        WorkFolder work = WorkFolder.of(workFolder(), id);
        if (HandedOverBuild.isIn(work)) {
            return new HandedOverBuild(config, id, work);
        }
        Optional<ReleaseTag> candidate = repository.flatMap(r -> NotesHistory.promotedFrom(r, id.tag()));
        if (candidate.isPresent() && !flag("fromSource", fromSource)) {
            return new PromotedBuild(
                    config,
                    id,
                    root(),
                    work,
                    new Candidate(
                            candidate.get().name(), released(candidate.get().name(), config), config.repository()));
        }
        return ownBuild(id, config);
    }

    /** Folder with a release, of the shape of a rehearsal folder: that one, or a copy of what is public. */
    private Supplier<Path> released(String tag, ReleaseConfig config) {
        return rehearsal() ? this::folder : Once.of(() -> publicCopies(config).of(tag));
    }

    /** The build from the packaged reactor, also of a tag that promotes: what the gates judge. */
    protected final ReleaseBuild ownBuild(ReleaseId id, ReleaseConfig config) {
        WorkFolder work = WorkFolder.of(workFolder(), id);
        return new ReleaseBuild(
                config, id, productJdk(), root(), work, new ThirdPartyNotices(getLog()::warn), inputCache());
    }

    /** Where files from outside are, and whether missing ones may be downloaded. */
    protected final InputCache inputCache() {
        String mode =
                rehearsal() ? oneOf("inputs", inputs, "local", "fetch") : oneOf("inputs", inputs, "fetch", "local");
        Path folder = argument("cache", cache)
                .map(this::under)
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".m2", "aicr-release"));
        return new InputCache(folder, mode.equals("fetch") ? InputCache.Mode.FETCH : InputCache.Mode.LOCAL);
    }

    protected final boolean hasVulnerabilityDatabase() {
        return argument("osvDatabase", osvDatabase).isPresent();
    }

    /** The database that was given, downloaded when it has an address. */
    protected final Optional<Path> vulnerabilityDatabase() {
        return argument("osvDatabase", osvDatabase)
                .map(given -> OsvSource.resolve(given, root(), workFolder().resolve("osv"), Connections.standard()));
    }

    /** What notes say about vulnerabilities; the database is asked for when there is an earlier release to compare with. */
    private VulnerabilityDifferences.Text vulnerabilities(ReleaseConfig config) {
        return (before, now) -> vulnerabilityDatabase()
                .map(database -> VulnerabilityDifferences.with(database, decisions(config))
                        .of(before, now))
                .orElse(VulnerabilityDifferences.NOT_COMPARED);
    }

    private Function<Vulnerability, Optional<String>> decisions(ReleaseConfig config) {
        List<String> products = config.images().stream()
                .map(i -> ScanReport.imagePurl(i.name()))
                .toList();
        return config.gates()
                .vulnerabilities()
                .map(policy -> new ScanRun(root(), policy).decisions(products, LocalDate.now(ZoneOffset.UTC)))
                .orElse(found -> Optional.empty());
    }

    private AttestInputs attestInputs(Qualified qualified, Optional<GitRepository> repository, Build build) {
        String notes = repository
                .map(r -> NotesOfRelease.text(r, build, this::earlier, vulnerabilities(build.config())))
                .orElse("");
        return new AttestInputs(CATALOGUE, qualified.result().record(), notes, tools(build), platform(build));
    }

    /** What statements say about where the build ran. */
    protected final BuildPlatform platform(Build build) {
        return BuildPlatform.of(
                build.id(), build.config().repository(), System.getenv(), build instanceof HandedOverBuild);
    }

    /** What statements say about the tools of the build. */
    protected final Map<String, String> tools(Build build) {
        Map<String, String> tools = new TreeMap<>();
        tools.put("java", javaVersion(build));
        tools.put("maven", session().getSystemProperties().getProperty("maven.version", "unknown"));
        tools.put("pluginVersion", PLUGIN_VERSION);
        return tools;
    }

    private static String javaVersion(Build build) {
        try {
            return build.javaVersion();
        } catch (IOException e) {
            throw new ReleaseException(Code.RC_PAYLOAD_MISSING, "the candidate cannot be read").because(e);
        }
    }

    protected final Optional<GitRepository> repositoryIfAny() {
        try {
            return Optional.of(repository());
        } catch (ReleaseException e) {
            if (e.code() != Code.NOT_A_REPOSITORY) {
                throw e;
            }
            getLog().warn(e.sentence() + "; building version 0.0.0-dev, which cannot be released");
            return Optional.empty();
        }
    }

    private Instant buildTime() {
        return Instant.parse(Optional.ofNullable(outputTimestamp).orElse("2026-01-01T00:00:00Z"));
    }

    protected final Jdk productJdk() {
        if (jdk != null) {
            return Jdk.at(under(jdk));
        }
        Toolchain toolchain = toolchains == null ? null : toolchains.getToolchainFromBuildContext("jdk", session());
        String javac = toolchain == null ? null : toolchain.findTool("javac");
        if (javac == null) {
            throw new ReleaseException(
                    Code.CONFIG_INVALID,
                    "no JDK 25 is selected for linking the products",
                    "Run the goal as part of the build (mvn -Prelease deploy), or give -Daicr.release.jdk=<folder>");
        }
        return Jdk.at(Path.of(javac).getParent().getParent());
    }
}
