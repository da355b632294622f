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
package run.aicr.release.mojo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.digest.Sha256;
import run.aicr.release.FinishedRelease;
import run.aicr.release.SmallRelease;
import run.aicr.release.matrix.VerificationMatrix;
import run.aicr.release.scan.Sarif;
import run.aicr.release.scan.VulnerabilityPolicy;

/** Goals that ask others about what was made: verifiers of others, and the code host. */
@ExtendWith(FinishedRelease.Extension.class)
class OutsideOpinionsTest {
    private static final byte[] RESULTS =
            Sarif.of(new VulnerabilityPolicy.Verdict(List.of(), List.of(), List.of(), List.of()));

    @TempDir
    Path temp;

    private Job job;

    @BeforeEach
    void copy(FinishedRelease finished) {
        job = Job.in(temp, "job", finished.release().root(), "HEAD");
        job.tag(finished.id().tag());
        SmallRelease.copy(finished.release().folder(), job.rehearsal());
    }

    @Test
    void theMatrixOfARehearsedReleaseIsWritten() throws Exception {
        job.run(new VerificationMatrixMojo());
        String matrix = Files.readString(job.rehearsal().resolve(VerificationMatrix.FILE));
        assertTrue(matrix.contains("\"name\": \"cosign\""), matrix);
        assertTrue(matrix.contains("\"artefact\": \"image SPDX\""), matrix);
        assertTrue(job.result().contains("\"outcome\": \"done\""), job.result());
        job.tag("v9.9.9");
        refused("RELEASE_NOT_PUBLISHED", new VerificationMatrixMojo());
        refused("INVALID_ARGUMENT", new VerificationMatrixMojo(), "target", "github");
    }

    @Test
    void resultsOfAScanAreShownAtTheCommitThatIsCheckedOut() throws Exception {
        String file = Files.write(temp.resolve("scan.sarif"), RESULTS).toString();
        job.run(
                new UploadSarifMojo(),
                "sarif",
                file,
                "digest",
                Sha256.of(RESULTS).prefixed(),
                "ref",
                "refs/heads/main");
        List<Path> kept = uploads();
        assertEquals(1, kept.size());
        String upload = Files.readString(kept.get(0));
        assertTrue(upload.contains("\"ref\": \"refs/heads/main\""), upload);
        assertTrue(job.result().contains(upload.replaceAll("(?s).*\"commit_sha\": \"([0-9a-f]{40})\".*", "$1")));
    }

    @Test
    void otherResultsThanThoseThatWereHandedOverAreNotShown() throws Exception {
        String file = Files.write(temp.resolve("scan.sarif"), RESULTS).toString();
        refused(
                "CHECKSUM_MISMATCH",
                new UploadSarifMojo(),
                "sarif",
                file,
                "digest",
                Sha256.of("other").prefixed());
        refused(
                "MISSING_ARTIFACT",
                new UploadSarifMojo(),
                "sarif",
                temp.resolve("none").toString());
        assertFalse(Files.exists(job.rehearsal().resolve("code-scanning")));
    }

    private List<Path> uploads() throws IOException {
        try (var files = Files.list(job.rehearsal().resolve("code-scanning"))) {
            return files.toList();
        }
    }

    private void refused(String code, ReleaseMojo goal, String... parameters) {
        String said = assertThrows(MojoFailureException.class, () -> job.run(goal, parameters))
                .getMessage();
        assertTrue(said.startsWith("[" + code + "]"), said);
    }
}
