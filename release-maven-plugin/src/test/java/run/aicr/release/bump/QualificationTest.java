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
package run.aicr.release.bump;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.digest.Sha256;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;

class QualificationTest {
    private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";
    private static final String PASSED = "{\"name\":\"test\",\"result\":\"pass\",\"seconds\":3}";

    @TempDir
    Path temporary;

    @Test
    void passingRecordOfTheCommitCounts() throws IOException {
        byte[] written = write(COMMIT, "2026-05-01T00:00:00Z", "pass", PASSED);
        assertEquals(Sha256.of(written), qualification().require(COMMIT).digest());
    }

    @Test
    void everyDefectIsNamed() throws IOException {
        refused("has no qualification record");
        write("f".repeat(40), "2026-05-01T00:00:00Z", "pass", PASSED);
        refused("it is of commit ffff");
        write(COMMIT, "2026-04-20T11:59:59Z", "pass", PASSED);
        refused("it is 15 days old, the limit is 14");
        write(COMMIT, "2026-06-20T00:00:00Z", "pass", PASSED);
        refused("from the future");
        write(COMMIT, "2026-05-01T00:00:00Z", "fail", "{\"name\":\"lint\",\"result\":\"fail\"}");
        refused("gates failed: lint");
        write(COMMIT, "2026-05-01T00:00:00Z", "pass", "{\"name\":\"scan\",\"result\":\"skipped\"}");
        refused("gates were skipped: scan");
        write(COMMIT, "yesterday", "pass", PASSED);
        refused("'finished' must be a time");
    }

    @Test
    void optionalGateMayBeSkippedByConfigurationOrByRecord() throws IOException {
        write(COMMIT, "2026-05-01T00:00:00Z", "pass", "{\"name\":\"cluster-e2e\",\"result\":\"skipped\"}");
        Qualification plain = qualification();
        new Qualification(plain.records(), Set.of("cluster-e2e"), Optional.empty(), plain.maxAge(), plain.clock())
                .require(COMMIT);
        write(
                COMMIT,
                "2026-05-01T00:00:00Z",
                "pass",
                "{\"name\":\"cluster-e2e\",\"result\":\"skipped\",\"optional\":true}");
        plain.require(COMMIT);
    }

    @Test
    void changedGateConfigurationMakesTheRecordWorthless() throws IOException {
        write(COMMIT, "2026-05-01T00:00:00Z", "pass", PASSED);
        Qualification plain = qualification();
        Qualification strict = new Qualification(
                plain.records(), Set.of(), Optional.of("sha256:other"), Duration.ofDays(14), plain.clock());
        ReleaseException e = assertThrows(ReleaseException.class, () -> strict.require(COMMIT));
        assertTrue(e.sentence().contains("gate configuration has changed"), e.sentence());
    }

    private void refused(String reason) {
        ReleaseException e =
                assertThrows(ReleaseException.class, () -> qualification().require(COMMIT));
        assertEquals(Code.NOT_QUALIFIED, e.code());
        assertTrue(e.sentence().contains(reason), e.sentence());
    }

    private Qualification qualification() {
        Instant now = Instant.parse("2026-05-05T12:00:00Z");
        return Qualification.of(new QualificationFolder(temporary), Clock.fixed(now, ZoneOffset.UTC));
    }

    private byte[] write(String commit, String finished, String result, String gate) throws IOException {
        String json = "{\"schema\":\"aicr.run/qualification/v1\",\"commit\":\"" + commit
                + "\",\"gatesDigest\":\"sha256:x\",\"finished\":\"" + finished + "\",\"result\":\"" + result
                + "\",\"gates\":[" + gate + "]}";
        Path file = temporary.resolve("qualify/" + COMMIT + ".json");
        Files.createDirectories(file.getParent());
        Files.writeString(file, json);
        return Files.readAllBytes(file);
    }
}
