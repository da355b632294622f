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
package run.aicr.release.status;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.release.SmallRelease;
import run.aicr.release.bump.Promotion;
import run.aicr.release.bump.PromotionRequest;
import run.aicr.release.bump.TagOutcome;
import run.aicr.release.bump.TagPolicy;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;
import run.aicr.release.git.Scratch;
import run.aicr.release.step.RecordedRelease;
import run.aicr.release.yank.Withdrawal;

class RehearsedCandidatesTest {
    @TempDir
    Path temporary;

    @Test
    void candidateIsPromotedOnlyAfterItsReleaseAndWithItsPayload() throws IOException {
        SmallRelease release = SmallRelease.in(temporary.resolve("here"));
        Scratch bare = Scratch.bare(temporary.resolve("remote.git"));
        release.tag("v1.3.0-rc1");
        release.git().git("remote", "add", "origin", bare.folder().toString());
        release.git().git("push", "--quiet", "origin", "main", "v1.3.0-rc1");
        ReleaseException emptied = refusal(release);
        assertEquals(Code.RC_PAYLOAD_MISSING, emptied.code());
        assertTrue(emptied.hint().orElse("").contains("mvn -Prelease deploy -Dtag=v1.3.0-rc1"), emptied.getMessage());

        Path ledger = release.folder().resolve("ledger/v1.3.0-rc1.jsonl");
        Files.createDirectories(ledger.getParent());
        Files.writeString(
                ledger, "{\"schema\":\"aicr.run/ledger/v1\"}\n{\"seq\":1,\"step\":\"built\",\"event\":\"failed\"}\n");
        assertEquals(Code.RC_NOT_PUBLISHED, refusal(release).code());

        release.qualify();
        release.run(release.id());
        assertNothingPromotedWhenAnAssetIsWrong(release);
        assertNothingPromotedWhenWithdrawn(release);
        assertEquals("v1.3.0-rc1", bare.git("tag"));

        TagOutcome outcome = promote(release);
        assertEquals(TagOutcome.Kind.TAGGED, outcome.kind());
        assertEquals(release.git().git("rev-parse", "HEAD"), bare.git("rev-parse", "v1.3.0^{commit}"));
    }

    private void assertNothingPromotedWhenWithdrawn(SmallRelease release) throws IOException {
        Path record = release.folder().resolve("releases/v1.3.0-rc1/meta.json");
        String right = Files.readString(record);
        String banner = new Withdrawal("v1.3.0-rc1", "It loses data.").on("", Optional.empty());
        Files.writeString(record, right.replaceFirst("\"body\": *\"", "$0" + banner.replace("\n", "\\\\n")));
        ReleaseException refusal = refusal(release);
        assertEquals(Code.RELEASE_WITHDRAWN, refusal.code());
        assertTrue(refusal.sentence().contains("It loses data."), refusal.sentence());
        Files.writeString(record, right);
    }

    private void assertNothingPromotedWhenAnAssetIsWrong(SmallRelease release) throws IOException {
        Path notes = release.folder().resolve("releases/v1.3.0-rc1/release-notes.md");
        byte[] right = Files.readAllBytes(notes);
        Files.writeString(notes, "more", StandardOpenOption.APPEND);
        ReleaseException changed = refusal(release);
        assertEquals(Code.RC_PAYLOAD_MISMATCH, changed.code());
        assertTrue(changed.sentence().contains("release-notes.md"), changed.sentence());
        Files.delete(notes);
        assertEquals(Code.RC_PAYLOAD_MISMATCH, refusal(release).code());
        Files.write(notes, right);

        Path index = release.folder().resolve("releases/v1.3.0-rc1/release.json");
        byte[] json = Files.readAllBytes(index);
        String commit = release.git().git("rev-parse", "HEAD");
        Files.writeString(
                index, new String(json, java.nio.charset.StandardCharsets.UTF_8).replace(commit, "f".repeat(40)));
        assertEquals(Code.RC_NOT_PUBLISHED, refusal(release).code());
        Files.write(index, json);
    }

    @Test
    void ledgerIsFoldedIntoOneStatePerStep() throws IOException {
        Path ledger = temporary.resolve("ledger/v1.0.0.jsonl");
        Files.createDirectories(ledger.getParent());
        Files.writeString(
                ledger,
                String.join(
                        "\n",
                        List.of(
                                "{\"schema\":\"aicr.run/ledger/v1\",\"tag\":\"v1.0.0\",\"tagObject\":\"o\",\"commit\":\"c\"}",
                                "{\"seq\":1,\"at\":\"2026-05-04T12:00:00Z\",\"step\":\"built\",\"event\":\"starting\",\"evidence\":{}}",
                                "{\"seq\":2,\"at\":\"2026-05-04T12:00:01Z\",\"step\":\"built\",\"event\":\"failed\","
                                        + "\"evidence\":{\"code\":\"MISSING_ARTIFACT\",\"message\":\"no jar\"}}",
                                "{\"seq\":3,\"at\":\"2026-05-04T12:00:02Z\",\"step\":\"built\",\"event\":\"starting\",\"evidence\":{}}",
                                "{\"seq\":4,\"at\":\"2026-05-04T12:00:03Z\",\"step\":\"built\",\"event\":\"done\","
                                        + "\"evidence\":{\"images\":\"2\"}}",
                                "{\"seq\":5,\"at\":\"2026-05-04T12:00:04Z\",\"step\":\"built\",\"event\":\"heartbeat\"}",
                                "{\"seq\":6,\"at\":\"2026-05-04T12:00:05Z\",\"step\":\"attested\",\"event\":\"failed\","
                                        + "\"evidence\":{\"code\":\"SIGNING_FAILED\",\"message\":\"no key\"}}",
                                "{\"seq\":7,\"at\":\"2026-")));
        RecordedRelease recorded = RecordedRelease.read(temporary, "v1.0.0");
        assertEquals("c", recorded.commit());
        assertEquals("o", recorded.tagObject());
        assertTrue(recorded.isDone("built"));
        RecordedRelease.StepRecord built = recorded.steps().get("built");
        assertEquals(2, built.attempts());
        assertEquals("2026-05-04T12:00:03Z", built.at());
        assertEquals("2", built.evidence().get("images"));
        assertEquals(
                Optional.of("SIGNING_FAILED: no key"),
                recorded.steps().get("attested").error());
        assertTrue(RecordedRelease.read(temporary, "v9.9.9").isEmpty());
    }

    private static TagOutcome promote(SmallRelease release) {
        return new Promotion(
                        release.git().open(),
                        "origin",
                        TagPolicy.DEFAULT,
                        new RehearsedCandidates(release.folder(), SmallRelease.REPOSITORY))
                .run(new PromotionRequest(Optional.of("v1.3.0-rc1"), false, false));
    }

    private static ReleaseException refusal(SmallRelease release) {
        return assertThrows(ReleaseException.class, () -> promote(release));
    }
}
