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
package run.aicr.release;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import run.aicr.digest.ChecksumFile;
import run.aicr.digest.Sha256;
import run.aicr.oci.Reference;
import run.aicr.oci.Registry;
import run.aicr.release.attest.Attested;
import run.aicr.release.changelog.NotesHistory;
import run.aicr.release.chat.Chat;
import run.aicr.release.chat.ChatMessage;
import run.aicr.release.chat.Told;
import run.aicr.release.check.ConsumerCheck;
import run.aicr.release.demo.CloudRun;
import run.aicr.release.demo.DemoDeployed;
import run.aicr.release.demo.Federation;
import run.aicr.release.endpoint.DemoEndpoint;
import run.aicr.release.endpoint.RegistryEndpoint;
import run.aicr.release.homebrew.FormulaPushed;
import run.aicr.release.homebrew.Platform;
import run.aicr.release.homebrew.Tap;
import run.aicr.release.image.ImageBuild;
import run.aicr.release.pages.DocsPublished;
import run.aicr.release.product.Built;
import run.aicr.release.publish.Drafted;
import run.aicr.release.publish.Published;
import run.aicr.release.step.RecordedRelease;
import run.aicr.release.step.Step;
import run.aicr.release.version.Line;
import run.aicr.release.version.ReleaseTag;
import run.aicr.release.version.TagName;

/** Makes the states after the publication: what they need to know, they ask when they are looked at. */
final class Pointers {
    private static final String GITHUB = "https://github.com/";
    private static final String DOCS = "docs/user";
    private static final String DEMO_IMAGE = "aicrd";

    private final ReleasePipeline.Setting at;
    private final Built built;
    private final Attested attested;
    private final Drafted drafted;
    private final Published published;

    Pointers(ReleasePipeline.Setting at, Built built, Attested attested, Drafted drafted, Published published) {
        this.at = at;
        this.built = built;
        this.attested = attested;
        this.drafted = drafted;
        this.published = published;
    }

    FormulaPushed formula() {
        return new FormulaPushed(published, new Tap(at.services().at().tap()), this::formulaInputs);
    }

    private FormulaPushed.Inputs formulaInputs() {
        Map<String, Sha256> archives = drafted.result().assets().entrySet().stream()
                .filter(a -> a.getKey().endsWith(".tar.gz"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return new FormulaPushed.Inputs(
                tag(),
                GITHUB + at.config().repository(),
                archives,
                checksums(),
                published.isReached(),
                Optional.empty(),
                lacking(archives.keySet()));
    }

    /** A rehearsal may lack archives of other platforms, a real release may not. */
    private Set<String> lacking(Set<String> archives) {
        return at.id().rehearsal()
                ? Arrays.stream(Platform.values())
                        .map(p -> p.archive(at.id().version()))
                        .filter(name -> !archives.contains(name))
                        .collect(Collectors.toSet())
                : Set.of();
    }

    private Map<String, Sha256> checksums() {
        Path file = attested.result().assets().resolve(ConsumerCheck.CHECKSUMS);
        try {
            return ChecksumFile.parse(Files.readAllBytes(file)).digests();
        } catch (IOException | ChecksumFile.MalformedException e) {
            throw new ReleaseException(Code.MISSING_ARTIFACT, file + " cannot be read").because(e);
        }
    }

    DocsPublished docs() {
        return new DocsPublished(
                published,
                tag(),
                at.services().at().pages(),
                Optional::empty,
                () -> tags().stream()
                        .flatMap(name -> TagName.release(name).stream())
                        .filter(ReleaseTag::isStable)
                        .collect(Collectors.toSet()),
                this::docsOf);
    }

    private SortedMap<String, byte[]> docsOf(ReleaseTag tag) {
        return at.repository()
                .map(r -> r.filesAt(tag.name(), DOCS))
                .filter(files -> !files.isEmpty())
                .orElseGet(() -> new TreeMap<>(Map.of(
                        "README.md",
                        ("# " + tag.name() + "\n\nThis version has no user documentation.\n")
                                .getBytes(StandardCharsets.UTF_8))));
    }

    DemoDeployed deployed() {
        DemoEndpoint demo = at.services().at().demo();
        Federation federation =
                new Federation(at.services().at().ci(), demo, at.services().caller());
        return new DemoDeployed(
                published,
                this::demoImage,
                () -> demoImageBuild().isEmpty()
                        ? Optional.of("this build has no image " + DEMO_IMAGE)
                        : federation.isPresent() ? Optional.empty() : Optional.of("NO_CREDENTIALS"),
                () -> demoRegistry(demo, federation),
                demo.image(),
                new CloudRun(demo, federation::accessToken, at.services().caller()),
                at.services().caller());
    }

    private Registry demoRegistry(DemoEndpoint demo, Federation federation) {
        return new RegistryEndpoint(demo.registry(), Federation.registryLogin(federation.accessToken()))
                .open(at.services().caller());
    }

    private Optional<ImageBuild> demoImageBuild() {
        return built.result().manifest().images().stream()
                .filter(i -> i.name().endsWith("/" + DEMO_IMAGE))
                .findFirst();
    }

    private DemoDeployed.Image demoImage() {
        ImageBuild image = demoImageBuild().orElseThrow();
        return new DemoDeployed.Image(
                at.services().registry(),
                Reference.parse(image.name()).repository(),
                image.index(),
                at.id().version());
    }

    Told notified(List<Step<?>> before) {
        return new Told(
                published,
                new Chat(at.services().at().chat(), at.services().caller()),
                new ChatMessage(
                        at.id().tag(),
                        at.id().prerelease(),
                        GITHUB + at.config().repository() + "/releases/tag/"
                                + at.id().tag(),
                        at.repository()
                                .flatMap(r ->
                                        NotesHistory.promotedFrom(r, at.id().tag()))
                                .map(ReleaseTag::name),
                        hotfixOf()),
                () -> before.stream().filter(Step::isFailed).map(Step::name).toList(),
                this::sentBefore);
    }

    /** A stable release below the highest, made on a line of its own. */
    private Optional<String> hotfixOf() {
        boolean notLatest =
                at.pointers().skip().filter("skip-not-latest"::equals).isPresent();
        return notLatest ? Optional.of(Line.of(tag().core()).toString()) : Optional.empty();
    }

    /**
     * What an earlier run sent. A run that was killed while sending may have sent it or not; a message is sent at most
     * once.
     */
    private Optional<String> sentBefore() {
        RecordedRelease.StepRecord last = at.ledger().recorded().steps().get("notified");
        if (last == null) {
            return Optional.empty();
        }
        if (last.state().equals("starting")) {
            return Optional.of("(an earlier run was interrupted while sending)");
        }
        return last.state().equals("done") ? Optional.ofNullable(last.evidence().get(Told.MESSAGE)) : Optional.empty();
    }

    private ReleaseTag tag() {
        return TagName.release(at.id().tag())
                .orElseThrow(() -> new ReleaseException(
                        Code.INVALID_TAG,
                        at.id().tag() + " is no release tag",
                        "Release tags are vX.Y.Z and vX.Y.Z-rcN"));
    }

    private Set<String> tags() {
        return at.repository().map(r -> r.tags().keySet()).orElse(Set.of());
    }
}
