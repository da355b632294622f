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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import run.aicr.attestation.release.ConsumerCheck;
import run.aicr.attestation.release.ReleaseView;
import run.aicr.attestation.release.Signers;
import run.aicr.attestation.release.SubjectVerdict;
import run.aicr.digest.Sha256;
import run.aicr.oci.Layout;
import run.aicr.release.config.Platform;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;
import run.aicr.release.forge.Forge;
import run.aicr.release.forge.ForgeAsset;
import run.aicr.release.image.ImageBuild;
import run.aicr.release.product.Built;
import run.aicr.release.step.Fact;
import run.aicr.release.step.Finding;
import run.aicr.release.step.Reach;
import run.aicr.release.step.Step;
import run.aicr.release.version.ReleaseId;
import run.aicr.release.work.Tree;

/**
 * State {@code checked}: everything was read back from forge and registry and verified as a consumer would, and the
 * program for this platform answered with version and commit of the release (spec release §2.7). The report says for
 * which digests.
 */
public final class Checked extends Step<Checked.Result> {
    private final Built built;
    private final Drafted drafted;
    private final Forge forge;
    private final ImageRegistry registry;
    private final ReleaseId id;
    private final Supplier<Signers> signers;

    /** What the program said, and how many subjects were verified. */
    public record Result(String answer, int subjects) {}

    /**
     * The state.
     *
     * @param signers who must have signed; asked for only when checking
     */
    public Checked(
            Built built,
            Drafted drafted,
            Forge forge,
            ImageRegistry registry,
            ReleaseId id,
            Supplier<Signers> signers) {
        super("checked", Reach.DRAFT, built, drafted);
        this.built = built;
        this.drafted = drafted;
        this.forge = forge;
        this.registry = registry;
        this.id = id;
        this.signers = signers;
    }

    @Override
    public Set<Fact> provides() {
        return Set.of(Fact.VERIFIED_BYTES);
    }

    @Override
    public Finding<Result> look() {
        Optional<CheckReport> report = CheckReport.read(report());
        if (report.isEmpty()) {
            return new Finding.Missing<>("nothing was read back yet");
        }
        if (!report.get().isAbout(id, digests())) {
            return new Finding.Missing<>("what was checked is not what is drafted now");
        }
        return new Finding.Done<>(new Result(report.get().answer(), report.get().subjects()));
    }

    @Override
    public void act() {
        Path folder = built.result().work().check();
        try {
            Tree.delete(folder);
            Path assets = Files.createDirectories(folder.resolve("assets"));
            for (ForgeAsset asset : forge.assets(drafted.result().release())) {
                forge.download(asset, assets.resolve(asset.name()));
            }
            Layout images = Layout.create(folder.resolve("images"));
            for (ImageBuild image : built.result().manifest().images()) {
                registry.pull(image.name(), image.index(), id.tag(), images);
                for (Sha256 subject : image.subjects()) {
                    registry.pullAttached(image.name(), subject, images);
                }
            }
            int subjects = verify(assets, images.folder());
            String answer = answer(assets);
            Tree.delete(folder);
            Files.createDirectories(folder);
            new CheckReport(id.tag(), id.commit(), digests(), subjects, answer).write(report());
        } catch (IOException e) {
            throw new ReleaseException(Code.CHECK_FAILED, "the draft of " + id.tag() + " cannot be read back")
                    .because(e);
        }
    }

    private int verify(Path assets, Path images) throws IOException {
        List<SubjectVerdict> verdicts =
                ConsumerCheck.check(new ReleaseView(assets, images, images, id.tag()), signers.get());
        List<String> bad = verdicts.stream()
                .filter(v -> !v.isVerified())
                .map(SubjectVerdict::toString)
                .toList();
        if (!bad.isEmpty() || verdicts.isEmpty()) {
            throw new ReleaseException(
                    Code.CHECK_FAILED,
                    "the draft of " + id.tag() + " is not what was made: " + String.join("; ", bad),
                    "Nothing was published. Fix what is wrong and run the same command again",
                    bad);
        }
        return verdicts.size();
    }

    private String answer(Path assets) throws IOException {
        String name = "aicr_" + id.version() + "_" + Platform.host().fileName() + ".tar.gz";
        String expected =
                "aicr version " + id.version() + " (commit: " + id.commit() + ", date: " + id.dateText() + ")";
        String answer = ProgramAnswer.of(assets.resolve(name));
        if (!answer.equals(expected)) {
            throw new ReleaseException(
                    Code.CHECK_FAILED,
                    "the program of " + name + " answers '" + answer + "', expected '" + expected + "'",
                    "Nothing was published. Fix what is wrong and run the same command again");
        }
        return answer;
    }

    /** Assets and images that are drafted now. */
    private Map<String, Sha256> digests() {
        Map<String, Sha256> digests = new TreeMap<>(drafted.result().assets());
        built.result().manifest().images().forEach(i -> digests.put(i.name(), i.index()));
        return digests;
    }

    private Path report() {
        return built.result().work().check().resolve("check.json");
    }

    @Override
    public Map<String, String> evidence(Result result) {
        return Map.of("answer", result.answer(), "subjects", Integer.toString(result.subjects()));
    }
}
