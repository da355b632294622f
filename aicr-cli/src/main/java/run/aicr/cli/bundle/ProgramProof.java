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
package run.aicr.cli.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import run.aicr.attestation.release.Payload;
import run.aicr.bundle.deployer.BundleFile;
import run.aicr.bundle.integrity.AttestationCheck;
import run.aicr.bundle.integrity.BundleStatement.Program;
import run.aicr.bundle.integrity.BundleVerifier;
import run.aicr.bundle.integrity.ProgramCheck;
import run.aicr.cli.console.Session;
import run.aicr.cli.trust.TrustMaterial;
import run.aicr.digest.Sha256;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;
import run.aicr.file.BoundedBytes;

/**
 * That this very program was released: its payload and the signed statement about it, which lies beside the launcher (spec
 * bundle §15.1, release §2.6). It is checked before anything is signed (spec bundle §23 item 13).
 *
 * @param statement as a file of the bundle
 */
record ProgramProof(Program program, BundleFile statement) {
    private static final String FILE = "aicr-attestation.sigstore.json";
    private static final String LAUNCHER = "aicr";
    private static final int MAX_BYTES = 10 << 20;

    /**
     * Finds and checks it.
     *
     * @param identity pattern of whom it must come from; empty for the default
     * @throws AicrException NOT_FOUND when there is no statement; UNAUTHORIZED when it does not hold
     */
    static ProgramProof of(String identity, Session session) {
        String home = session.environment().home();
        Path file = Path.of(home.isEmpty() ? "." : home, FILE);
        if (home.isEmpty() || !Files.isRegularFile(file)) {
            throw AicrException.notFound("--attest needs the signed statement about this program, " + file
                    + ", which is not there; install aicr from a release archive, or make the bundle without --attest");
        }
        if (!identity.isEmpty()) {
            session.log().warn("the identity of this program's signer is not the usual one", "pattern", identity);
        }
        byte[] bundle;
        Sha256 payload;
        try {
            Path folder = file.toRealPath().getParent();
            bundle = BoundedBytes.ofFile(file, file.toString(), MAX_BYTES);
            payload = Payload.of(folder == null ? file : folder, LAUNCHER).digest();
        } catch (IOException e) {
            throw AicrException.internal("cannot read this program in " + home, e);
        }
        TrustMaterial trust = TrustMaterial.of(session);
        AttestationCheck.Result result = new ProgramCheck(
                        trust::publicRoot,
                        trust.rehearsalRoot(),
                        identity.isEmpty() ? ProgramCheck.DEFAULT_IDENTITY : identity)
                .check(bundle, Optional.of(payload));
        if (result instanceof AttestationCheck.Fails fails) {
            throw new AicrException(
                    ErrorClass.UNAUTHORIZED,
                    "nothing was signed: the statement about this program, " + file + ", does not hold: "
                            + fails.reason());
        }
        String uri = "pkg:generic/aicr@" + session.stamp().version() + "?arch=" + architecture() + "&os=" + system();
        return new ProgramProof(
                new Program(uri, payload), new BundleFile(BundleVerifier.PROGRAM_ATTESTATION, bundle, false));
    }

    private static String architecture() {
        String name = System.getProperty("os.arch", "");
        return name.equals("aarch64") ? "arm64" : name;
    }

    private static String system() {
        String name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        return name.startsWith("mac") ? "darwin" : name;
    }
}
