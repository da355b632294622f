package run.aicr.release.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
