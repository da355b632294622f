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
package run.aicr.release.mojo;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;
import run.aicr.error.AicrException;
import run.aicr.file.AtomicFile;
import run.aicr.release.bump.TagPolicy;
import run.aicr.release.ci.JobReport;
import run.aicr.release.config.ReleaseConfig;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;
import run.aicr.release.git.GitRepository;
import run.aicr.release.step.RecordedRelease;

/**
 * What all goals share: common parameters, the result file, and failures as {@code [CODE] sentence} (spec release §7).
 *
 * <p>A goal implements {@link #run()}. Expected failures end the build without a stack trace; anything else is a fault
 * of this plugin and keeps its cause.
 */
public abstract class ReleaseMojo extends AbstractMojo {
    private static final String GITHUB_FOLDER = "distribution/target/github";

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

    /** Branch that releases come from; default {@code main}. */
    @Parameter(property = "aicr.release.mainBranch")
    private @Nullable String mainBranch;

    /** Sign tags even when git's configuration does not ask for it. */
    @Parameter(property = "aicr.release.signTag")
    private @Nullable String signTag;

    /** File for the result, written on success and on failure. */
    @Parameter(property = "aicr.release.json")
    private @Nullable String json;

    /** File that a table of the release's states is appended to, such as {@code $GITHUB_STEP_SUMMARY}. */
    @Parameter(property = "aicr.release.summary")
    private @Nullable String summary;

    /** File that outputs for other jobs are appended to, such as {@code $GITHUB_OUTPUT}. */
    @Parameter(property = "aicr.release.outputs")
    private @Nullable String outputs;

    /** Does the work of the goal. */
    protected abstract GoalResult run() throws ReleaseException;

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        try {
            GoalResult result = run();
            resultFile().ifPresent(file -> file.write(result));
            summarise(result.tag(), Optional.empty());
            tellJobs(result.outputs());
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

    /** Outputs for other jobs; a goal may write some before it fails. */
    protected final void tellJobs(Map<String, String> values) {
        argument("outputs", outputs).ifPresent(file -> JobReport.outputs(under(file), values));
    }

    private void failed(String code, String message, Optional<String> hint, List<String> paths)
            throws MojoFailureException {
        try {
            resultFile().ifPresent(file -> file.writeError(code, message, hint, paths));
            summarise(Optional.empty(), Optional.of("[" + code + "] " + message));
        } catch (ReleaseException e) {
            throw new MojoFailureException("[" + code + "] " + message + "\n" + e.getMessage());
        }
    }

    private void summarise(Optional<String> tag, Optional<String> error) {
        argument("summary", summary).ifPresent(file -> {
            String given = session().getUserProperties().getProperty("aicr.release.tag");
            String about = tag.or(() -> argument("tag", given)).orElse("unknown");
            RecordedRelease recorded = RecordedRelease.read(folder(), about);
            JobReport.summary(under(file), JobReport.markdown(goal(), recorded, error));
        });
    }

    private Optional<ResultFile> resultFile() {
        return filled(json).map(f -> new ResultFile(under(f), goal()));
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
        String value = filled(target).orElse("rehearsal");
        if (!value.equals("rehearsal") && !value.equals("github")) {
            throw new ReleaseException(
                    Code.INVALID_ARGUMENT, "aicr.release.target must be rehearsal or github, found '" + value + "'");
        }
        return value.equals("rehearsal");
    }

    /**
     * What the target keeps on this machine. Of a rehearsal that is everything that its stand-ins received; of real
     * releases it is the ledgers, the qualification records, and copies of public releases that were read back.
     */
    protected final Path folder() {
        return rehearsal() ? under(filled(dir).orElse("distribution/target/rehearsal")) : under(GITHUB_FOLDER);
    }

    protected final Path workFolder() {
        return under(filled(work).orElse("distribution/target/release"));
    }

    protected final Path configFile() {
        return under(filled(config).orElse(".release.yaml"));
    }

    protected final String remote() {
        return filled(remote).orElse("origin");
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

    /** Value that must be one of a few words; the first is the default. */
    protected final String oneOf(String name, @Nullable String configured, String... words) {
        String value = argument(name, configured).orElse(words[0]);
        if (!List.of(words).contains(value)) {
            throw new ReleaseException(
                    Code.INVALID_ARGUMENT,
                    "-D" + name + " must be one of " + String.join(", ", words) + "; found '" + value + "'");
        }
        return value;
    }

    /** The repository that holds the reactor; refuses a plugin that is older than its sources there. */
    protected final GitRepository repository() {
        GitRepository repository = GitRepository.open(root());
        PluginFreshness.ofThisPlugin().check(repository);
        return repository;
    }

    /** What the repository has decided about its tags. */
    protected final TagPolicy tagPolicy() {
        return new TagPolicy(filled(mainBranch).orElseGet(this::configuredBranch), flag("signTag", signTag));
    }

    private String configuredBranch() {
        return Files.isRegularFile(configFile())
                ? ReleaseConfig.read(configFile()).mainBranch()
                : TagPolicy.DEFAULT.mainBranch();
    }

    /** Writes a text to the file, or to standard output, where nothing but this text stands. */
    protected final void print(byte[] text, Optional<String> file) {
        try {
            if (file.isEmpty()) {
                OutputStream out = new FileOutputStream(FileDescriptor.out);
                out.write(text);
                out.flush();
                return;
            }
            Path target = under(file.get());
            Files.createDirectories(target.toAbsolutePath().getParent());
            AtomicFile.write(target, text);
        } catch (IOException e) {
            throw new ReleaseException(
                            Code.INVALID_ARGUMENT,
                            file.orElse("standard output") + " cannot be written: " + e.getMessage())
                    .because(e);
        }
    }

    private static Optional<String> filled(@Nullable String value) {
        return Optional.ofNullable(value).map(String::strip).filter(v -> !v.isEmpty());
    }

    private Arguments arguments() {
        return new Arguments(session().getUserProperties());
    }

    /** A path as the user gave it, taken from the reactor root when it is relative. */
    protected final Path under(String path) {
        return root().resolve(path).toAbsolutePath().normalize();
    }
}
