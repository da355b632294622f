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

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;
import run.aicr.release.git.GitProcess.Answer;

/** A repository with a work tree, read and written through the {@code git} program. */
public final class GitRepository {
    private static final Duration LOCAL = Duration.ofMinutes(2);
    private static final int LOG_FIELDS = 6;
    private static final String LOG_FORMAT = "--format=%H%x00%P%x00%ct%x00%s%x00%b%x00%B";

    /** Files in the git folder that an unfinished operation leaves, with its name. */
    private static final Map<String, String> OPERATIONS = Map.of(
            "MERGE_HEAD", "merge",
            "rebase-merge", "rebase",
            "rebase-apply", "rebase",
            "CHERRY_PICK_HEAD", "cherry-pick",
            "REVERT_HEAD", "revert",
            "BISECT_LOG", "bisect",
            "sequencer", "cherry-pick or revert");

    private final GitProcess git;
    private final Path root;

    private GitRepository(GitProcess git, Path root) {
        this.git = git;
        this.root = root;
    }

    /**
     * Opens the repository that holds the folder.
     *
     * @throws ReleaseException NOT_A_REPOSITORY when there is none, or no git program
     */
    public static GitRepository open(Path folder) {
        return open(folder, Map.of());
    }

    /** As {@link #open(Path)}, with variables that every git command gets in addition. */
    public static GitRepository open(Path folder, Map<String, String> environment) {
        return open("git", folder, environment);
    }

    static GitRepository open(String program, Path folder, Map<String, String> environment) {
        GitProcess process = new GitProcess(program, folder, environment);
        Answer answer = process.run(LOCAL, "", List.of("rev-parse", "--show-toplevel"));
        if (!answer.ok()) {
            throw new ReleaseException(
                    Code.NOT_A_REPOSITORY,
                    folder + " is not inside the work tree of a git repository (" + answer.complaint() + ")",
                    "Run the goal in a clone of the repository.");
        }
        Path root = Path.of(answer.line());
        return new GitRepository(process.in(root), root);
    }

    /**
     * A remote of this repository.
     *
     * @param name of a configured remote, an address, or the path of a repository
     */
    public GitRemote remote(String name) {
        return new GitRemote(git, name);
    }

    /** Version of the git program, such as {@code 2.39.5}. */
    public String version() {
        return must("version").line().replaceFirst("^git version ", "");
    }

    /** Value of a setting of a bare repository in a folder of this machine; empty when it has none. */
    public Optional<String> settingOf(Path bare, String key) {
        Answer answer = ask("--git-dir=" + bare, "config", "--get", key);
        return answer.ok() ? Optional.of(answer.line()) : Optional.empty();
    }

    /** Root folder of the work tree. */
    public Path root() {
        return root;
    }

    /** Commit that is checked out; empty before the first commit. */
    public Optional<String> head() {
        return commitOf("HEAD");
    }

    /** Name of the branch that is checked out; empty when HEAD is detached. */
    public Optional<String> branch() {
        Answer answer = ask("symbolic-ref", "--quiet", "HEAD");
        return answer.ok() ? Optional.of(answer.line().replaceFirst("^refs/heads/", "")) : Optional.empty();
    }

    /** The commit that an expression (tag, branch, id) names in the end. */
    public Optional<String> commitOf(String expression) {
        Answer answer = ask("rev-parse", "--verify", "--quiet", "--end-of-options", expression + "^{commit}");
        return answer.ok() ? Optional.of(answer.line()) : Optional.empty();
    }

    public boolean isShallow() {
        return must("rev-parse", "--is-shallow-repository").line().equals("true");
    }

    /** The operation that was begun and not finished, such as {@code merge}. */
    public Optional<String> operationInProgress() {
        Path folder = Path.of(must("rev-parse", "--absolute-git-dir").line());
        return OPERATIONS.entrySet().stream()
                .filter(e -> Files.exists(folder.resolve(e.getKey())))
                .map(Map.Entry::getValue)
                .sorted()
                .findFirst();
    }

    public WorkTreeStatus status() {
        return WorkTreeStatus.parse(
                must("status", "--porcelain=v2", "-z", "--untracked-files=all", "--ignore-submodules=none")
                        .text());
    }

    /** All local tags by name. */
    public Map<String, TagRef> tags() {
        String format = "%(refname)%00%(objectname)%00%(*objectname)%00%(*objecttype)";
        Map<String, TagRef> tags = new LinkedHashMap<>();
        must("for-each-ref", "--format=" + format, "refs/tags").text().lines().forEach(line -> {
            String[] fields = line.split("\0", -1);
            String name = fields[0].substring("refs/tags/".length());
            tags.put(name, new TagRef(name, fields[1], peeled(fields)));
        });
        return tags;
    }

    private String peeled(String[] fields) {
        if (fields[2].isEmpty()) {
            return fields[1];
        }
        // A tag of a tag: for-each-ref of older versions takes one step only.
        return fields[3].equals("tag") ? commitOf(fields[1]).orElse(fields[2]) : fields[2];
    }

    /** Ids of the commit and of everything in its history. */
    public Set<String> history(String commit) {
        return new HashSet<>(must("rev-list", commit, "--").text().lines().toList());
    }

    public boolean isAncestor(String ancestor, String descendant) {
        Answer answer = ask("merge-base", "--is-ancestor", ancestor, descendant);
        if (answer.exit() > 1) {
            throw failed("merge-base", answer);
        }
        return answer.ok();
    }

