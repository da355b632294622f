package run.aicr.release.mojo;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;
import run.aicr.error.AicrException;
import run.aicr.release.Code;
import run.aicr.release.ReleaseException;

/**
 * What all goals share: common parameters, the result file, and failures as {@code [CODE] sentence} (spec release §7).
 *
 * <p>A goal implements {@link #run()}. Expected failures end the build without a stack trace; anything else is a fault
 * of this plugin and keeps its cause.
 */
public abstract class ReleaseMojo extends AbstractMojo {
    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private @Nullable MavenSession session;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    private @Nullable MojoExecution execution;

    /** Where the outside effects go: {@code rehearsal} or {@code github}; default {@code rehearsal}. */
    @Parameter(property = "aicr.release.target")
    private @Nullable String target;

    /** Rehearsal folder; default {@code distribution/target/rehearsal} under the reactor root. */
    @Parameter(property = "aicr.release.dir")
    private @Nullable String dir;

    /** Work folder of both targets; default {@code distribution/target/release} under the reactor root. */
    @Parameter(property = "aicr.release.work")
    private @Nullable String work;

    /** Configuration file; default {@code .release.yaml} in the reactor root. */
    @Parameter(property = "aicr.release.config")
    private @Nullable String config;

    /** Git remote, or address of a repository, that tags are compared with and pushed to; default {@code origin}. */
    @Parameter(property = "aicr.release.remote")
    private @Nullable String remote;

    /** Plan only: says what would be done and does nothing. */
    @Parameter(property = "aicr.release.dryRun")
    private @Nullable String dryRun;

    /** File for the result, written on success and on failure. */
    @Parameter(property = "aicr.release.json")
    private @Nullable String json;

    /** Does the work of the goal. */
    protected abstract GoalResult run() throws ReleaseException;

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        try {
            GoalResult result = run();
            result.warnings().forEach(getLog()::warn);
            resultFile().ifPresent(file -> file.write(result));
        } catch (ReleaseException e) {
            failed(e.code().name(), e.sentence(), e.hint(), e.paths());
            throw new MojoFailureException(e.getMessage());
        } catch (AicrException e) {
            failed(e.errorClass().name(), e.sentence(), Optional.empty(), List.of());
            throw new MojoFailureException(e.getMessage());
        } catch (RuntimeException e) {
            failed("INTERNAL", String.valueOf(e.getMessage()), Optional.empty(), List.of());
            throw new MojoExecutionException("[INTERNAL] " + goal() + " failed unexpectedly: " + e, e);
        }
    }

    private void failed(String code, String message, Optional<String> hint, List<String> paths)
            throws MojoFailureException {
        try {
            resultFile().ifPresent(file -> file.writeError(code, message, hint, paths));
        } catch (ReleaseException e) {
            throw new MojoFailureException("[" + code + "] " + message + "\n" + e.getMessage());
        }
    }

    private Optional<ResultFile> resultFile() {
        return Optional.ofNullable(json).filter(f -> !f.isBlank()).map(f -> new ResultFile(under(f), goal()));
    }

    /** The goal's name without prefix, such as {@code bump-rc}. */
    protected final String goal() {
        return execution == null ? getClass().getSimpleName() : execution.getGoal();
    }

    /** The Maven session, for goals that read the reactor. */
    protected final MavenSession session() {
        if (session == null) {
            throw new IllegalStateException("Maven injects the session before a goal runs");
        }
        return session;
    }

    /** Root folder of the reactor. */
    protected final Path root() {
        return session().getRequest().getMultiModuleProjectDirectory().toPath();
    }

    /** Whether effects go to the stand-ins and not to the real services. */
    protected final boolean rehearsal() {
        String value = Optional.ofNullable(target).orElse("rehearsal");
        if (!value.equals("rehearsal") && !value.equals("github")) {
            throw new ReleaseException(
                    Code.INVALID_ARGUMENT, "aicr.release.target must be rehearsal or github, found '" + value + "'");
        }
        return value.equals("rehearsal");
    }

    protected final Path rehearsalFolder() {
        return under(Optional.ofNullable(dir).orElse("distribution/target/rehearsal"));
    }

    protected final Path workFolder() {
        return under(Optional.ofNullable(work).orElse("distribution/target/release"));
    }

    protected final Path configFile() {
        return under(Optional.ofNullable(config).orElse(".release.yaml"));
    }

    protected final String remote() {
        return Optional.ofNullable(remote).filter(r -> !r.isBlank()).orElse("origin");
    }

    protected final boolean dryRun() {
        return flag("dryRun", dryRun);
    }

    /** Value of a parameter that has a short form; see {@link Arguments#text}. */
    protected final Optional<String> argument(String name, @Nullable String configured) {
        return arguments().text(name, configured);
    }

    /** Switch that has a short form; see {@link Arguments#flag}. */
    protected final boolean flag(String name, @Nullable String configured) {
        return arguments().flag(name, configured);
    }

    private Arguments arguments() {
        return new Arguments(session().getUserProperties());
    }

    /** A path as the user gave it, taken from the reactor root when it is relative. */
    protected final Path under(String path) {
        return root().resolve(path).toAbsolutePath().normalize();
    }
}
