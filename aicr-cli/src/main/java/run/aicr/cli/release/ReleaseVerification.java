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
import run.aicr.attestation.release.ConsumerCheck;
import run.aicr.attestation.release.Extent;
import run.aicr.attestation.release.ImageCollector;
import run.aicr.attestation.release.ImageSource;
import run.aicr.attestation.release.LoneArchive;
import run.aicr.attestation.release.LoneImage;
import run.aicr.attestation.release.PolicyCheck;
import run.aicr.attestation.release.ProductTable;
import run.aicr.attestation.release.PublishedIndex;
import run.aicr.attestation.release.ReleaseKit;
import run.aicr.attestation.release.ReleaseReport;
import run.aicr.attestation.release.ReleaseView;
import run.aicr.attestation.release.SubjectVerdict;
import run.aicr.attestation.release.VerifyPolicy;
import run.aicr.attestation.release.WithdrawalBanner;
import run.aicr.cli.console.Session;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;
import run.aicr.file.BoundedBytes;
import run.aicr.oci.Descriptor;
import run.aicr.oci.Layout;

/** One check: brings the parts together, has them judged, and turns what could not be reached into verdicts. */
final class ReleaseVerification {
    private static final long LARGEST_INDEX = 10L << 20;

    private final Session session;
    private final ReleaseSettings settings;
    private final List<String> warnings = new ArrayList<>();

    ReleaseVerification(Session session, ReleaseSettings settings) {
        this.session = session;
        this.settings = settings;
    }

    /**
     * Checks what the settings say.
     *
     * @throws AicrException INVALID_REQUEST for what the user must put right; INTERNAL when this machine fails
     */
    ReleaseReport report() {
        boolean part =
                settings.target() instanceof ReleaseTarget.Archive || settings.target() instanceof ReleaseTarget.Image;
        if (part && !settings.policy().equals(VerifyPolicy.NONE)) {
            warnings.add("of the policy only the identities count: the rest is about whole releases");
        }
        settings.root()
                .carried()
                .flatMap(root -> root.warning(session.environment().clock().instant()))
                .ifPresent(warnings::add);
        try (Scratch scratch = new Scratch()) {
            return switch (settings.target()) {
                case ReleaseTarget.Tag tag -> release(new ReleaseParts(session, settings, scratch).ofTag(tag.name()));
                case ReleaseTarget.Folder folder ->
                    release(new ReleaseParts(session, settings, scratch).ofFolder(folder.path()));
                case ReleaseTarget.Archive archive -> archive(archive.archive(), scratch);
                case ReleaseTarget.Image image -> image(image, scratch);
            };
        } catch (IOException e) {
            throw AicrException.internal("cannot check " + settings.target().shown(), e);
        } catch (Unreachable e) {
            return new ReleaseReport("", List.of(e.verdict(settings.target().shown())), warnings);
        }
    }

    private ReleaseReport release(ReleaseParts.Found found) throws IOException {
        ReleaseView view = found.view();
        List<SubjectVerdict> verdicts = new ArrayList<>(ConsumerCheck.check(view, settings.signers(view.tag())));
        verdicts.addAll(found.undecided());
        if (verdicts.stream().allMatch(SubjectVerdict::isVerified)
                && settings.repository().equals(VerifyReleaseCommand.REPOSITORY)) {
            verdicts.addAll(ProductTable.refusals(index(view), view.extent()));
        }
        warnings.addAll(found.warnings());
        WithdrawalBanner.ofForgeRecord(view.assets().resolve(ConsumerCheck.FORGE_RECORD))
                .ifPresent(b -> warnings.add(b.tag() + " was withdrawn: " + b.reason()));
        ReleaseReport report = new ReleaseReport(view.tag(), verdicts, warnings);
        if (report.verdict().equals("verified")) {
            report = report.plus(PolicyCheck.check(
                    settings.policy(), view, session.environment().clock().instant()));
        }
        if (report.verdict().equals("verified") && settings.kitToWrite().isPresent()) {
            writeKit(view, settings.kitToWrite().get());
        }
        return report;
    }

