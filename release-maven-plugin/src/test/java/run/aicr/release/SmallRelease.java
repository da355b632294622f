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
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import run.aicr.attestation.release.Signers;
import run.aicr.digest.Sha256;
import run.aicr.http.Retry;
import run.aicr.oci.Descriptor;
import run.aicr.release.attest.AttestInputs;
import run.aicr.release.attest.BuildPlatform;
import run.aicr.release.attest.RecordSignature;
import run.aicr.release.base.SyntheticBase;
import run.aicr.release.config.ReleaseConfig;
import run.aicr.release.gate.GateRecord;
import run.aicr.release.gate.GateRun;
import run.aicr.release.gate.GateVerdict;
import run.aicr.release.git.ReleaseIdentity;
import run.aicr.release.git.Scratch;
import run.aicr.release.input.InputCache;
import run.aicr.release.mojo.RehearsalServices;
import run.aicr.release.notice.ThirdPartyNotices;
import run.aicr.release.product.Build;
import run.aicr.release.product.RecipeImages;
import run.aicr.release.product.ReleaseBuild;
import run.aicr.release.promote.Candidate;
import run.aicr.release.promote.PromotedBuild;
import run.aicr.release.runtime.Jdk;
import run.aicr.release.runtime.SampleRuntime;
import run.aicr.release.step.FailAt;
import run.aicr.release.step.Ledger;
import run.aicr.release.step.PointerRule;
import run.aicr.release.step.ReleaseRun;
import run.aicr.release.step.Step;
import run.aicr.release.version.ReleaseId;
import run.aicr.release.wheel.SampleWheel;
import run.aicr.release.work.WorkFolder;
import run.aicr.release.yank.Withdrawal;

/**
 * A reactor with two tiny programs as a packaged build would leave it, in a git repository of its own, that is released
 * for real: {@code aicr} is linked and has archive and image, {@code tool} runs from jars and has an image only.
 */
public final class SmallRelease {
    /** Time of all commits of {@link Scratch}. */
    public static final Instant COMMIT_TIME = Instant.parse("2026-05-04T12:00:00Z");

    public static final Clock CLOCK = Clock.fixed(COMMIT_TIME.plusSeconds(3600), ZoneOffset.UTC);
    public static final String REPOSITORY = "example/demo";
    public static final String CATALOGUE = "lib/catalog/src/main/catalog";

