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
package run.aicr.release.homebrew;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import run.aicr.digest.ChecksumFile;
import run.aicr.digest.Sha256;
import run.aicr.file.AtomicFile;
import run.aicr.release.Code;
import run.aicr.release.ReleaseException;
import run.aicr.release.attest.Attested;
import run.aicr.release.check.ConsumerCheck;
import run.aicr.release.product.Built;
import run.aicr.release.product.ReleaseConfig;
import run.aicr.release.product.ReleaseId;
import run.aicr.release.product.Tree;
import run.aicr.release.publish.Published;
import run.aicr.release.step.Finding;
import run.aicr.release.step.Reach;
import run.aicr.release.step.Step;
import run.aicr.release.version.ReleaseTag;
import run.aicr.release.version.TagName;

/**
 * State {@code formula}: the tap of the rehearsal holds the formula of this release (spec release §3.7). Not due for
 * candidates, and in a rehearsal that could not make the archives of all platforms.
 */
public final class FormulaWritten extends Step<FormulaWritten.Result> {
    private final Built built;
    private final Attested attested;
    private final ReleaseConfig config;
    private final Path tap;

    /** Where the formula is. */
    public record Result(Path formula) {}

    /**
     * The state.
     *
     * @param tap folder that stands for the tap
     */
    public FormulaWritten(Built built, Attested attested, Published published, ReleaseConfig config, Path tap) {
        super("formula", Reach.POINTER, built, attested, published);
        this.built = built;
        this.attested = attested;
        this.config = config;
        this.tap = tap;
    }

    @Override
    public Finding<Result> look() {
        ReleaseId id = built.result().manifest().id();
        boolean archivesMissing = built.result().manifest().missing().stream()
                .anyMatch(m ->
                        m.name().startsWith("aicr_" + id.version()) && m.name().endsWith(".tar.gz"));
        if (!id.prerelease() && archivesMissing) {
            return new Finding.NotDue<>("a formula covers all platforms, and this rehearsal lacks archives");
        }
        FormulaDecision decision = decide(id);
        if (decision instanceof FormulaDecision.Skip skip && skip.reason() != FormulaDecision.Reason.UP_TO_DATE) {
            return new Finding.NotDue<>(skip.reason().name());
        }
        return decision instanceof FormulaDecision.Write
                ? new Finding.Missing<>("the tap has no formula of " + id.tag())
                : new Finding.Done<>(new Result(file()));
    }

    @Override
    public void act() {
        if (decide(built.result().manifest().id()) instanceof FormulaDecision.Write write) {
            try {
                Files.createDirectories(file().getParent());
                AtomicFile.write(file(), write.formula().text().getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new ReleaseException(Code.FORMULA_CONFLICT, "cannot write " + file()).because(e);
            }
        }
    }

    @Override
    public Map<String, String> evidence(Result result) {
        return Map.of("formula", result.formula().toString());
    }

    private FormulaDecision decide(ReleaseId id) {
        ReleaseTag tag = (ReleaseTag) TagName.of(id.tag());
        try {
            Path release = attested.result().assets();
            Map<String, Sha256> archives = new TreeMap<>();
            for (Map.Entry<String, Path> file : Tree.files(release).entrySet()) {
                archives.put(file.getKey(), Sha256.ofFile(file.getValue()));
            }
            Map<String, Sha256> checksums = ChecksumFile.parse(
                            Files.readAllBytes(release.resolve(ConsumerCheck.CHECKSUMS)))
                    .digests();
            return FormulaDecision.of(new FormulaDecision.Facts(
                    tag,
                    "https://github.com/" + config.repository(),
                    archives,
                    checksums,
                    tapState(),
                    true,
                    true,
                    Optional.empty()));
        } catch (IOException | ChecksumFile.MalformedException e) {
            throw new ReleaseException(Code.MISSING_ARTIFACT, "the published checksums cannot be read").because(e);
        }
    }

    private Optional<TapState> tapState() throws IOException {
        return Files.isRegularFile(file()) ? TapState.read(Files.readString(file())) : Optional.empty();
    }

    private Path file() {
        return tap.resolve(Formula.PATH);
    }
}
