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
package run.aicr.cli.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import run.aicr.attestation.release.ConsumerCheck;
import run.aicr.attestation.release.Extent;
import run.aicr.attestation.release.ImageCollector;
import run.aicr.attestation.release.PublishedIndex;
import run.aicr.attestation.release.ReleaseKit;
import run.aicr.attestation.release.ReleaseView;
import run.aicr.attestation.release.SubjectVerdict;
import run.aicr.cli.console.Session;
import run.aicr.error.AicrException;
import run.aicr.file.BoundedBytes;
import run.aicr.oci.Layout;

/** Finds the parts of a whole release: in folders, in a kit, or in the network, in this order. */
final class ReleaseParts {
    private static final long LARGEST_INDEX = 10L << 20;

    private final Session session;
    private final ReleaseSettings settings;
    private final Scratch scratch;
    private final List<String> warnings = new ArrayList<>();

    ReleaseParts(Session session, ReleaseSettings settings, Scratch scratch) {
        this.session = session;
        this.settings = settings;
        this.scratch = scratch;
    }

    /**
     * A release with its parts.
     *
     * @param undecided what could not be looked at
     */
    record Found(ReleaseView view, List<SubjectVerdict> undecided, List<String> warnings) {}

    Found ofTag(String tag) throws IOException {
        if (!settings.from().isEmpty() && !ReleaseSettings.isUrl(settings.from())) {
            Path folder = session.environment()
                    .workingDirectory()
                    .resolve(settings.from())
                    .normalize();
            if (!Files.isDirectory(folder)) {
                throw AicrException.notFound("--from " + folder + ": there is no such folder");
            }
            Path kept = folder.resolve("releases").resolve(tag);
            return withImages(Files.isDirectory(kept) ? kept : folder, tag, settings.extent());
        }
        if (settings.kit().isPresent() && settings.from().isEmpty()) {
            warnings.add("the kit carries no archives: give the folder that holds them to have them checked too");
            return withImages(kit().assets(), tag, settings.extent().withoutArchives());
        }
        if (settings.offline()) {
            throw new ReleaseVerification.Unreachable(
                    "the release is not fetched with --offline; give --kit or --from");
        }
        return withImages(fetched(tag), tag, settings.extent());
    }

    Found ofFolder(Path folder) throws IOException {
        Path assets = assetsIn(folder);
        Optional<PublishedIndex> index = indexIn(assets);
        String tag = index.map(PublishedIndex::tag).orElse("v0.0.0");
        if (index.isPresent() && !ReleaseTarget.TAG.matcher(tag).matches()) {
            throw AicrException.invalidRequest(
                    assets.resolve(ConsumerCheck.INDEX) + " names \"" + tag + "\", which is no tag of a release");
        }
        return withImages(assets, tag, settings.extent());
    }

    /** A rehearsal folder keeps its releases by tag. */
    private static Path assetsIn(Path folder) throws IOException {
        Path releases = folder.resolve("releases");
        if (Files.exists(folder.resolve(ConsumerCheck.INDEX)) || !Files.isDirectory(releases)) {
            return folder;
        }
        try (Stream<Path> list = Files.list(releases)) {
            List<Path> found = list.filter(Files::isDirectory).sorted().toList();
            if (found.size() != 1) {
                throw AicrException.invalidRequest(
                        folder + " holds " + found.size() + " releases; give a tag and --from " + folder);
            }
            return found.get(0);
        }
    }

    private Path fetched(String tag) throws IOException {
        Path folder = scratch.folder("assets");
        PublicServices services = PublicServices.of(session);
        try {
            boolean there = settings.from().isEmpty()
                    ? services.assets(settings.repository(), tag, folder).release(tag, settings.extent())
                    : services.assetsAt(settings.from(), folder).release(tag, settings.extent());
            if (there && settings.from().isEmpty()) {
                askWhetherWithdrawn(services, tag);
            }
            return folder;
        } catch (AicrException e) {
            throw ReleaseVerification.Unreachable.unless(e);
        }
    }

    private void askWhetherWithdrawn(PublicServices services, String tag) {
        try {
            services.withdrawal(settings.repository(), tag)
                    .ifPresent(b -> warnings.add(b.tag() + " was withdrawn: " + b.reason()));
        } catch (AicrException e) {
            warnings.add("whether " + tag + " was withdrawn is not known: " + e.sentence());
        }
    }

    private Found withImages(Path assets, String tag, Extent extent) throws IOException {
        Path registry = assets.resolve("../../registry").normalize();
        Path nowhere = assets.resolve("no-images");
        List<PublishedIndex.Image> images =
                indexIn(assets).map(PublishedIndex::images).orElse(List.of());
        if (images.isEmpty()) {
            return found(new ReleaseView(assets, nowhere, nowhere, tag, extent), List.of());
        }
        if (Files.isRegularFile(registry.resolve("oci-layout"))) {
            return found(new ReleaseView(assets, registry, registry, tag, extent), List.of());
        }
        if (settings.kit().isPresent()) {
            Path layout = kit().images();
            return found(new ReleaseView(assets, layout, layout, tag, extent.withoutLayers()), List.of());
        }
        if (settings.offline()) {
            SubjectVerdict unseen =
                    SubjectVerdict.undecided("images", "their registry is not asked with --offline; give a --kit");
            return found(new ReleaseView(assets, nowhere, nowhere, tag, extent.withoutImages()), List.of(unseen));
        }
        return fromRegistries(assets, tag, extent, images);
    }

    private Found fromRegistries(Path assets, String tag, Extent extent, List<PublishedIndex.Image> images)
            throws IOException {
        Path folder = scratch.folder("images");
        ImageCollector collector =
                new ImageCollector(PublicServices.of(session).images(), Layout.create(folder), extent);
        try {
            for (PublishedIndex.Image image : images) {
                collector.collect(image.name(), tag);
            }
        } catch (AicrException e) {
            RuntimeException unreachable = ReleaseVerification.Unreachable.unless(e);
            if (unreachable instanceof ReleaseVerification.Unreachable u) {
                return found(
                        new ReleaseView(assets, folder, folder, tag, extent.withoutImages()),
                        List.of(u.verdict("images")));
            }
            throw unreachable;
        }
        return found(new ReleaseView(assets, folder, folder, tag, extent.withoutLayers()), List.of());
    }

    private Found found(ReleaseView view, List<SubjectVerdict> undecided) {
        return new Found(view, undecided, warnings);
    }

    private ReleaseKit kit() throws IOException {
        return ReleaseKit.open(settings.kit().orElseThrow(), scratch.folder("kit"));
    }

    /** Empty also when it is malformed, which the check finds again and names. */
    private static Optional<PublishedIndex> indexIn(Path assets) throws IOException {
        Path file = assets.resolve(ConsumerCheck.INDEX);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            byte[] json = BoundedBytes.ofFile(file, ConsumerCheck.INDEX, LARGEST_INDEX);
            return Optional.of(PublishedIndex.parse(file.toString(), json));
        } catch (AicrException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
