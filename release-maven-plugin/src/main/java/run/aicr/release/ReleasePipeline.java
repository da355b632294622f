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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import run.aicr.attestation.release.Signers;
import run.aicr.release.attest.AttestInputs;
import run.aicr.release.attest.Attested;
import run.aicr.release.bump.Qualification;
import run.aicr.release.bump.QualificationFolder;
import run.aicr.release.bump.Tagged;
import run.aicr.release.config.ImageSpec;
import run.aicr.release.config.ReleaseConfig;
import run.aicr.release.gate.GateRun;
import run.aicr.release.gate.Qualified;
import run.aicr.release.git.GitRepository;
import run.aicr.release.product.Build;
import run.aicr.release.product.Built;
import run.aicr.release.publish.Checked;
import run.aicr.release.publish.Drafted;
import run.aicr.release.publish.ImageRegistry;
import run.aicr.release.publish.Published;
import run.aicr.release.publish.RestoredBuild;
import run.aicr.release.step.Ledger;
import run.aicr.release.step.PointerRule;
import run.aicr.release.step.Step;
import run.aicr.release.version.ReleaseId;

/** The states of a release, in their order. A state takes those it needs, so the compiler keeps the order. */
public final class ReleasePipeline {
    /** Names of the states, in their order. */
    public static final List<String> NAMES = List.of(
            "tagged",
            "qualified",
            "built",
            "attested",
            "drafted",
            "checked",
            "published",
            "aliases",
            "formula",
            "docs",
            "deployed",
            "notified");

    private ReleasePipeline() {}

    /**
     * What the states are made from.
     *
     * @param root folder of the reactor
     * @param folder rehearsal folder: records, keys, ledger, everything published
     * @param services that the states talk to
     * @param attestInputs what signing needs, from the qualification record of the commit
     * @param withdrawals reasons by tag of the releases that were taken back
     * @param ledger what earlier runs did
     * @param acceptWithdrawn whether a release that was withdrawn may be published again
     */
    public record Setting(
            ReleaseConfig config,
            Optional<GitRepository> repository,
            Build build,
            Path root,
            Path folder,
            Services services,
            Function<Qualified, AttestInputs> attestInputs,
            Supplier<Map<String, String>> withdrawals,
            Ledger ledger,
            boolean acceptWithdrawn,
            Clock clock) {

        ReleaseId id() {
            return build.id();
        }

        Path keys() {
            return folder.resolve("keys");
        }

        /** Whether the pointers of this release move, by the tags of the repository. */
        public PointerRule pointers() {
            return PointerRule.of(
                    id().tag(), repository.map(r -> r.tags().keySet()).orElse(Set.of()), withdrawn());
        }

        Map<String, String> withdrawn() {
            return withdrawals.get();
        }
    }

    /** All twelve states (spec release §2.1). */
    public static List<Step<?>> statesOf(Setting at) {
        var id = at.id();
        var forge = at.services().forge();
        var registry = new ImageRegistry(
                at.services().registry(),
                at.config().images().stream().map(ImageSpec::name).toList());

        // One for all states, so that a signature is computed once; asked for late, when the trust root is there.
        Supplier<Signers> signers = Once.of(() -> at.services().signers(id.tag()));

        var tagged = new Tagged(at.repository(), id);
        var qualified = new Qualified(tagged, at.folder().resolve("qualify"), qualification(at));
        var built = new Built(new RestoredBuild(at.build(), forge, registry, signers));
        var attested = new Attested(
                built,
                at.config(),
                at.root(),
                new Attested.Identities(() -> at.services().attestors(id.tag()), signers),
                () -> at.attestInputs().apply(qualified),
                at.clock());
        var drafted = new Drafted(built, attested, forge, registry, id, at.acceptWithdrawn());
        var checked = new Checked(built, drafted, forge, registry, id, signers);
        var published = new Published(built, drafted, checked, forge, registry, id, at.pointers());
        var released = new BuiltRelease(id, built, attested, drafted, published);
        var world = new Pointers.World(at.config(), at.repository(), at.services(), at.withdrawn());
        var pointers = new Pointers(world, released, published);
        var aliases = pointers.aliases();
        var formula = pointers.formula();
        var docs = pointers.docs();
        var deployed = pointers.deployed();
        var notified = new Telling(at, published, released.tag()).notified(List.of(aliases, formula, docs, deployed));
        return List.of(
                tagged, qualified, built, attested, drafted, checked, published, aliases, formula, docs, deployed,
                notified);
    }

    private static Qualification qualification(Setting at) {
        return Qualification.of(new QualificationFolder(at.folder()), at.clock())
                .withGates(GateRun.configurationDigest(at.root(), at.config()).prefixed());
    }
}
