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

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.attestation.policy.Signer;
import run.aicr.attestation.policy.Verdict;
import run.aicr.attestation.sigstore.BundleFile;
import run.aicr.attestation.sigstore.Material;

/** Signs with the protocols of Sigstore, against the stand-ins of a rehearsal. */
class KeylessAttestorTest {
    @TempDir
    static Path folder;

    private static Scene scene;

    @BeforeAll
    static void start() {
        scene = new Scene(folder);
    }

    @AfterAll
    static void stop() {
        scene.close();
    }

    @Test
    void whatIsSignedIsVerified() {
        BundleFile bundle = scene.attestor(Duration.ofMinutes(1)).attest(Scene.STATEMENT);
        Verdict verdict = scene.verify(bundle.toJson());
        Verdict.Verified verified = assertInstanceOf(Verdict.Verified.class, verdict, verdict::reason);
        Signer.Certificate signer = assertInstanceOf(Signer.Certificate.class, verified.signer());
        assertEquals(Scene.NAME, signer.identity());
        assertEquals("https://github.com/NVIDIA/aicr", signer.extensions().get(12));
        assertEquals(bundle, BundleFile.parse("bundle", bundle.toJson()));
        Material.Certified material = assertInstanceOf(Material.Certified.class, bundle.material());
        assertEquals(1, material.timestamps().size());
    }
}
