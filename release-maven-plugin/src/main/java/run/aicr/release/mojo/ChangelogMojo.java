package run.aicr.release.mojo;

import java.nio.charset.StandardCharsets;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;
import run.aicr.document.JsonWriter;
import run.aicr.release.changelog.Changelog;
import run.aicr.release.changelog.ChangelogJson;
import run.aicr.release.changelog.ChangelogMarkdown;
import run.aicr.release.changelog.ChangelogRange;
import run.aicr.release.git.GitRepository;

/** Prints what changed since the last stable release. */
@Mojo(name = "changelog", aggregator = true, threadSafe = true)
public final class ChangelogMojo extends ReleaseMojo {
    /** Tag or commit up to which changes count; default HEAD. */
    @Parameter(property = "aicr.release.to")
    private @Nullable String to;

    /** Tag or commit after which changes count; default the highest stable tag before {@code to}. */
    @Parameter(property = "aicr.release.since")
    private @Nullable String since;

    /** {@code markdown} (default) or {@code json}. */
    @Parameter(property = "aicr.release.format")
    private @Nullable String format;

    /** File to write instead of printing. */
    @Parameter(property = "aicr.release.output")
    private @Nullable String output;

    @Override
    protected GoalResult run() {
        boolean json = oneOf("format", format, "markdown", "json").equals("json");
        GitRepository repository = repository();
        ChangelogRange range = ChangelogRange.find(repository, argument("to", to), argument("since", since));
        Changelog changelog = range.read(repository);
        byte[] text = json
                ? JsonWriter.indented(ChangelogJson.document(range, changelog))
                : ChangelogMarkdown.text(changelog, range.since()).getBytes(StandardCharsets.UTF_8);
        print(text, argument("output", output));
        return GoalResult.of("done").withCommit(range.to());
    }
}
