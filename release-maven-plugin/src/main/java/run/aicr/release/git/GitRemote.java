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

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;
import run.aicr.release.git.GitProcess.Answer;

/** Another repository that this one compares tags with and pushes tags to. */
public final class GitRemote {
    private static final Duration REMOTE = Duration.ofMinutes(5);

    private final GitProcess git;
    private final String name;

    GitRemote(GitProcess git, String name) {
        this.git = git;
        this.name = name;
    }

    public String name() {
        return name;
    }

    /**
     * Asks the remote for its branches and tags; changes nothing.
     *
     * @throws ReleaseException REMOTE_UNREACHABLE with what git said
     */
    public RemoteRefs refs() {
        return RemoteRefs.parse(must("ls-remote", "--heads", "--tags", "--end-of-options", name));
    }

    /** Asks the remote for one tag; changes nothing. */
    public Optional<TagRef> tag(String tagName) {
        String ref = "refs/tags/" + tagName;
        String answer = must("ls-remote", "--end-of-options", name, ref, ref + "^{}");
        return RemoteRefs.parse(answer).tag(tagName);
    }

    /** Fetches what the references of the remote name; writes objects only, no branch (not even a tracking one) and no tag. */
    public void fetch(Collection<String> refs) {
        String[] fixed = {
            "-c",
            "fetch.prune=false",
            "-c",
            "fetch.pruneTags=false",
            "fetch",
            "--no-tags",
            "--no-write-fetch-head",
            "--no-auto-maintenance",
            "--no-recurse-submodules",
            "--refmap=",
            "--quiet",
            "--stdin",
            "--end-of-options",
            name
        };
        Answer answer = git.run(REMOTE, String.join("\n", refs) + "\n", List.of(fixed));
        if (!answer.ok()) {
            throw unreachable(answer);
        }
    }

    /** Pushes exactly one tag, provided that the remote has none of that name. */
    public PushAnswer push(String tagName) {
        String ref = "refs/tags/" + tagName;
        List<String> arguments = List.of(
                "-c",
                "push.followTags=false",
                "push",
                "--porcelain",
                "--no-follow-tags",
                "--recurse-submodules=no",
                "--force-with-lease=" + ref + ":",
                "--end-of-options",
                name,
                ref + ":" + ref);
        Answer answer = git.run(REMOTE, "", arguments);
        if (answer.ok()) {
            return new PushAnswer(true, "");
        }
        String verdict =
                answer.text().lines().filter(l -> l.startsWith("!")).findFirst().orElse("");
        return new PushAnswer(
                false, verdict.isEmpty() ? answer.complaint() : verdict.substring(verdict.lastIndexOf('\t') + 1));
    }

    /** Address that git uses for this remote, after its own replacements; asks nobody. */
    public String address() {
        return must("ls-remote", "--get-url", "--end-of-options", name).strip();
    }

    /**
     * Asks whether a tag could be pushed, without sending anything: the remote only sees that somebody who may push has
     * connected. Hooks of this clone do not run.
     *
     * @param commit one that this clone has
     */
    public PushAnswer wouldTakeTag(String tagName, String commit) {
        Answer answer = git.run(
                REMOTE,
                "",
                List.of(
                        "push",
                        "--dry-run",
                        "--no-verify",
                        "--no-follow-tags",
                        "--recurse-submodules=no",
                        "--end-of-options",
                        name,
                        commit + ":refs/tags/" + tagName));
        return new PushAnswer(answer.ok(), answer.ok() ? "" : answer.complaint());
    }

    private String must(String... arguments) {
        Answer answer = git.run(REMOTE, "", Arrays.asList(arguments));
        if (!answer.ok()) {
            throw unreachable(answer);
        }
        return answer.text();
    }

    private ReleaseException unreachable(Answer answer) {
        return new ReleaseException(
                Code.REMOTE_UNREACHABLE,
                "the remote '" + name + "' does not answer: " + answer.complaint(),
                "Check 'git ls-remote " + name + "', or name another one with -Daicr.release.remote.");
    }
}
