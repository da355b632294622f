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

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import run.aicr.release.error.ReleaseException;
import run.aicr.release.git.GitRemote;
import run.aicr.release.git.GitRepository;
import run.aicr.release.git.PushAnswer;
import run.aicr.release.git.RemoteRefs;

/** The clone and its remote. */
final class RepositoryChecks {
    /** A name that is no release tag; it is only asked about, never made. */
    private static final String PROBE = "aicr-release-doctor";

    private static final int OLDEST_MAJOR = 2;
    private static final int OLDEST_MINOR = 30;
    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final Pattern VERSION = Pattern.compile("(\\d+)\\.(\\d+).*");
    private static final Pattern GITHUB = Pattern.compile(".*github\\.com[:/]+([^/]+/[^/]+?)(\\.git)?/?");

    private final GitRepository repository;
    private final GitRemote remote;
    private final Surroundings at;

    RepositoryChecks(GitRepository repository, Surroundings at) {
        this.repository = repository;
        this.remote = repository.remote(at.remote());
        this.at = at;
    }

    List<Diagnosis> all() {
        List<Diagnosis> findings = new ArrayList<>();
        findings.add(gitVersion(repository.version()));
        findings.add(identity());
        findings.add(history());
        try {
            RemoteRefs refs = remote.refs();
            findings.add(mainBranch(refs));
            findings.add(pushRights());
            findings.addAll(tagProtection(remote.address()));
            findings.add(clock(refs));
        } catch (ReleaseException e) {
            findings.add(Diagnosis.problem("remote", e.sentence(), "git ls-remote " + at.remote()));
        }
        return findings;
    }

    static Diagnosis gitVersion(String version) {
        Matcher numbers = VERSION.matcher(version);
        boolean enough = numbers.matches()
                && (Integer.parseInt(numbers.group(1)) > OLDEST_MAJOR
                        || Integer.parseInt(numbers.group(1)) == OLDEST_MAJOR
                                && Integer.parseInt(numbers.group(2)) >= OLDEST_MINOR);
        return enough
                ? Diagnosis.ok("git", "version " + version)
                : Diagnosis.problem(
                        "git",
                        "version " + version + " is too old",
                        "install git " + OLDEST_MAJOR + "." + OLDEST_MINOR + " or newer");
    }

    private Diagnosis identity() {
        return repository
                .identity()
                .map(who -> Diagnosis.ok("identity", "tags are made by " + who))
                .orElseGet(() -> Diagnosis.problem(
                        "identity",
                        "git knows no name and mail address to make tags with",
                        "git config user.name '<name>' && git config user.email <address>"));
    }

    private Diagnosis history() {
        return repository.isShallow()
                ? Diagnosis.problem(
                        "history", "this clone is shallow, so tags are missing", "git fetch --unshallow --tags")
                : Diagnosis.ok("history", "the clone is complete");
    }

    private Diagnosis mainBranch(RemoteRefs refs) {
        return refs.branch(at.mainBranch()).isPresent()
                ? Diagnosis.ok(
                        "remote",
                        at.remote() + " answers and has " + at.mainBranch() + " and "
                                + refs.tags().size() + " tags")
                : Diagnosis.problem(
                        "remote",
                        at.remote() + " has no branch " + at.mainBranch(),
                        "git push " + at.remote() + " " + at.mainBranch());
    }

    private Diagnosis pushRights() {
        Optional<String> head = repository.head();
        if (head.isEmpty()) {
            return Diagnosis.problem("push", "the repository has no commit yet", "git pull " + at.remote());
        }
        PushAnswer answer = remote.wouldTakeTag(PROBE, head.get());
        return answer.accepted()
                ? Diagnosis.ok("push", at.remote() + " lets you push (nothing was pushed)")
                : Diagnosis.problem(
                        "push",
                        at.remote() + " does not let you push: " + answer.reason(),
                        "git push --dry-run " + at.remote() + " HEAD:refs/tags/" + PROBE);
    }

    /** Git does not tell whether tags are protected; a folder can be asked, for GitHub a command is named. */
    private List<Diagnosis> tagProtection(String address) {
        Path folder = Path.of(address.replaceFirst("^file://", ""));
        if (address.startsWith("/") && Files.isDirectory(folder)) {
            List<Diagnosis> findings = new ArrayList<>();
            for (String key : List.of("receive.denyDeletes", "receive.denyNonFastForwards")) {
                boolean set = repository
                        .settingOf(folder, key)
                        .filter(v -> !v.equals("false"))
                        .isPresent();
                findings.add(
                        set
                                ? Diagnosis.ok("protection", key + " is set")
                                : Diagnosis.warning(
                                        "protection",
                                        key + " is not set in " + folder + ", so tags can be moved or deleted there",
                                        "git --git-dir=" + folder + " config " + key + " true"));
            }
            return findings;
        }
        Matcher github = GITHUB.matcher(address);
        String fix = github.matches()
                ? "gh api repos/" + github.group(1) + "/rulesets --jq '.[] | select(.target == \"tag\")'"
                : "ask who runs the remote to forbid moving and deleting tags v*";
        return List.of(Diagnosis.warning("protection", "whether tags are protected cannot be seen from a clone", fix));
    }

    /** A machine whose clock is behind the newest commit makes tags and signatures older than what they are about. */
    private Diagnosis clock(RemoteRefs refs) {
        Instant now = at.clock().instant();
        Optional<Instant> newest =
                refs.branch(at.mainBranch()).flatMap(repository::commitOf).map(repository::commitTime);
        if (newest.filter(t -> now.isBefore(t.minus(TOLERANCE))).isPresent()) {
            return Diagnosis.problem(
                    "clock",
                    "it is " + now + " here, but the newest commit of " + at.mainBranch() + " is from " + newest.get(),
                    "timedatectl set-ntp true");
        }
        return Diagnosis.ok(
                "clock",
                newest.isPresent()
                        ? "is not behind the newest commit of " + at.mainBranch()
                        : "cannot be compared: the newest commit of " + at.mainBranch() + " is not fetched");
    }
}
