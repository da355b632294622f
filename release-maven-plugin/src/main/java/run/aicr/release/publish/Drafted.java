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
package run.aicr.release.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import run.aicr.attestation.release.ConsumerCheck;
import run.aicr.digest.Sha256;
import run.aicr.oci.Descriptor;
import run.aicr.oci.Layout;
import run.aicr.release.attest.Attested;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;
import run.aicr.release.forge.Forge;
import run.aicr.release.forge.ForgeAsset;
import run.aicr.release.forge.ForgeRelease;
import run.aicr.release.forge.NewDraft;
import run.aicr.release.image.ImageBuild;
import run.aicr.release.product.Built;
import run.aicr.release.step.Finding;
import run.aicr.release.step.Reach;
import run.aicr.release.step.RecordedRelease;
import run.aicr.release.step.Step;
import run.aicr.release.version.ReleaseId;
import run.aicr.release.work.Tree;

/**
 * State {@code drafted}: all images are in the registry by digest, without a name, a draft of the release holds exactly
 * the assets, and the forge can be asked for the statements (spec release §2.1). Once the release is public, it is what was drafted.
 */
public final class Drafted extends Step<Drafted.Result> {
    private final Built built;
    private final Attested attested;
    private final Forge forge;
    private final ImageRegistry registry;
    private final ReleaseId id;
    private final boolean acceptWithdrawn;
    private Optional<String> draftOfLedger = Optional.empty();

    /**
     * What was drafted.
     *
     * @param release the draft, or the public release that it became
     * @param assets name to digest
     */
    public record Result(ForgeRelease release, SortedMap<String, Sha256> assets) {}

    /**
     * The state.
     *
     * @param acceptWithdrawn whether a release that was public once and is gone may be published again
     */
    public Drafted(
            Built built,
            Attested attested,
            Forge forge,
            ImageRegistry registry,
            ReleaseId id,
            boolean acceptWithdrawn) {
        super("drafted", Reach.DRAFT, built, attested);
        this.built = built;
        this.attested = attested;
        this.forge = forge;
        this.registry = registry;
        this.id = id;
        this.acceptWithdrawn = acceptWithdrawn;
    }

    @Override
    public Optional<Finding.Conflict<Result>> contradiction(RecordedRelease before) {
        draftOfLedger = Optional.ofNullable(before.evidence("drafted").get("release"));
        Optional<ForgeRelease> published = forge.published(id.tag());
        boolean begun = before.steps().containsKey("published");
        if (published.isPresent() && !begun) {
            return Optional.of(new Finding.Conflict<>(
                    Code.LEDGER_LOST,
                    "the release " + id.tag() + " is public, and the ledger knows nothing of it",
                    "Bring the ledger back, or have it rebuilt: mvn aicr-release:status -Dtag=" + id.tag()
                            + " -Drepair"));
        }
        if (published.isEmpty() && before.isDone("published") && !acceptWithdrawn) {
            return Optional.of(new Finding.Conflict<>(
                    Code.RELEASE_WITHDRAWN,
                    "the release " + id.tag() + " was public and is not any more",
                    "Find out who withdrew it and why. -Daicr.release.acceptWithdrawn publishes it again"));
        }
        return registry.foreignTag(id.tag(), before.evidence("drafted"))
                .map(foreign -> new Finding.Conflict<>(
                        Code.IMAGE_TAG_CONFLICT,
                        foreign + ", which this release did not put there",
                        "A version tag never moves. Find out what pushed it, and make a new version"));
    }

    @Override
    public Finding<Result> look() {
        try {
            SortedMap<String, Sha256> planned = planned();
            Optional<ForgeRelease> published = forge.published(id.tag());
            if (published.isPresent()) {
                return judgePublic(published.get(), planned);
            }
            List<ForgeRelease> drafts = forge.drafts(id.tag());
            if (drafts.isEmpty()) {
                return new Finding.Missing<>("there is no draft of " + id.tag());
            }
            if (drafts.size() > 1) {
                return new Finding.Missing<>("there are " + drafts.size() + " drafts of " + id.tag());
            }
            return judgeDraft(drafts.get(0), planned);
        } catch (IOException e) {
            throw failed("cannot be read", e);
        }
    }

    /** What is public stays as it is. */
    private Finding<Result> judgePublic(ForgeRelease release, SortedMap<String, Sha256> planned) throws IOException {
        Optional<String> difference = difference(release, planned);
        if (difference.isPresent()) {
            return new Finding.Conflict<>(
                    Code.ASSET_CONFLICT,
                    "the public release " + id.tag() + " is not this one: " + difference.get(),
                    "A published release never changes. Make a new version; a rehearsal folder is emptied by mvn clean");
        }
        return new Finding.Done<>(new Result(release, planned));
    }

    private Finding<Result> judgeDraft(ForgeRelease draft, SortedMap<String, Sha256> planned) throws IOException {
        Optional<String> difference = difference(draft, planned);
        if (difference.isPresent()) {
            return new Finding.Missing<>("the draft of " + id.tag() + " is not as planned: " + difference.get());
        }
        if (!draft.body().equals(notes()) || draft.prerelease() != id.prerelease()) {
            return new Finding.Missing<>("the draft of " + id.tag() + " has other notes");
        }
        for (ImageBuild image : images()) {
            if (registry.digestOf(image.name(), image.index().prefixed()).isEmpty()) {
                return new Finding.Missing<>("the registry has no " + image.name() + "@" + image.index());
            }
        }
        for (ImageBuild image : images()) {
            Layout statements = Layout.open(statements());
            for (Sha256 subject : image.subjects()) {
                if (!registry.lacking(image.name(), subject, statements).isEmpty()) {
                    return new Finding.Missing<>("not all statements about " + image.name() + " are attached");
                }
            }
        }
        if (!new ForgeStatements(forge).areThere(attested.result().assets(), images(), statements())) {
            return new Finding.Missing<>("not all statements are in the attestation store of the forge");
        }
        return new Finding.Done<>(new Result(draft, planned));
    }

