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

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import run.aicr.release.changelog.Changelog;
import run.aicr.release.changelog.ChangelogRange;
import run.aicr.release.changelog.NotesHistory;
import run.aicr.release.changelog.ReleaseFacts;
import run.aicr.release.changelog.ReleaseNotes;
import run.aicr.release.config.Program;
import run.aicr.release.config.ReleaseConfig;
import run.aicr.release.difference.ShippedDifferences;
import run.aicr.release.difference.VulnerabilityDifferences;
import run.aicr.release.git.GitRepository;
import run.aicr.release.image.ImageBuild;
import run.aicr.release.product.Build;
import run.aicr.release.product.BuildManifest;
import run.aicr.release.version.ReleaseId;
import run.aicr.release.version.ReleaseTag;
import run.aicr.release.version.TagName;

/** Collects what release notes are made of: the history of the commit and the images that were built. */
final class NotesOfRelease {
    private static final String BREW_NAME = "nvidia/aicr/aicr";

    private NotesOfRelease() {}

    /** @param releases gives the folder for the tag of an earlier release; it has the shape of a rehearsal folder */
    static String text(
            GitRepository repository,
            Build build,
            Function<String, Path> releases,
            VulnerabilityDifferences.Text vulnerabilities) {
        List<ImageBuild> images = BuildManifest.read(build.work().manifest(), build.id())
                .map(BuildManifest::images)
                .orElse(List.of());
        String shipped = shipped(
                        repository,
                        build.id(),
                        build.config(),
                        new ShippedDifferences.Later(build.work(), images),
                        releases,
                        vulnerabilities)
                .orElse("");
        return text(repository, build.id(), build.config(), images, shipped);
    }

    /** What ships now and did not in the release that the changes are counted from, when that is in the folder. */
    static Optional<String> shipped(
            GitRepository repository,
            ReleaseId id,
            ReleaseConfig config,
            ShippedDifferences.Later now,
            Function<String, Path> releases,
            VulnerabilityDifferences.Text vulnerabilities) {
        List<String> programs = config.programs().stream()
                .filter(Program::archive)
                .map(Program::name)
                .toList();
        return ChangelogRange.find(repository, Optional.of(id.commit()), Optional.empty())
                .since()
                .flatMap(since -> ShippedDifferences.markdown(
                        earlier(since, releases.apply(since)), now, programs, vulnerabilities));
    }

    private static ShippedDifferences.Earlier earlier(String tag, Path folder) {
        return new ShippedDifferences.Earlier(tag, folder.resolve("releases").resolve(tag), folder.resolve("registry"));
    }

    static String text(
            GitRepository repository, ReleaseId id, ReleaseConfig config, List<ImageBuild> images, String shipped) {
        ChangelogRange range = ChangelogRange.find(repository, Optional.of(id.commit()), Optional.empty());
        Changelog changes = range.read(repository);
        ReleaseTag tag = (ReleaseTag) TagName.of(id.tag());
        NotesHistory history = NotesHistory.of(repository, tag, id.commit());
        ReleaseFacts facts = new ReleaseFacts(
                tag,
                id.commit(),
                id.date(),
                history.promotedFrom(),
                Optional.empty(),
                id.rehearsal(),
                "https://github.com/" + config.repository(),
                BREW_NAME,
                range.since(),
                changes,
                history.sincePrevious(),
                images.stream().map(NotesOfRelease::image).toList());
        return ReleaseNotes.text(facts, shipped);
    }

    private static ReleaseFacts.Image image(ImageBuild image) {
        String shortName = image.name().substring(image.name().lastIndexOf('/') + 1);
        return new ReleaseFacts.Image(shortName, image.name(), image.index().prefixed());
    }
}
