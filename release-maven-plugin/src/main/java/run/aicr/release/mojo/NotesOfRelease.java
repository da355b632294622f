package run.aicr.release.mojo;

import java.util.List;
import java.util.Optional;
import run.aicr.release.changelog.Changelog;
import run.aicr.release.changelog.ChangelogRange;
import run.aicr.release.changelog.ReleaseFacts;
import run.aicr.release.changelog.ReleaseNotes;
import run.aicr.release.git.GitRepository;
import run.aicr.release.image.ImageBuild;
import run.aicr.release.product.BuildManifest;
import run.aicr.release.product.ReleaseBuild;
import run.aicr.release.product.ReleaseId;
import run.aicr.release.version.ReleaseTag;
import run.aicr.release.version.TagName;

/** Collects what release notes are made of: the history of the commit and the images that were built. */
final class NotesOfRelease {
    private static final String BREW_NAME = "nvidia/aicr/aicr";

    private NotesOfRelease() {}

    static String text(GitRepository repository, ReleaseBuild build) {
        ReleaseId id = build.id();
        ChangelogRange range = ChangelogRange.find(repository, Optional.of(id.commit()), Optional.empty());
        Changelog changes = range.read(repository);
        List<ImageBuild> images = BuildManifest.read(build.work().manifest(), id)
                .map(BuildManifest::images)
                .orElse(List.of());
        return ReleaseNotes.text(new ReleaseFacts(
                (ReleaseTag) TagName.of(id.tag()),
                id.commit(),
                id.date(),
                Optional.empty(),
                Optional.empty(),
                id.rehearsal(),
                "https://github.com/" + build.config().repository(),
                BREW_NAME,
                range.since(),
                changes,
                Optional.empty(),
                images.stream().map(NotesOfRelease::image).toList(),
                List.of()));
    }

    private static ReleaseFacts.Image image(ImageBuild image) {
        String shortName = image.name().substring(image.name().lastIndexOf('/') + 1);
        return new ReleaseFacts.Image(shortName, image.name(), image.index().prefixed());
    }
}