    private void writeKit(ReleaseView view, Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder) || Files.isDirectory(file)) {
            throw AicrException.invalidRequest("--write-kit " + file + ": expected a file in a folder that is there");
        }
        try (Scratch scratch = new Scratch()) {
            ReleaseKit.fill(
                            scratch.folder("kit"),
                            view,
                            index(view),
                            settings.root().json())
                    .pack(file);
        }
        session.log().info("kit written", "file", file);
    }

    private static PublishedIndex index(ReleaseView view) throws IOException {
        Path file = view.assets().resolve(ConsumerCheck.INDEX);
        return PublishedIndex.parse(ConsumerCheck.INDEX, BoundedBytes.ofFile(file, ConsumerCheck.INDEX, LARGEST_INDEX));
    }

    private ReleaseReport archive(LoneArchive archive, Scratch scratch) throws IOException {
        String bundle = ConsumerCheck.provenanceName(archive.tag());
        Path beside = archive.file().resolveSibling(bundle);
        Optional<Path> provenance = Optional.empty();
        if (Files.isRegularFile(beside)) {
            provenance = Optional.of(beside);
        } else if (settings.kit().isPresent()) {
            ReleaseKit kit = ReleaseKit.open(settings.kit().get(), scratch.folder("kit"));
            provenance = Optional.of(kit.assets().resolve(bundle)).filter(Files::isRegularFile);
        } else if (!settings.offline()) {
            provenance = downloaded(bundle, archive.tag(), scratch);
        }
        return new ReleaseReport(archive.tag(), archive.check(provenance, settings.signers(archive.tag())), warnings);
    }

    /** Not to be reached is no fault of the archive: what it carries itself is judged all the same. */
    private Optional<Path> downloaded(String name, String tag, Scratch scratch) throws IOException {
        Path folder = scratch.folder("assets");
        try {
            boolean there = PublicServices.of(session)
                    .assets(settings.repository(), tag, folder)
                    .asset(name);
            return there ? Optional.of(folder.resolve(name)) : Optional.empty();
        } catch (AicrException e) {
            warnings.add("the provenance of " + tag + " is not at hand: " + e.sentence());
            return Optional.empty();
        }
    }

    private ReleaseReport image(ReleaseTarget.Image image, Scratch scratch) throws IOException {
        if (settings.offline() && settings.kit().isEmpty()) {
            throw new Unreachable("the registry is not asked with --offline; give a --kit");
        }
        Layout layout = Layout.create(scratch.folder("images"));
        Extent extent = settings.extent().withoutLayers();
        String reference = image.reference().manifest();
        Optional<Descriptor> index;
        try {
            ImageSource source = settings.kit().isPresent()
                    ? kitImages(scratch)
                    : PublicServices.of(session).images();
            index = new ImageCollector(source, layout, extent).collect(image.name(), reference);
        } catch (AicrException e) {
            throw Unreachable.unless(e);
        }
        if (index.isEmpty()) {
            return new ReleaseReport(
                    "", List.of(SubjectVerdict.absent(image.shown(), "there is no such image")), warnings);
        }
        try {
            LoneImage lone = LoneImage.in(layout, image.name(), index.get(), extent);
            String said = lone.tag();
            String tag = image.reference()
                    .tag()
                    .filter(t -> ReleaseTarget.TAG.matcher(t).matches())
                    .orElse(said);
            return new ReleaseReport(tag, lone.check(settings.signers(tag).images()), warnings);
        } catch (AicrException e) {
            return new ReleaseReport("", List.of(SubjectVerdict.refused(image.shown(), e.sentence())), warnings);
        }
    }

    private ImageSource kitImages(Scratch scratch) throws IOException {
        ReleaseKit kit = ReleaseKit.open(settings.kit().orElseThrow(), scratch.folder("kit"));
        Layout layout = Layout.open(kit.images());
        return ImageSource.ofLayouts(layout, layout);
    }

    /** What could not be looked at, which says nothing about what was released. */
    static final class Unreachable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unreachable(String reason) {
            super(reason);
        }

        /** The fault as it is when waiting does not help; else that something could not be reached. */
        static RuntimeException unless(AicrException e) {
            boolean denied =
                    e.errorClass() == ErrorClass.UNAUTHORIZED && !e.sentence().contains("digest differs");
            return e.errorClass().retryable() || denied ? new Unreachable(e.sentence()) : e;
        }

        SubjectVerdict verdict(String subject) {
            return SubjectVerdict.undecided(subject, String.valueOf(getMessage()));
        }
    }
}
