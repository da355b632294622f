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
package run.aicr.release.bump;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import run.aicr.document.Fields;
import run.aicr.release.git.GitRepository;
import run.aicr.release.git.Scratch;

/** A clone and its bare remote, arranged as a golden case describes them. */
final class BumpScene {
    static final Instant NOW = Instant.parse("2026-05-05T12:00:00Z");

    private final Path folder;
    private final Fields repo;
    private final Scratch clone;
    private final Scratch bare;
    private final Map<String, String> ids = new LinkedHashMap<>();

    BumpScene(Path folder, Fields repo) {
        this.folder = folder;
        this.repo = repo;
        bare = Scratch.bare(folder.resolve("remote.git"));
        clone = Scratch.init(folder.resolve("clone"));
        clone.git("remote", "add", "origin", bare.folder().toString());
        makeCommits();
        makeRefs();
        makeWorkTree();
    }

    private void makeCommits() {
        clone.write("README.md", "read me\n");
        clone.write(".gitignore", "target/\n");
        clone.git("add", "README.md", ".gitignore");
        String tree = clone.git("write-tree");
        String before = "";
        for (Fields commit : repo.list("commits")) {
            StringBuilder object = new StringBuilder("tree " + tree + "\n");
            List<String> parents = commit.items("parents").isPresent()
                    ? commit.texts("parents").stream().map(ids::get).toList()
                    : before.isEmpty() ? List.of() : List.of(before);
            parents.forEach(p -> object.append("parent ").append(p).append('\n'));
            String who = "Test <test@example.com> " + (1_770_000_000L + ids.size()) + " +0000\n";
            object.append("author ")
                    .append(who)
                    .append("committer ")
                    .append(who)
                    .append('\n');
            object.append(commit.requiredText("msg")).append('\n');
            commit.text("body").ifPresent(b -> object.append('\n').append(b).append('\n'));
            before = clone.object("commit", object.toString());
            ids.put(commit.requiredText("id"), before);
        }
    }

    private void makeRefs() {
        StringBuilder mine = new StringBuilder();
        StringBuilder theirs = new StringBuilder();
        repo.textMap("branches").forEach((b, at) -> mine.append(update("heads/" + b, id(at))));
        remoteBranches().forEach((b, at) -> theirs.append(update("heads/" + b, id(at))));
        boolean stale = repo.bool("remoteTrackingStale", false);
        Map<String, String> tracked = stale ? repo.textMap("branches") : remoteBranches();
        tracked.forEach((b, at) -> mine.append(update("remotes/origin/" + b, id(at))));
        for (Fields tag : repo.list("tags")) {
            String line = update("tags/" + tag.requiredText("name"), tagObject(tag));
            mine.append(tag.texts("in").contains("local") ? line : "");
            theirs.append(tag.texts("in").contains("remote") ? line : "");
        }
        copyObjects();
        clone.gitWithInput(mine.toString(), "update-ref", "--stdin");
        bare.gitWithInput(theirs.toString(), "update-ref", "--stdin");
        Fields head = repo.fields("head").orElseThrow();
        head.text("branch").ifPresent(b -> clone.git("symbolic-ref", "HEAD", "refs/heads/" + b));
        head.text("detached").ifPresent(at -> clone.git("checkout", "--quiet", "--detach", id(at)));
    }

    private static String update(String ref, String id) {
        return "update refs/" + ref + " " + id + "\n";
    }

    private String tagObject(Fields tag) {
        String commit = id(tag.requiredText("at"));
        String name = tag.requiredText("name");
        return tag.requiredText("kind").equals("lightweight")
                ? commit
                : clone.object(
                        "tag",
                        "object " + commit + "\ntype commit\ntag " + name
                                + "\ntagger Test <test@example.com> 1770000000 +0000\n\nRelease " + name + "\n");
    }

    private void copyObjects() {
        try (Stream<Path> files = Files.walk(clone.objects())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = bare.objects().resolve(clone.objects().relativize(file));
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, String> remoteBranches() {
        return repo.fields("remote").orElseThrow().textMap("branches");
    }

    private void makeWorkTree() {
        Optional<Fields> tree = repo.fields("worktree");
        for (Fields worktree : tree.stream().toList()) {
            worktree.texts("modified").forEach(p -> clone.write(p, "changed\n"));
            worktree.texts("deleted").forEach(p -> delete(clone.folder().resolve(p)));
            worktree.texts("untracked").forEach(p -> clone.write(p, "x\n"));
            worktree.texts("ignored").forEach(p -> clone.write(p, "x\n"));
            worktree.texts("staged").forEach(p -> {
                clone.write(p, "x\n");
                clone.git("add", p);
            });
            worktree.text("operation").ifPresent(this::begin);
        }
        if (!repo.bool("remoteReachable", true)) {
            move(bare.folder(), folder.resolve("gone.git"));
        }
        repo.fields("race").ifPresent(r -> rival(id(r.requiredText("at"))));
    }

    private void begin(String operation) {
        if (operation.equals("merge")) {
            clone.write(".git/MERGE_HEAD", ids.values().iterator().next() + "\n");
        } else {
            clone.write(".git/rebase-merge/head-name", "refs/heads/main\n");
        }
    }

    /** Somebody who pushes the same tag while our push is on its way: the hook runs after the remote was read. */
    private void rival(String commit) {
        clone.write(
                ".git/hooks/pre-push",
                "#!/bin/sh\nread local lid remote rid\nunset GIT_DIR\n"
                        + "git --git-dir='" + bare.folder() + "' tag -a -m rival \"${remote#refs/tags/}\" " + commit
                        + "\n");
        try {
            Files.setPosixFilePermissions(
                    clone.folder().resolve(".git/hooks/pre-push"), PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    GitRepository repository() {
        if (!repo.bool("shallow", false)) {
            return clone.open();
        }
        Path shallow = folder.resolve("shallow");
        clone.git("clone", "--quiet", "--depth=1", bare.folder().toUri().toString(), shallow.toString());
        return Scratch.existing(shallow).open();
    }

    /** Records of the commits that the case names; of the branch's tip when it names none. */
    Qualification qualification() {
        List<String> qualified = repo.items("qualified").isPresent()
                ? repo.texts("qualified").stream().map(this::id).toList()
                : List.of(clone.git("rev-parse", "HEAD"));
        qualified.forEach(this::writeRecord);
        return Qualification.of(new QualificationFolder(folder), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private void writeRecord(String commit) {
        Path file = folder.resolve("qualify").resolve(commit + ".json");
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(
                    file,
                    "{\"commit\":\"" + commit + "\",\"finished\":\"" + NOW + "\",\"result\":\"pass\",\"gates\":[]}");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String id(String name) {
        return ids.get(name);
    }

    Map<String, String> localTags() {
        return tags(clone);
    }

    Map<String, String> remoteTags() {
        return repo.bool("remoteReachable", true) ? tags(bare) : Map.of();
    }

    String message(String tag) {
        return bare.git("for-each-ref", "--format=%(contents)", "refs/tags/" + tag)
                .strip();
    }

    private static Map<String, String> tags(Scratch side) {
        Map<String, String> tags = new HashMap<>();
        side.git("for-each-ref", "--format=%(refname:short) %(objectname) %(*objectname)", "refs/tags")
                .lines()
                .filter(l -> !l.isEmpty())
                .forEach(l -> {
                    String[] fields = l.split(" ", -1);
                    tags.put(fields[0], fields[2].isEmpty() ? fields[1] : fields[2]);
                });
        return tags;
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void move(Path from, Path to) {
        try {
            Files.move(from, to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
