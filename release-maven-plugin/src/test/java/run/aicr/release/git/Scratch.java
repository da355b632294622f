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
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.DeflaterOutputStream;

/** A repository for one test, with an identity of its own and nothing of the user's configuration. */
public final class Scratch {
    /** Cuts git off from the machine's configuration; times are fixed so that ids are. */
    public static final Map<String, String> ENVIRONMENT = Map.of(
            "GIT_CONFIG_GLOBAL", "/dev/null",
            "GIT_CONFIG_NOSYSTEM", "1",
            "GIT_AUTHOR_NAME", "Test",
            "GIT_AUTHOR_EMAIL", "test@example.com",
            "GIT_COMMITTER_NAME", "Test",
            "GIT_COMMITTER_EMAIL", "test@example.com",
            "GIT_AUTHOR_DATE", "2026-05-04T12:00:00+00:00",
            "GIT_COMMITTER_DATE", "2026-05-04T12:00:00+00:00");

    private final Path folder;
    private final GitProcess git;

    private Scratch(Path folder) {
        this.folder = folder;
        this.git = new GitProcess("git", folder, ENVIRONMENT);
    }

    public static Scratch init(Path folder) {
        return create(folder, "init", "--quiet", "--template=", "--initial-branch=main");
    }

    public static Scratch bare(Path folder) {
        return create(folder, "init", "--quiet", "--template=", "--bare", "--initial-branch=main");
    }

    public static Scratch existing(Path folder) {
        return new Scratch(folder);
    }

    private static Scratch create(Path folder, String... command) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Scratch scratch = new Scratch(folder);
        scratch.git(command);
        return scratch;
    }

    public Path folder() {
        return folder;
    }

    public GitRepository open() {
        return GitRepository.open(folder, ENVIRONMENT);
    }

    /** Opens it with further variables; one with an empty value hides that of the environment above. */
    public GitRepository open(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(ENVIRONMENT);
        all.putAll(more);
        return GitRepository.open(folder, all);
    }

    /** Runs a git command that must succeed; its output without the line end. */
    public String git(String... arguments) {
        return gitWithInput("", arguments);
    }

    public String gitWithInput(String input, String... arguments) {
        GitProcess.Answer answer = git.run(Duration.ofMinutes(1), input, List.of(arguments));
        if (!answer.ok()) {
            throw new IllegalStateException("git " + String.join(" ", arguments) + ": " + answer.error());
        }
        return answer.line();
    }

    /** Commits everything there is; the id of the commit. */
    public String commit(String message) {
        git("add", "--all");
        gitWithInput(message, "commit", "--quiet", "--allow-empty", "--cleanup=verbatim", "--file=-");
        return git("rev-parse", "HEAD");
    }

    /** Writes an object without starting a program; its id. */
    public String object(String type, byte[] content) {
        try {
            byte[] header = (type + " " + content.length + "\0").getBytes(StandardCharsets.UTF_8);
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            sha1.update(header);
            String id = HexFormat.of().formatHex(sha1.digest(content));
            Path file = objects().resolve(id.substring(0, 2)).resolve(id.substring(2));
            Files.createDirectories(file.getParent());
            try (OutputStream out = new DeflaterOutputStream(Files.newOutputStream(file))) {
                out.write(header);
                out.write(content);
            }
            return id;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-1", e);
        }
    }

    /** As {@link #object(String, byte[])} with text. */
    public String object(String type, String content) {
        return object(type, content.getBytes(StandardCharsets.UTF_8));
    }

    /** Where objects are kept. */
    public Path objects() {
        Path inside = folder.resolve(".git/objects");
        return Files.isDirectory(inside) ? inside : folder.resolve("objects");
    }

    public void write(String path, String text) {
        try {
            Path file = folder.resolve(path);
            Files.createDirectories(file.getParent());
            Files.write(file, text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
