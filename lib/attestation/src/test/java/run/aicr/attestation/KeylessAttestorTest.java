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
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.attestation.forge.SecondLogPeer;
import run.aicr.attestation.forge.World;
import run.aicr.attestation.keyless.KeylessSettings;
import run.aicr.attestation.keyless.SigningServices;
import run.aicr.attestation.policy.Signer;
import run.aicr.attestation.policy.Verdict;
import run.aicr.attestation.sigstore.BundleFile;
import run.aicr.attestation.sigstore.Material;
import run.aicr.attestation.trust.TrustedRoot;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;

/** Signs with the protocols of Sigstore, against the stand-ins of a rehearsal. */
class KeylessAttestorTest {
    private static final Duration BUDGET = Duration.ofMinutes(10);

    @TempDir
    Path folder;

    private Scene scene;

    @BeforeEach
    void start() {
        scene = new Scene(folder);
    }

    @AfterEach
    void stop() {
        scene.close();
    }

    @Test
    void whatIsSignedIsVerified() {
        BundleFile bundle = attest();
        Verdict verdict = scene.verify(bundle.toJson());
        Verdict.Verified verified = assertInstanceOf(Verdict.Verified.class, verdict, verdict::reason);
        Signer.Certificate signer = assertInstanceOf(Signer.Certificate.class, verified.signer());
        assertEquals(Scene.NAME, signer.name());
        assertEquals("https://github.com/NVIDIA/aicr", signer.extensions().get(12));
        assertEquals(bundle, BundleFile.parse("bundle", bundle.toJson()));
        Material.Certified material = assertInstanceOf(Material.Certified.class, bundle.material());
        assertEquals(1, material.timestamps().size());
    }

    @Test
    void whatMayGoAwayIsAskedForAgainWithWaitsThatDouble() {
        scene.rehearsal.script().add("oidc GET .* 503 x2; fulcio POST .* 500; timestamp POST .* 408; log POST .* 502");
        attest();
        assertEquals(5, scene.waits.size());
        for (int i = 0; i < 5; i++) {
            long longest = 1000L << i;
            long found = scene.waits.get(i).toMillis();
            assertTrue(found >= longest / 2 && found <= longest, scene.waits::toString);
        }
    }

    @Test
    void theServiceSaysHowLongToWait() {
        scene.rehearsal.script().add("log POST .* 429 retry-after=7");
        attest();
        assertEquals(List.of(Duration.ofSeconds(7)), scene.waits);
    }

    @Test
    void anEntryWhoseAnswerWasLostIsFoundAgain() {
        scene.rehearsal.script().add("log POST .* cut-after");
        attest();
        assertEquals(1, scene.calls("log POST"), "no second entry is asked for");
        assertEquals(1, scene.calls("log GET"));
    }

    @Test
    void anEntryThatIsThereAlreadyIsReadFromItsPlace() {
        scene.rehearsal.script().add("log POST .* cut-after; log GET .* 404");
        attest();
        assertTrue(
                scene.rehearsal.script().calls().stream().anyMatch(c -> c.status() == 409),
                () -> scene.rehearsal.script().calls().toString());
        assertEquals(2, scene.calls("log GET"));
    }

    @Test
    void anOutageBeyondTheBudgetMayBeTriedAgainLater() {
        scene.rehearsal.script().add("timestamp outage");
        AicrException e = assertThrows(AicrException.class, this::attest);
        assertTrue(e.errorClass().retryable(), e::getMessage);
        assertTrue(e.sentence().contains("cannot get a timestamp"), e::sentence);
        assertTrue(e.sentence().contains("the time limit of 600 s is used up"), e::sentence);
        assertEquals(0, scene.calls("log POST"), "nothing is logged that is not whole");
    }

    @Test
    void anOutageThatOutlivesTheCertificateTakesAFreshToken() {
        scene.rehearsal.script().add("timestamp outage");
        scene.endsAfter = Duration.ofMinutes(12);
        scene.attestor(Duration.ofMinutes(30)).attest(Scene.STATEMENT);
        assertTrue(
                scene.calls("fulcio POST") >= 2,
                () -> scene.rehearsal.script().calls().toString());
        assertEquals(scene.calls("fulcio POST"), scene.calls("oidc GET"));
    }

