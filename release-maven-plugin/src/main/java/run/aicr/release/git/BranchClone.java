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
package run.aicr.release.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import run.aicr.release.endpoint.GitEndpoint;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;
import run.aicr.release.git.GitProcess.Answer;
import run.aicr.release.work.Tree;

/**
 * One branch of another repository, cloned without history into a folder of its own, to read a few files and perhaps push
 * one commit. Keys are written to files that only we can read, and go with the folder.
 */
public final class BranchClone implements AutoCloseable {
    private static final Duration REMOTE = Duration.ofMinutes(5);
    private static final Duration LOCAL = Duration.ofMinutes(2);

    private final Path temporary;
    private final Path folder;
    private final GitEndpoint at;
    private final GitProcess git;

    private BranchClone(Path temporary, GitEndpoint at, Map<String, String> environment) {
        this.temporary = temporary;
        this.folder = temporary.resolve("work");
        this.at = at;
        this.git = new GitProcess("git", folder, environment);
    }

    /**
     * Clones; a branch that is not there yet gives an empty folder.
     *
     * @param author of commits, {@code name <mail address>}
     * @throws ReleaseException REMOTE_UNREACHABLE with what git said
     */
    public static BranchClone of(GitEndpoint at, String author) throws IOException {
        Path temporary = Files.createTempDirectory("aicr-clone");
        BranchClone clone = new BranchClone(temporary, at, environment(at, temporary, author));
        boolean complete = false;
        try {
            Files.createDirectories(clone.folder);
            clone.must(LOCAL, "init", "--quiet", "--template=", "--initial-branch=" + at.branch());
            clone.refresh();
            complete = true;
            return clone;
        } finally {
            if (!complete) {
                clone.close();
            }
        }
    }

    private static Map<String, String> environment(GitEndpoint at, Path temporary, String author) throws IOException {
        Map<String, String> variables = new HashMap<>(at.tokenVariables());
        int mail = author.indexOf(" <");
        for (String role : List.of("GIT_AUTHOR_", "GIT_COMMITTER_")) {
            variables.put(role + "NAME", author.substring(0, mail));
            variables.put(role + "EMAIL", author.substring(mail + 2, author.length() - 1));
        }
        if (!at.key().isEmpty()) {
            Path key = secretFile(temporary.resolve("key"), at.key().value() + "\n");
            Path hosts = secretFile(temporary.resolve("known_hosts"), at.knownHost() + "\n");
            variables.put(
                    "GIT_SSH_COMMAND",
                    "ssh -F none -o BatchMode=yes -o IdentitiesOnly=yes -o StrictHostKeyChecking=yes -o IdentityFile="
                            + key + " -o UserKnownHostsFile=" + hosts);
        }
        return variables;
    }

    private static Path secretFile(Path file, String text) throws IOException {
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return Files.writeString(file, text);
    }

    /** The work tree. */
    public Path folder() {
        return folder;
    }

    /** Takes the branch as it is now; what was changed or committed here is lost. */
    public void refresh() {
        String listed = must(REMOTE, "ls-remote", "--end-of-options", at.address(), "refs/heads/" + at.branch())
                .line();
        if (listed.isEmpty()) {
            return;
        }
        must(
                REMOTE,
                "fetch",
                "--quiet",
                "--depth=1",
                "--no-tags",
                "--end-of-options",
                at.address(),
                "refs/heads/" + at.branch());
        must(LOCAL, "reset", "--quiet", "--hard", "FETCH_HEAD");
        must(LOCAL, "clean", "--quiet", "-fdx");
    }

    /** The commit that is checked out; empty before the first. */
    public Optional<String> head() {
        Answer answer = git.run(LOCAL, "", List.of("rev-parse", "--verify", "--quiet", "HEAD"));
        return answer.ok() ? Optional.of(answer.line()) : Optional.empty();
    }

    /**
     * Commits every change.
     *
     * @return the commit; empty when nothing has changed
     */
    public Optional<String> commit(String message) {
        must(LOCAL, "add", "--all", "--force");
        boolean first = head().isEmpty();
        if (!first && git.run(LOCAL, "", List.of("diff", "--cached", "--quiet")).ok()) {
            return Optional.empty();
        }
        Answer answer = git.run(
                LOCAL,
                message + "\n",
                List.of(
                        "-c",
                        "commit.gpgSign=false",
                        "-c",
                        "core.hooksPath=/dev/null",
                        "commit",
                        "--quiet",
                        "--cleanup=verbatim",
                        "--file=-"));
        if (!answer.ok()) {
            throw failed("commit", answer);
        }
        return head();
    }

    /**
     * Pushes the commit, if the branch is still what it was cloned from.
     *
     * @throws ReleaseException REMOTE_UNREACHABLE when the remote does not answer
     */
    public PushAnswer push() {
        Answer answer = git.run(
                REMOTE,
                "",
                List.of(
                        "push",
                        "--porcelain",
                        "--no-verify",
                        "--end-of-options",
                        at.address(),
                        "HEAD:refs/heads/" + at.branch()));
        if (answer.ok()) {
            return new PushAnswer(true, "");
        }
        String verdict =
                answer.text().lines().filter(l -> l.startsWith("!")).findFirst().orElse("");
        if (verdict.isEmpty()) {
            throw failed("push", answer);
        }
        return new PushAnswer(false, verdict.substring(verdict.lastIndexOf('\t') + 1));
    }

    private Answer must(Duration limit, String... arguments) {
        Answer answer = git.run(limit, "", List.of(arguments));
        if (!answer.ok()) {
            throw failed(arguments[0], answer);
        }
        return answer;
    }

    private ReleaseException failed(String command, Answer answer) {
        return new ReleaseException(
                Code.REMOTE_UNREACHABLE,
                "git " + command + " failed for " + at.address() + ": " + answer.complaint(),
                "Check the address and the key or token for it.");
    }

    @Override
    public void close() throws IOException {
        Tree.delete(temporary);
    }
}