    /** As {@code aicr bom --deterministic} writes it before it knows its version. */
    public static final String RECIPE_IMAGES = """
            {
              "bomFormat": "CycloneDX",
              "specVersion": "1.6",
              "serialNumber": "urn:uuid:00000000-0000-5000-8000-000000000000",
              "version": 1,
              "metadata": {
                "tools": {"components": [{"type": "application", "name": "aicr", "version": "dev"}]},
                "component": {
                  "type": "application",
                  "bom-ref": "aicr-recipes",
                  "name": "aicr-recipes",
                  "version": "dev"
                }
              },
              "components": [{"type": "container", "bom-ref": "img:a", "name": "a", "version": "dev"}]
            }
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
            new SmallPrograms(base, release.git).make();
            release.keepRecipeImages();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        release.git.commit("feat: begin");
        return release;
    }

    /** Puts the list of images into the cache, as if it had been made by a build that may use the network. */
    private void keepRecipeImages() throws IOException {
        Path file = recipeImages().place();
        Files.createDirectories(file.getParent());
        Files.writeString(file, RECIPE_IMAGES);
    }

    /** The list of images of the program {@code aicr}; Helm is not there. */
    public RecipeImages recipeImages() {
        return new RecipeImages(config().program("aicr"), root(), cache(), Map.of());
    }

    /** Puts the archive of a runtime of another platform into the cache and pins it. */
    public SmallRelease with(SampleRuntime runtime) {
        try {
            byte[] archive = runtime.archive();
            Files.createDirectories(cache().folder());
            Files.write(cache().folder().resolve(Sha256.of(archive).hex()), archive);
            String config = Files.readString(root().resolve(".release.yaml"));
            git.write(
                    ".release.yaml", config + "runtimes:\n" + runtime.yaml("https://example.org/jre.tar.gz", archive));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        git.commit("feat: pin a runtime");
        return this;
    }

    /** Puts a base of both platforms into the cache and pins it for all images. */
    public SmallRelease withBase() {
        try {
            Descriptor index = SyntheticBase.in(cache().folder().resolve("oci")).write(SyntheticBase.debian());
            String config = Files.readString(root().resolve(".release.yaml"));
            String name = "      name: example.com/base:1\n";
            String digest = "      digest: " + index.digest().prefixed() + "\n";
            // One image has it already.
            git.write(".release.yaml", config.replace(name + digest, name).replace(name, name + digest));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        git.commit("feat: pin the base");
        return this;
    }

    /** Adds an image of two wheels, whose base and wheels lie in the cache, and an exception for one of them. */
    public SmallRelease withWheels() {
        try {
            Descriptor index = SyntheticBase.in(cache().folder().resolve("oci")).write(SyntheticBase.python(""));
            String bench = SampleWheel.pure("bench", "1.0")
                    .stating("License-Expression: MIT")
                    .info("licenses/LICENSE", "bench may be used")
                    .keepIn(cache().folder());
            git.write("amd64.lock", bench + fast("x86_64"));
            git.write("arm64.lock", bench + fast("aarch64"));
            String config = Files.readString(root().resolve(".release.yaml"));
            git.write(".release.yaml", config.replace("imagePlatforms:", """
                      - name: ghcr.io/example/bench
                        title: bench
                        description: a benchmark
                        entrypoint: bench
                        user: "10001"
                        workdir: /home/me
                        wheels:
                          package: bench
                          version: "1.0"
                          python: "3.13"
                          prefix: /usr/local
                          account: me
                          locks:
                            linux/amd64: amd64.lock
                            linux/arm64: arm64.lock
                        base:
                          name: example.com/python:3.13
                          digest: %s
                    imagePlatforms:""".formatted(
                            index.digest().prefixed())));
            git.write("policy.yaml", Files.readString(root().resolve("policy.yaml")) + """
                  - package: pypi:fast
                    versionRange: "*"
                    license: MPL-2.0
                    reason: as it is published
                    approvedBy: maintainers
                    expires: 2099-12-31
                """);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        git.commit("feat: an image of wheels");
        return this;
    }

    private String fast(String machine) throws IOException {
        return SampleWheel.bound("fast", "2.0", machine)
                .stating("License: MPL-2.0")
                .keepIn(cache().folder());
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
        return new ReleaseBuild(config(), id, jdk(), root(), work, new ThirdPartyNotices(w -> {}), cache());
    }

    /** Files from outside; nothing is downloaded. */
    public InputCache cache() {
        return new InputCache(base.resolve("cache"), InputCache.Mode.LOCAL);
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
        return run(
                id, new PromotedBuild(config(), id, root(), work(id), new Candidate(candidate, folder(), REPOSITORY)));
    }

    /** Brings all states of a release that is built in a way of its own. */
    public List<ReleaseRun.Row> run(ReleaseId id, Build build) {
        return new ReleaseRun(ledger(id), pointers(id), new Silent(), FailAt.NOWHERE)
                .bringAll(ReleasePipeline.statesOf(setting(build)))
                .rowsOrThrow();
    }

    private ReleasePipeline.Setting setting(ReleaseId id) {
        return setting(build(id, work(id)));
    }

    private ReleasePipeline.Setting setting(Build build) {
        standIns(folder()).standIns().identity(build.id().tag(), build.id().commit());
        return new ReleasePipeline.Setting(
                config(),
                Optional.of(git.open()),
                build,
                root(),
                folder(),
                services(folder()),
                q -> new AttestInputs(
                        CATALOGUE,
                        q.result().record(),
                        "Notes.\n",
                        Map.of("java", "25", "maven", "3"),
                        BuildPlatform.REHEARSAL),
                () -> Withdrawal.inLedgers(folder()),
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
                        REPOSITORY,
                        Optional.empty(),
                        Optional.empty(),
                        Retry.standard().with(time -> {}, Clock.systemUTC()),
                        Retry.standard().with(time -> {}, Clock.systemUTC())));
    }

    public Ledger ledger(ReleaseId id) {
        return Ledger.of(folder().resolve("ledger"), id, CLOCK);
    }

    /** Brings all states of the release. */
    public List<ReleaseRun.Row> run(ReleaseId id) {
        return new ReleaseRun(ledger(id), pointers(id), new Silent(), FailAt.NOWHERE)
                .bringAll(states(id))
                .rowsOrThrow();
    }

    /** Who must have signed a release in the folder. */
    public Signers signers(String tag) {
        return Signers.ofRehearsal(folder(), REPOSITORY, tag);
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
}