    /** The commits in the history of one and not of the other; children first, a merged branch before what it met. */
    public List<Commit> commits(Optional<String> since, String to) {
        List<String> arguments = new ArrayList<>(List.of("log", "-z", "--topo-order", LOG_FORMAT, to));
        since.ifPresent(s -> arguments.add("^" + s));
        arguments.add("--");
        String text = must(arguments.toArray(String[]::new)).text();
        if (text.isEmpty()) {
            return List.of();
        }
        String[] fields = text.split("\0", -1);
        List<Commit> commits = new ArrayList<>();
        for (int i = 0; i + LOG_FIELDS <= fields.length; i += LOG_FIELDS) {
            List<String> parents = fields[i + 1].isEmpty() ? List.of() : List.of(fields[i + 1].split(" "));
            long time = Long.parseLong(fields[i + 2]);
            commits.add(new Commit(fields[i], parents, time, fields[i + 3], fields[i + 4], fields[i + 5]));
        }
        return commits;
    }

    /** Committer time of a commit. */
    public Instant commitTime(String commit) {
        return Instant.ofEpochSecond(Long.parseLong(
                must("show", "--no-patch", "--format=%ct", commit, "--").line()));
    }

    /**
     * Id of what stands at a path in a commit; of its whole tree for the empty path.
     *
     * @param path from the root of the repository, with slashes
     */
    public Optional<String> objectAt(String commit, String path) {
        Answer answer = ask("rev-parse", "--verify", "--quiet", commit + ":" + path);
        return answer.ok() ? Optional.of(answer.line()) : Optional.empty();
    }

    /**
     * The text files below a folder of a commit, by their path in the folder; none when there is no such folder.
     *
     * @param folder from the root of the repository, with slashes
     */
    public SortedMap<String, byte[]> filesAt(String commit, String folder) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        if (objectAt(commit, folder).isEmpty()) {
            return files;
        }
        String list = must("ls-tree", "-r", "-z", "--name-only", commit + ":" + folder)
                .text();
        for (String path : list.split("\0", -1)) {
            if (path.isEmpty()) {
                continue;
            }
            String text =
                    must("cat-file", "blob", commit + ":" + folder + "/" + path).text();
            files.put(path, text.getBytes(StandardCharsets.UTF_8));
        }
        return files;
    }

    /** Name and mail address that tags are made with; empty when git has none configured. */
    public Optional<String> identity() {
        Answer answer = ask("-c", "user.useConfigOnly=true", "var", "GIT_COMMITTER_IDENT");
        return answer.ok() ? Optional.of(answer.line().replaceFirst(" [0-9]+ [+-][0-9]{4}$", "")) : Optional.empty();
    }

    /** Makes local tags like those of the remote; objects must be there, tags that exist stay as they are. */
    public void addTags(Collection<TagRef> tags) {
        StringBuilder commands = new StringBuilder();
        tags.forEach(t -> commands.append("create refs/tags/")
                .append(t.name())
                .append(' ')
                .append(t.object())
                .append('\n'));
        Answer answer = git.run(LOCAL, commands.toString(), List.of("update-ref", "--stdin"));
        if (!answer.ok()) {
            throw failed("update-ref", answer);
        }
    }

    /**
     * Makes a local annotated tag.
     *
     * @param sign sign it even when git's configuration does not ask for it
     * @return the tag made
     */
    public TagRef createTag(String name, String commit, String message, boolean sign) {
        List<String> arguments = List.of(
                "-c",
                "user.useConfigOnly=true",
                "tag",
                sign ? "--sign" : "--annotate",
                "--cleanup=verbatim",
                "--file=-",
                "--end-of-options",
                name,
                commit);
        Answer answer = git.run(LOCAL, message, arguments);
        if (!answer.ok()) {
            throw answer.error().contains("sign") ? unsigned(name, answer) : failed("tag", answer);
        }
        return Optional.ofNullable(tags().get(name)).orElseThrow(() -> failed("tag", answer));
    }

    /** The message of an annotated tag whose object is here, whether a local tag names it or not; else empty. */
    public String tagMessage(TagRef tag) {
        Answer answer = ask("cat-file", "tag", tag.object());
        int headerEnd = answer.text().indexOf("\n\n");
        return answer.ok() && headerEnd >= 0 ? answer.text().substring(headerEnd + 2) : "";
    }

    /** Deletes a local tag, but only while it is still the one given. */
    public void deleteTag(TagRef tag) {
        must("update-ref", "-d", "refs/tags/" + tag.name(), tag.object());
    }

    private Answer ask(String... arguments) {
        return git.run(LOCAL, "", Arrays.asList(arguments));
    }

    private Answer must(String... arguments) {
        Answer answer = ask(arguments);
        if (!answer.ok()) {
            throw failed(arguments[0], answer);
        }
        return answer;
    }

    private static ReleaseException unsigned(String name, Answer answer) {
        return new ReleaseException(
                Code.SIGNING_FAILED,
                "git could not sign tag " + name + ": " + answer.complaint(),
                "Check user.signingKey and gpg.format, or do not ask for signed tags.");
    }

    private ReleaseException failed(String command, Answer answer) {
        return new ReleaseException(
                Code.NOT_A_REPOSITORY,
                "git " + command + " failed in " + root + ": " + answer.complaint(),
                "Run 'git fsck' and 'git status' there.");
    }
}
