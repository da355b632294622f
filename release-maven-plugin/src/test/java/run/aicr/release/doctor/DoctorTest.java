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
package run.aicr.release.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.release.config.Platform;
import run.aicr.release.config.ReleaseConfig;
import run.aicr.release.flow.TinyBuild;
import run.aicr.release.git.Scratch;

class DoctorTest {
    private static final Instant AFTER = Instant.parse("2026-05-04T12:30:00Z");

    @TempDir
    Path temporary;

    private Scratch clone;
    private Scratch bare;

    @BeforeEach
    void makeRepositories() {
        bare = Scratch.bare(temporary.resolve("remote.git"));
        clone = Scratch.init(temporary.resolve("clone"));
        clone.git("remote", "add", "origin", bare.folder().toString());
        clone.commit("feat: one");
        clone.git("push", "--quiet", "origin", "main");
    }

    @Test
    void healthyPlaceHasNoProblemAndNothingIsChanged() throws IOException {
        Files.createDirectories(clone.folder().resolve(".git/hooks"));
        String refs = bare.git("for-each-ref") + clone.git("for-each-ref");
        List<Diagnosis> findings = examine(clone, Map.of(), AFTER, true);
        assertEquals(List.of(), problems(findings));
        assertEquals(Diagnosis.Level.OK, of(findings, "push").level());
        assertEquals(
                "git --git-dir=" + bare.folder() + " config receive.denyDeletes true",
                of(findings, "protection").fix());
        assertEquals(refs, bare.git("for-each-ref") + clone.git("for-each-ref"));
        bare.git("config", "receive.denyDeletes", "true");
        assertEquals(
                Diagnosis.Level.OK,
                of(examine(clone, Map.of(), AFTER, true), "protection").level());
    }

    @Test
    void whatARealReleaseLacksIsNamedPartByPart() throws IOException {
        TinyBuild.writeSources(temporary.resolve("sources"));
        Path file = temporary.resolve("sources/.release.yaml");
        String text = Files.readString(file);
        Path policy = temporary.resolve("sources/policy.yaml");
        String approved = Files.readString(policy);
        Files.writeString(policy, approved + """
                exceptions:
                  - package: pypi:certifi
                    versionRange: "*"
                    license: MPL-2.0
                    reason: needed
                    approvedBy: pending
                    expires: 2027-06-30
                """);
        List<String> lacking = Completeness.of(
                        ReleaseConfig.read(Files.writeString(
                                file,
                                text + "recipeImages: aicr\nplanned:\n  - name: bom.cdx.json\n    reason: no Helm\n")),
                        file.getParent(),
                        Map.of("PATH", "/nowhere"))
                .stream()
                .map(Diagnosis::sentence)
                .toList();
        assertTrue(lacking.contains("bom.cdx.json cannot be made: no Helm"), lacking.toString());
        assertTrue(lacking.stream().anyMatch(l -> l.contains("install Helm 3")), lacking.toString());
        assertTrue(lacking.contains("the base example.com/base:1 has no digest"), lacking.toString());
        assertTrue(lacking.contains("there is no Java runtime for darwin/arm64"), lacking.toString());
        assertTrue(lacking.contains("nobody has approved the licence exception for pypi:certifi"), lacking.toString());
        assertEquals(lacking.size(), Set.copyOf(lacking).size());
        Files.writeString(policy, approved);
        Files.writeString(
                file,
                text.replaceAll("platforms: \\[.*", "platforms: [" + Platform.host() + "]")
                        .replaceAll("imagePlatforms: \\[.*", "imagePlatforms: [" + Platform.host() + "]")
                        .replace("example.com/base:1", "example.com/base:1\n      digest: sha256:" + "a".repeat(64)));
        assertEquals(
                List.of(Diagnosis.Level.OK),
                Completeness.of(ReleaseConfig.read(file), file.getParent(), Map.of()).stream()
                        .map(Diagnosis::level)
                        .toList());
    }

    @Test
    void everyProblemNamesItsFix() {
        assertEquals(
                "timedatectl set-ntp true",
                of(examine(clone, Map.of(), Instant.parse("2026-05-04T11:00:00Z"), true), "clock")
                        .fix());
        Map<String, String> nobody = Map.of(
                "GIT_AUTHOR_NAME", "", "GIT_AUTHOR_EMAIL", "", "GIT_COMMITTER_NAME", "", "GIT_COMMITTER_EMAIL", "");
        assertTrue(of(examine(clone, nobody, AFTER, true), "identity").fix().startsWith("git config user.name"));
        clone.git("remote", "set-url", "origin", temporary.resolve("gone.git").toString());
        assertEquals(List.of("remote"), problems(examine(clone, Map.of(), AFTER, true)));
        assertEquals(
                "git ls-remote origin",
                of(examine(clone, Map.of(), AFTER, true), "remote").fix());
        Scratch empty = Scratch.bare(temporary.resolve("empty.git"));
        clone.git("remote", "set-url", "origin", empty.folder().toString());
        assertEquals(
                "git push origin main",
                of(examine(clone, Map.of(), AFTER, true), "remote").fix());
        assertEquals(
                Diagnosis.Level.PROBLEM, RepositoryChecks.gitVersion("2.29.9").level());
        assertEquals(Diagnosis.Level.PROBLEM, RepositoryChecks.gitVersion("new").level());
        assertEquals(Diagnosis.Level.OK, RepositoryChecks.gitVersion("3.0").level());
    }