    @Test
    void aRefusedTokenIsNotTriedAgain() {
        KeylessSettings own = scene.settings(BUDGET);
        KeylessSettings settings = new KeylessSettings(
                own.services(), () -> "e30.eyJzdWIiOiJ4In0.e30", own.root(), own.policy(), own.caller());
        AicrException e = assertThrows(
                AicrException.class, () -> Attestor.keyless(settings).attest(Scene.STATEMENT));
        assertEquals(ErrorClass.UNAUTHORIZED, e.errorClass());
        assertTrue(e.sentence().contains("status 401"), e::sentence);
        assertEquals(1, scene.calls("fulcio POST"));
        assertEquals(List.of(), scene.waits);
    }

    @Test
    void tokensThatAreNoneAreNotSent() {
        for (String token : List.of("", "secret", "a.b.c", "a.e30.c", "a.W10.c")) {
            KeylessSettings own = scene.settings(BUDGET);
            KeylessSettings settings =
                    new KeylessSettings(own.services(), () -> token, own.root(), own.policy(), own.caller());
            AicrException e = assertThrows(
                    AicrException.class, () -> Attestor.keyless(settings).attest(Scene.STATEMENT));
            assertEquals(ErrorClass.UNAUTHORIZED, e.errorClass());
            assertFalse(e.sentence().contains("secret"), e::sentence);
        }
        assertEquals(0, scene.calls("fulcio POST"));
    }

    @Test
    void aCertificateForAnotherIdentityIsNotUsed() {
        scene.rehearsal.identity("v1.4.0", Scene.COMMIT);
        AicrException e = assertThrows(AicrException.class, this::attest);
        assertEquals(ErrorClass.UNAUTHORIZED, e.errorClass());
        assertTrue(e.sentence().contains("wrong identity: expected " + Scene.NAME), e::sentence);
        assertEquals(0, scene.calls("log POST") + scene.calls("timestamp POST"));
    }

    @Test
    void answersThatWereChangedOnTheWayAreRefused() {
        for (String peer : List.of("fulcio", "timestamp", "log")) {
            scene.rehearsal.script().clear();
            scene.rehearsal.script().add(peer + " POST .* corrupt");
            AicrException e = assertThrows(AicrException.class, this::attest, peer);
            assertFalse(e.errorClass().retryable(), e::getMessage);
        }
    }

    @Test
    void theRootOfAnotherRehearsalIsNotBelieved() {
        try (Scene other = new Scene(folder.resolve("other"))) {
            KeylessSettings own = scene.settings(BUDGET);
            KeylessSettings settings =
                    new KeylessSettings(own.services(), own.token(), other.root(), own.policy(), own.caller());
            AicrException e = assertThrows(
                    AicrException.class, () -> Attestor.keyless(settings).attest(Scene.STATEMENT));
            assertTrue(e.sentence().contains("unknown root: "), e::sentence);
        }
    }

    @Test
    void logsOfTheSecondGenerationTakeSignaturesToo() throws IOException {
        World world = new World();
        TrustedRoot logs = TrustedRoot.parse("root", world.rootJson().getBytes(StandardCharsets.UTF_8));
        try (SecondLogPeer log = new SecondLogPeer(world, 2)) {
            KeylessSettings own = scene.settings(BUDGET);
            TrustedRoot root = new TrustedRoot(
                    logs.logs(),
                    own.root().certificateAuthorities(),
                    own.root().certificateLogs(),
                    own.root().timestampAuthorities());
            SigningServices services = new SigningServices(
                    own.services().fulcio(),
                    log.address(),
                    SigningServices.Generation.V2,
                    own.services().timestamp());
            KeylessSettings settings = new KeylessSettings(services, own.token(), root, own.policy(), own.caller());
            BundleFile bundle = Attestor.keyless(settings).attest(Scene.STATEMENT);
            Material.Certified material = assertInstanceOf(Material.Certified.class, bundle.material());
            assertEquals("hashedrekord", material.entry().kind());
            assertTrue(material.entry().integratedTime().isEmpty());
        }
    }

    @Test
    void plainHttpIsForThisMachineOnly() {
        URI here = URI.create("http://127.0.0.1:1");
        for (String there : List.of("http://fulcio.example.test", "http://127.0.0.1.example.test", "ftp://x.test")) {
            AicrException e = assertThrows(
                    AicrException.class,
                    () -> new SigningServices(here, URI.create(there), SigningServices.Generation.V1, here));
            assertTrue(e.sentence().startsWith("signing needs https"), e::sentence);
        }
        assertEquals(
                "rekor.sigstore.dev", SigningServices.publicInstance().log().getHost());
    }

    private BundleFile attest() {
        return scene.attestor(BUDGET).attest(Scene.STATEMENT);
    }
}
