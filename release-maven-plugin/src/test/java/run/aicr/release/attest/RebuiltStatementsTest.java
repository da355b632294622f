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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.attestation.AttestationVerifier;
import run.aicr.attestation.key.SigningKey;
import run.aicr.attestation.key.VerificationKey;
import run.aicr.attestation.policy.Verdict;
import run.aicr.attestation.statement.Provenance;
import run.aicr.digest.Sha256;
import run.aicr.release.FinishedRelease;
import run.aicr.release.SmallRelease;
import run.aicr.release.archive.SealedArchive;
import run.aicr.release.config.Platform;
import run.aicr.release.product.BuildManifest;
import run.aicr.release.work.Tree;

/** Statements about the build of a release, as if it had been made again. */
@ExtendWith(FinishedRelease.Extension.class)
class RebuiltStatementsTest {
    @TempDir
    private Path temp;

    private List<String> write(FinishedRelease finished, Path archive) throws IOException {
        return new RebuiltStatements(
                        BuildManifest.read(finished.work().manifest(), finished.id())
                                .orElseThrow(),
                        finished.work(),
                        "example/demo",
                        Map.of("java", "25"),
                        temp.resolve("keys"),
                        temp.resolve("statements"))
                .write(Map.of(archive(), archive));
    }

    private static String archive() {
        return "aicr_1.2.3_" + Platform.host().fileName() + ".tar.gz";
    }

    @Test
    void programsAndImagesAreSignedWithTheSubjectsOfTheRelease(FinishedRelease finished) throws IOException {
        Path published = finished.release().published(finished.id()).resolve(archive());
        Sha256 before = Sha256.ofFile(published);
        assertEquals(List.of(), write(finished, published));
        assertEquals(before, Sha256.ofFile(published));
        String host = Platform.host().fileName();
        try (Stream<Path> files = Files.list(temp.resolve("statements"))) {
            List<Path> bundles = files.filter(f -> f.toString().endsWith(".sigstore.json"))
                    .sorted()
                    .toList();
            assertEquals(
                    List.of("aicr_" + host, "image-aicr", "image-tool", "tool_" + host),
                    bundles.stream()
                            .map(f -> f.getFileName().toString().replace(".sigstore.json", ""))
                            .toList());
            AttestationVerifier verifier =
                    AttestationVerifier.ofKey(VerificationKey.readPem(SigningKey.publicFile(temp.resolve("keys"))));
            for (Path bundle : bundles) {
                assertInstanceOf(
                        Verdict.Verified.class,
                        verifier.verify(bundle.toString(), Files.readAllBytes(bundle), Provenance.PREDICATE_TYPE));
            }
        }
    }

    @Test
    void aStatementAboutOtherFilesIsFound(FinishedRelease finished) throws IOException {
        write(finished, finished.release().published(finished.id()).resolve(archive()));
        String host = Platform.host().fileName();
        byte[] other = Files.readAllBytes(temp.resolve("statements/tool_" + host + ".sigstore.json"));
        Path archive = temp.resolve(archive());
        SealedArchive.write(
                archive,
                Files.createDirectories(temp.resolve("nothing")),
                "aicr",
                Map.of("aicr-attestation.sigstore.json", other),
                SmallRelease.COMMIT_TIME);
        assertEquals(List.of("aicr_" + host), write(finished, archive));
        assertTrue(Tree.files(temp.resolve("statements")).keySet().stream().noneMatch(f -> f.contains("published-")));
    }
}