    @Test
    void remoteThatCannotBeWrittenIsSeenBeforeTheFirstTag() {
        clone.git(
                "remote",
                "set-url",
                "--push",
                "origin",
                temporary.resolve("readonly.git").toString());
        List<Diagnosis> findings = examine(clone, Map.of(), AFTER, true);
        assertEquals(List.of("push"), problems(findings));
        assertTrue(of(findings, "push").fix().startsWith("git push --dry-run origin"));
    }

    @Test
    void shallowCloneAndMissingRepositoryAreProblems() {
        clone.commit("feat: two");
        clone.git("push", "--quiet", "origin", "main");
        Path shallow = temporary.resolve("shallow");
        clone.git("clone", "--quiet", "--depth=1", bare.folder().toUri().toString(), shallow.toString());
        assertEquals(List.of("history"), problems(examine(Scratch.existing(shallow), Map.of(), AFTER, true)));
        Path none = temporary.resolve("none");
        assertTrue(none.toFile().mkdir());
        List<Diagnosis> findings =
                examine(Scratch.existing(none), Map.of("GIT_CEILING_DIRECTORIES", temporary.toString()), AFTER, true);
        assertEquals(List.of("repository"), problems(findings));
    }

    @Test
    void tokensAreNamedAndNeverShown() {
        Map<String, String> some = Map.of("GITHUB_TOKEN", "s3cr3t-value", "SLACK_SERVICE", " ");
        List<Diagnosis> findings = examine(clone, some, AFTER, false);
        assertEquals(Diagnosis.Level.OK, of(findings, "GITHUB_TOKEN").level());
        assertEquals(
                "export SLACK_SERVICE=<secret>", of(findings, "SLACK_SERVICE").fix());
        assertFalse(findings.toString().contains("s3cr3t-value"), findings.toString());
        assertEquals(
                Diagnosis.Level.OK,
                of(examine(clone, some, AFTER, true), "tokens").level());
    }

    @Test
    void littleDiskSpaceIsAWarningAndNoneAProblem() {
        MachineChecks checks = new MachineChecks(surroundings(clone, Map.of(), AFTER, true));
        assertEquals(Diagnosis.Level.PROBLEM, checks.diskSpace(100L << 20).level());
        assertEquals(Diagnosis.Level.WARNING, checks.diskSpace(2L << 30).level());
        assertEquals(Diagnosis.Level.OK, checks.diskSpace(20L << 30).level());
    }

    @Test
    void optionalProgramsAreSaidToBeOptional() throws IOException {
        Path bin = Files.createDirectories(temporary.resolve("bin"));
        Path helm = Files.writeString(bin.resolve("helm"), "#!/bin/sh\n");
        assertTrue(helm.toFile().setExecutable(true));
        List<Diagnosis> findings =
                new MachineChecks(surroundings(clone, Map.of("PATH", bin.toString()), AFTER, true)).optionalPrograms();
        assertEquals("is on PATH (optional)", of(findings, "helm").sentence());
        assertTrue(of(findings, "cosign").sentence().contains("optional"));
    }

    private static List<String> problems(List<Diagnosis> findings) {
        return findings.stream()
                .filter(f ->
                        f.level() == Diagnosis.Level.PROBLEM && !f.subject().equals("disk"))
                .map(Diagnosis::subject)
                .toList();
    }

    private static Diagnosis of(List<Diagnosis> findings, String subject) {
        Optional<Diagnosis> found =
                findings.stream().filter(f -> f.subject().equals(subject)).findFirst();
        return found.orElseThrow(() -> new AssertionError("no finding about " + subject + " in " + findings));
    }

    private List<Diagnosis> examine(Scratch where, Map<String, String> more, Instant now, boolean rehearsal) {
        Map<String, String> forGit = new HashMap<>(Scratch.ENVIRONMENT);
        forGit.putAll(more);
        return new Doctor(surroundings(where, more, now, rehearsal), forGit).examine();
    }

    private Surroundings surroundings(Scratch where, Map<String, String> more, Instant now, boolean rehearsal) {
        return new Surroundings(
                where.folder(),
                "origin",
                "main",
                temporary.resolve("work"),
                rehearsal,
                more,
                Clock.fixed(now, ZoneOffset.UTC));
    }
}
