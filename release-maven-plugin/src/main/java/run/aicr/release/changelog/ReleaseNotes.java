package run.aicr.release.changelog;

import java.util.Optional;
import run.aicr.release.git.GitRepository;
import run.aicr.release.product.ReleaseId;

/** The body of a release: what changed, how to install and how to verify (spec release §3.8). */
public final class ReleaseNotes {
    private ReleaseNotes() {}

    /** Notes of the release that HEAD is, as Markdown; the same for the same commit graph. */
    public static String of(GitRepository repository, ReleaseId id) {
        ChangelogRange range = ChangelogRange.find(repository, Optional.of(id.commit()), Optional.empty());
        Changelog changelog = range.read(repository);
        StringBuilder text = new StringBuilder();
        if (id.rehearsal()) {
            text.append("**This is a rehearsal.** Nothing of it is published.\n\n");
        }
        text.append("Released ").append(id.dateText(), 0, 10).append(" from ");
        text.append(id.commit(), 0, Math.min(12, id.commit().length())).append(".\n\n");
        text.append(ChangelogMarkdown.text(changelog, range.since()));
        text.append("\n## Verify\n\n```sh\nsha256sum -c aicr_checksums.txt --ignore-missing\n");
        text.append("mvn aicr-release:verify -Dtag=").append(id.tag()).append("\n```\n");
        return text.toString();
    }
}
