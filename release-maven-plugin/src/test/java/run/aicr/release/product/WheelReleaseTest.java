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
package run.aicr.release.product;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.release.SmallRelease;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;
import run.aicr.release.gate.LicencePolicyCheck;
import run.aicr.release.image.ImageBuild;
import run.aicr.release.version.ReleaseId;

/** A release that has an image of Python wheels beside its programs. */
class WheelReleaseTest {
    @TempDir
    Path temp;

    @Test
    void imageNoticesAndBillsOfMaterialsAreMade() throws IOException {
        SmallRelease release = SmallRelease.in(temp).withWheels();
        requireNoExceptionsAboutWheels(release);
        ReleaseId id = release.id();
        ReleaseBuild build = release.build(id, release.work(id));
        requireJudgement(build, release.root().resolve("policy.yaml"));
        BuildManifest manifest = build.build();
        assertEquals(manifest.inputs(), release.build(id, release.work(id)).inputs());
        ImageBuild image = manifest.images().stream()
                .filter(i -> i.name().equals("ghcr.io/example/bench"))
                .findFirst()
                .orElseThrow();
        assertEquals(
                List.of("linux/amd64", "linux/arm64"),
                List.copyOf(image.platforms().keySet()));
        assertTrue(manifest.isWholeIn(build.work()));
        String notices = Files.readString(build.work().files().resolve("THIRD_PARTY_NOTICES.md"));
        assertTrue(notices.contains("### pypi:bench\n\n* Version: 1.0\n* License: MIT\n"), notices);
        assertTrue(notices.contains("bench may be used"), notices);
        assertTrue(notices.contains("| `pypi:fast` | 2.0 | MPL-2.0 |"), notices);
        String bill = Files.readString(build.work().files().resolve("image-bench_linux_arm64.cdx.json"));
        assertTrue(bill.contains("pkg:pypi/fast@2.0"), bill);
    }

    /** Programs are judged where no wheels are: then nobody asks whether exceptions about wheels are needed. */
    private static void requireNoExceptionsAboutWheels(SmallRelease release) {
        assertDoesNotThrow(() -> LicencePolicyCheck.require(
                release.config(),
                release.root(),
                SmallRelease.jdk(),
                SmallRelease.CLOCK.instant().atZone(ZoneOffset.UTC).toLocalDate()));
    }

    /** A build judges them, before it makes anything. */
    private static void requireJudgement(ReleaseBuild build, Path policy) throws IOException {
        String text = Files.readString(policy);
        Files.writeString(policy, text.replace("pypi:fast", "pypi:slow"));
        ReleaseException e = assertThrows(ReleaseException.class, build::build);
        assertEquals(Code.LICENSE_NOT_ALLOWED, e.code());
        assertTrue(e.sentence().contains("pypi:fast 2.0: MPL-2.0 is not among MIT"), e.sentence());
        assertTrue(e.sentence().contains("the exception for pypi:slow * is not needed"), e.sentence());
        Files.writeString(policy, text);
    }
}
