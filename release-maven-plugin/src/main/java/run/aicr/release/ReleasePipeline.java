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

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import run.aicr.release.attest.AttestInputs;
import run.aicr.release.attest.Attested;
import run.aicr.release.bump.Qualification;
import run.aicr.release.bump.QualificationFolder;
import run.aicr.release.check.Checked;
import run.aicr.release.forge.Published;
import run.aicr.release.gate.GateRun;
import run.aicr.release.gate.Qualified;
import run.aicr.release.git.GitRepository;
import run.aicr.release.homebrew.FormulaWritten;
import run.aicr.release.product.Build;
import run.aicr.release.product.Built;
import run.aicr.release.product.ReleaseConfig;
import run.aicr.release.step.PointerRule;
import run.aicr.release.step.Step;
import run.aicr.release.version.Tagged;

/** The states of a release, in their order. A state takes those it needs, so the compiler keeps the order. */
public final class ReleasePipeline {
    /** Names of the states, in their order. */
    public static final List<String> NAMES =
            List.of("tagged", "qualified", "built", "attested", "checked", "published", "formula");

    private ReleasePipeline() {}

    /**
     * What the states are made from.
     *
     * @param root folder of the reactor
     * @param folder rehearsal folder: records, keys, ledger, everything published
     * @param attestInputs what signing needs, from the qualification record of the commit
     */
    public record Setting(
            ReleaseConfig config,
            Optional<GitRepository> repository,
            Build build,
            Path root,
            Path folder,
            Function<Qualified, AttestInputs> attestInputs,
            Clock clock) {}

    /** Whether the pointers of this release move, by the tags of the repository. */
    public static PointerRule pointersOf(Setting at) {
        return PointerRule.of(
                at.build().id().tag(),
                at.repository().map(r -> r.tags().keySet()).orElse(Set.of()));
    }

    /** All states that exist so far; later ones (drafts, aliases, docs, demo, chat) join this list. */
    public static List<Step<?>> statesOf(Setting at) {
        var tagged = new Tagged(at.repository(), at.build().id());
        var qualified = new Qualified(
                tagged,
                at.folder().resolve("qualify"),
                Qualification.of(new QualificationFolder(at.folder()), at.clock())
                        .withGates(GateRun.configurationDigest(at.root(), at.config())
                                .prefixed()));
        var built = new Built(at.build());
        var attested = new Attested(
                built,
                at.config(),
                at.root(),
                at.folder().resolve("keys"),
                () -> at.attestInputs().apply(qualified),
                at.clock());
        var checked = new Checked(attested, at.build().id());
        var published =
                new Published(built, attested, checked, at.folder(), at.build().id());
        var formula =
                new FormulaWritten(built, published, at.config(), at.folder().resolve("tap"));
        return List.of(tagged, qualified, built, attested, checked, published, formula);
    }
}
