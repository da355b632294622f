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
package run.aicr.release.gate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import run.aicr.attestation.release.Payload;
import run.aicr.digest.Sha256;
import run.aicr.release.config.GatePolicy;
import run.aicr.release.config.Platform;
import run.aicr.release.config.Program;
import run.aicr.release.config.ReleaseConfig;
import run.aicr.release.git.Scratch;
import run.aicr.release.input.InputCache;
import run.aicr.release.notice.ThirdPartyNotices;
import run.aicr.release.product.BuildManifest;
import run.aicr.release.product.ReleaseBuild;
import run.aicr.release.runtime.Jdk;
import run.aicr.release.version.ReleaseId;
import run.aicr.release.work.WorkFolder;

/** A repository with a configuration, and whatever a test builds or breaks in it. */
final class GateScene {
    static final Instant NOON = Instant.parse("2026-05-04T12:00:00Z");

    final Scratch git;
    final Path temp;
    GatePolicy policy = new GatePolicy(
            Map.of("scan", GatePolicy.When.REHEARSAL, "cluster-e2e", GatePolicy.When.ALWAYS), Optional.empty());
    MavenRun maven = new MavenRun(new Properties(), true, true);
    GateChoice choice = GateChoice.ALL;
    ScanInput scan = ScanInput.NONE;
    Instant now = NOON.plusSeconds(60);

    GateScene(Path temp) {
        this.temp = temp;
        this.git = Scratch.init(temp.resolve("repository"));
        git.write("pom.xml", "<project/>\n");
        git.write(".release.yaml", "a: 1\n");
        git.write("policy.yaml", "allowed: []\n");
        git.write(".gitignore", "target/\n");
        git.commit("feat: begin");
    }

    String head() {
        return git.open().head().orElseThrow();
    }

    ReleaseConfig config() {
        return new ReleaseConfig(
                "example/demo",
                "main",
                List.of(Platform.host()),
                List.of(program("aicr"), program("aicrd")),
                List.of(),
                List.of(),
                List.of(),
                "",
                "",
                "policy.yaml",
                policy,
                List.of());
    }

    private static Program program(String name) {
        return new Program(
                name,
                name,
                Program.Form.JARS,
                "Main",
                "",
                List.of("java.base"),
                List.of(),
                List.of(Platform.host()),
                true,
                false);
    }

    GateInput input() {
        Jdk jdk = Jdk.at(Path.of(System.getProperty("java.home")));
        return new GateInput(
                git.folder(),
                config(),
                Optional.of(git.open()),
                new ReleaseBuild(
                        config(),
                        id(),
                        jdk,
                        git.folder(),
                        work(),
                        new ThirdPartyNotices(w -> {}),
                        new InputCache(git.folder().resolve("cache"), InputCache.Mode.LOCAL)),
                maven,
                choice,
                scan,
                Clock.fixed(now, ZoneOffset.UTC));
    }

    private ReleaseId id() {
        return new ReleaseId("v1.2.3-rc1", head(), "", "", NOON, true);
    }

    private WorkFolder work() {
        return WorkFolder.of(temp.resolve("work"), id());
    }

    /** Leaves a payload as the goal build would: a launcher, one more file, and the manifest. */
    void built(String name, String launcher, String file, String content) {
        try {
            String payload = name + "_" + Platform.host().fileName();
            Path folder = work().payload(payload);
            Files.createDirectories(folder.resolve("lib"));
            Files.writeString(folder.resolve("lib").resolve(file), content);
            Path start = Files.writeString(folder.resolve(name), launcher);
            Files.setPosixFilePermissions(start, PosixFilePermissions.fromString("rwxr-xr-x"));
            new BuildManifest(
                            id(),
                            "",
                            "25",
                            Sha256.of(""),
                            new TreeMap<>(
                                    Map.of(payload, Payload.of(folder, name).digest())),
                            List.of(),
                            new TreeMap<>(),
                            List.of())
                    .write(work().manifest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path payload(String name) {
        return work().payload(name + "_" + Platform.host().fileName());
    }

    /** What the gate says, thrown or not. */
    GateVerdict ask(Gate gate) {
        try {
            return gate.check(input());
        } catch (run.aicr.release.error.ReleaseException e) {
            return GateVerdict.failed(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
