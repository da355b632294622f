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
package run.aicr.release.attest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import run.aicr.attestation.release.ConsumerCheck;
import run.aicr.attestation.release.ReleaseView;
import run.aicr.attestation.release.Signers;
import run.aicr.attestation.release.SubjectVerdict;
import run.aicr.digest.Sha256;
import run.aicr.release.config.ReleaseConfig;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;
import run.aicr.release.product.Built;
import run.aicr.release.step.Finding;
import run.aicr.release.step.Reach;
import run.aicr.release.step.Step;
import run.aicr.release.work.WorkFolder;

/** State {@code attested}: sealed archives, checksums, release index and signed statements lie in the work folder. */
public final class Attested extends Step<Attested.Result> {
    private final Built built;
    private final ReleaseConfig config;
    private final Path root;
    private final Identities identities;
    private final Supplier<AttestInputs> inputs;
    private final Clock clock;

    /** Who signs, and who must have signed. */
    public record Identities(Supplier<Attestors> attestors, Supplier<Signers> signers) {}

    /** Where the assets are and the digest of the file that lists them. */
    public record Result(Path assets, Sha256 checksums) {}

    /**
     * The state.
     *
     * @param identities who signs and who must have signed; asked for only when needed
     * @param inputs asked for only when signing
     */
    public Attested(
            Built built,
            ReleaseConfig config,
            Path root,
            Identities identities,
            Supplier<AttestInputs> inputs,
            Clock clock) {
        super("attested", Reach.LOG, built);
        this.built = built;
        this.config = config;
        this.root = root;
        this.identities = identities;
        this.inputs = inputs;
        this.clock = clock;
    }

    @Override
    public Finding<Result> look() {
        Path assets = built.result().work().assets();
        if (!Files.isDirectory(assets)) {
            return new Finding.Missing<>("nothing is signed and sealed yet");
        }
        try {
            WorkFolder work = built.result().work();
            ReleaseView view = new ReleaseView(
                    assets,
                    work.images(),
                    work.statements(),
                    built.result().manifest().id().tag());
            List<SubjectVerdict> bad = ConsumerCheck.check(
                            view, identities.signers().get())
                    .stream()
                    .filter(v -> !v.isVerified())
                    .toList();
            if (!bad.isEmpty()) {
                return new Finding.Missing<>("what was sealed is not whole any more: " + bad.get(0));
            }
            return new Finding.Done<>(new Result(assets, Sha256.ofFile(assets.resolve(ConsumerCheck.CHECKSUMS))));
        } catch (IOException e) {
            throw new ReleaseException(Code.SIGNING_FAILED, "cannot read " + assets).because(e);
        }
    }

    @Override
    public void act() {
        try {
            new AttestRun(
                            config,
                            root,
                            built.result().work(),
                            built.result().manifest(),
                            identities,
                            inputs.get(),
                            clock)
                    .run();
        } catch (IOException e) {
            throw new ReleaseException(
                            Code.SIGNING_FAILED,
                            "signing and sealing of "
                                    + built.result().manifest().id().tag() + " failed")
                    .because(e);
        }
    }

    @Override
    public Map<String, String> evidence(Result result) {
        return Map.of(
                "assets",
                result.assets().toString(),
                ConsumerCheck.CHECKSUMS,
                result.checksums().prefixed());
    }
}