    /** How the assets differ from the plan; empty when they do not. */
    private Optional<String> difference(ForgeRelease release, SortedMap<String, Sha256> planned) throws IOException {
        SortedMap<String, Sha256> found = new TreeMap<>();
        for (ForgeAsset asset : forge.assets(release)) {
            if (!asset.isUploaded()) {
                return Optional.of(asset.name() + " is not uploaded completely");
            }
            found.put(asset.name(), digestOf(asset));
        }
        for (Map.Entry<String, Sha256> asset : planned.entrySet()) {
            Sha256 there = found.remove(asset.getKey());
            if (there == null) {
                return Optional.of(asset.getKey() + " is missing");
            }
            if (!there.equals(asset.getValue())) {
                return Optional.of(asset.getKey() + " has another digest");
            }
        }
        return found.isEmpty() ? Optional.empty() : Optional.of(found.firstKey() + " is not part of it");
    }

    /** Older forges do not say the digest of an asset; then it is read back. */
    private Sha256 digestOf(ForgeAsset asset) throws IOException {
        if (asset.digest().isPresent()) {
            return asset.digest().get();
        }
        Path file = Files.createTempFile("aicr-asset", "");
        try {
            return forge.download(asset, file);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    @Override
    public void act() {
        try {
            Tree.delete(built.result().work().check());
            pushImages();
            NewDraft wanted = new NewDraft(id.tag(), id.commit(), id.tag(), notes(), id.prerelease());
            ForgeRelease draft = knownDraft().orElseGet(() -> forge.createDraft(wanted));
            for (ForgeRelease other : forge.drafts(id.tag())) {
                if (other.id() != draft.id()) {
                    forge.deleteDraft(other);
                }
            }
            if (!draft.body().equals(notes())) {
                draft = forge.describe(draft, id.tag(), notes());
            }
            bringAssets(draft);
            new ForgeStatements(forge).bring(attested.result().assets(), images(), statements());
        } catch (IOException e) {
            throw failed("cannot be made", e);
        }
    }

    /** Of several drafts the one that the ledger names; without it the newest is taken. */
    private Optional<ForgeRelease> knownDraft() {
        return draftOfLedger.flatMap(number -> forge.drafts(id.tag()).stream()
                .filter(d -> Long.toString(d.id()).equals(number))
                .findFirst());
    }

    private void pushImages() throws IOException {
        if (images().isEmpty()) {
            return;
        }
        Layout layout = Layout.open(built.result().work().images());
        for (ImageBuild image : images()) {
            Descriptor entry = layout.find(image.name() + ":" + id.tag())
                    .orElseThrow(() -> new ReleaseException(
                            Code.MISSING_ARTIFACT, "the layout has no image " + image.name() + ":" + id.tag()));
            registry.push(image.name(), layout, entry);
        }
        Layout statements = Layout.open(statements());
        for (ImageBuild image : images()) {
            for (Sha256 subject : image.subjects()) {
                registry.attach(image.name(), subject, statements);
            }
        }
    }

    private void bringAssets(ForgeRelease draft) throws IOException {
        SortedMap<String, Sha256> planned = planned();
        for (ForgeAsset asset : forge.assets(draft)) {
            Sha256 wanted = planned.get(asset.name());
            if (wanted == null || !asset.isUploaded() || !digestOf(asset).equals(wanted)) {
                forge.deleteAsset(asset);
            }
        }
        for (String name : planned.keySet()) {
            forge.upload(
                    draft, name, mediaType(name), attested.result().assets().resolve(name));
        }
    }

    private static String mediaType(String name) {
        if (name.endsWith(".tar.gz")) {
            return "application/gzip";
        }
        return name.endsWith(".json") ? "application/json" : "text/plain";
    }

    @Override
    public Map<String, String> evidence(Result result) {
        Map<String, String> evidence = new TreeMap<>();
        evidence.put("release", Long.toString(result.release().id()));
        evidence.put("assets", Integer.toString(result.assets().size()));
        images().forEach(i -> evidence.put(i.name(), i.index().prefixed()));
        return evidence;
    }

    private SortedMap<String, Sha256> planned() throws IOException {
        SortedMap<String, Sha256> digests = new TreeMap<>();
        for (Map.Entry<String, Path> file :
                Tree.files(attested.result().assets()).entrySet()) {
            digests.put(file.getKey(), Sha256.ofFile(file.getValue()));
        }
        return digests;
    }

    private String notes() throws IOException {
        return DraftBody.of(attested.result().assets(), ConsumerCheck.provenanceName(id.tag()));
    }

    private Path statements() {
        return built.result().work().statements();
    }

    private List<ImageBuild> images() {
        return new ArrayList<>(built.result().manifest().images());
    }

    private ReleaseException failed(String how, IOException e) {
        return new ReleaseException(Code.CHECK_FAILED, "the draft of " + id.tag() + " " + how + ": " + e.getMessage())
                .because(e);
    }
}
