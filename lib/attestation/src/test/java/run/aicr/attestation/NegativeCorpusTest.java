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
package run.aicr.attestation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import run.aicr.attestation.forge.Case;
import run.aicr.attestation.forge.CertificateCases;
import run.aicr.attestation.forge.Draft;
import run.aicr.attestation.forge.FormCases;
import run.aicr.attestation.forge.LogCases;
import run.aicr.attestation.forge.World;
import run.aicr.attestation.policy.IdentityPolicy;
import run.aicr.attestation.policy.Verdict;
import run.aicr.attestation.statement.Provenance;
import run.aicr.attestation.trust.TrustedRoot;

/** Five hundred bundles that are nearly right: none is accepted, and each refusal names the step that failed. */
class NegativeCorpusTest {
    private static final int LEAST = 500;

    private final World world = new World();
    private final Map<String, TrustedRoot> roots = new HashMap<>();
    private final byte[] payload = Scene.STATEMENT.toJson();

    @Test
    void whatIsNotSpoiltIsAccepted() {
        Verdict verdict = verify(world.rootJson(), new Draft(world, payload).json());
        assertInstanceOf(Verdict.Verified.class, verdict, verdict::reason);
    }

    @Test
    void logsOfTheSecondGenerationAreRead() {
        for (String kind : List.of("hashedrekord 0.0.2", "dsse 0.0.2")) {
            Verdict verdict = verify(
                    world.rootJson(), new Draft(world, payload).second(kind).json());
            assertInstanceOf(Verdict.Verified.class, verdict, verdict::reason);
        }
    }

    @Test
    void theTimeOfTheLogIsEnoughInTheFirstGeneration() {
        Verdict verdict = verify(
                world.rootJson(), new Draft(world, payload).withoutTimestamp().json());
        assertInstanceOf(Verdict.Verified.class, verdict, verdict::reason);
    }

    @Test
    void nothingThatIsSpoiltIsAccepted() {
        List<Case> cases = new ArrayList<>();
        cases.addAll(new CertificateCases(world, payload).all());
        cases.addAll(new LogCases(world, payload).all());
        cases.addAll(new FormCases(world, payload).all());
        List<String> wrong = new ArrayList<>();
        Set<String> names = new TreeSet<>();
        for (Case each : cases) {
            names.add(each.name());
            Verdict verdict = verify(each.root(), each.bundle());
            boolean right = verdict instanceof Verdict.Refused
                    && each.reasons().stream().anyMatch(verdict.reason()::startsWith);
            if (!right) {
                wrong.add(
                        each.name() + ": " + verdict.word() + ": " + verdict.reason() + "; expected " + each.reasons());
            }
        }
        assertEquals(List.of(), wrong, () -> String.join("\n", wrong));
        assertEquals(cases.size(), names.size(), "each case has a name of its own");
        assertTrue(cases.size() >= LEAST, () -> "only " + cases.size() + " cases");
    }

    private Verdict verify(String root, byte[] bundle) {
        TrustedRoot trusted =
                roots.computeIfAbsent(root, json -> TrustedRoot.parse("root", json.getBytes(StandardCharsets.UTF_8)));
        return AttestationVerifier.keyless(
                        trusted, IdentityPolicy.ofRelease(Scene.REPOSITORY, "on-tag.yaml", Scene.TAG))
                .verify("bundle", bundle, Provenance.PREDICATE_TYPE, Scene.DIGEST);
    }
}
