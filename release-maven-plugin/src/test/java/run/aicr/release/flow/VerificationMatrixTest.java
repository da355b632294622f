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
package run.aicr.release.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.document.Fields;
import run.aicr.document.JsonReader;
import run.aicr.document.Limits;
import run.aicr.http.Retry;
import run.aicr.release.SmallRelease;
import run.aicr.release.matrix.VerificationMatrix;
import run.aicr.release.mojo.RehearsalServices;

/**
 * Verifiers of others judge a release that was made here: what is on the machine is asked, the rest is absent and says so.
 * CI has them all on its search path ({@code .ci/outside-tools}).
 */
class VerificationMatrixTest {
    /** The cells that every verifier must give. */
    private static final Map<String, String> EXPECTED = new TreeMap<>(Map.ofEntries(
            Map.entry("archive", "accepted"),
            Map.entry("sbom", "accepted"),
            Map.entry("checksums", "accepted"),
            Map.entry("qualification", "accepted"),
            Map.entry("archive with one byte more", "refused"),
            Map.entry("archive, signer of another tag", "refused"),
            Map.entry("archive, statement changed", "refused"),
            Map.entry("image provenance", "accepted"),
            Map.entry("image SPDX", "accepted"),
            Map.entry("image, signer of another tag", "refused"),
            Map.entry("image, signer of the archives", "refused")));

    private static final List<String> VERIFIERS = List.of("cosign", "gh", "sigstore-python", "sigstore-node");

    @TempDir
    static Path template;

    @TempDir
    Path temp;

    @BeforeAll
    static void release() {
        ReleaseScene.makeTemplate(template);
    }

    @Test
    void eachVerifierOfThisMachineSaysWhatItShould() throws IOException {
        VerificationMatrix matrix = judge(System.getenv());
        assertEquals(List.of(), matrix.unexpected());
        assertEquals(
                VERIFIERS,
                matrix.tools().stream().map(VerificationMatrix.Tool::name).toList());
        for (VerificationMatrix.Tool tool : matrix.tools()) {
            Map<String, String> verdicts = new TreeMap<>();
            matrix.cells().stream()
                    .filter(c -> c.verifier().equals(tool.name()))
                    .forEach(c -> verdicts.put(c.artefact(), c.verdict()));
            Map<String, String> expected = new TreeMap<>(EXPECTED);
            if (!tool.isThere()) {
                expected.replaceAll((artefact, verdict) -> "absent");
            }
            assertEquals(expected, verdicts, tool.toString());
        }
    }

    @Test
    void aVerifierThatAcceptsOrRefusesEverythingIsNamedCellByCell() throws IOException {
        program("cosign", "echo 'GitVersion:    v9.9.9'; exit 0");
        program("gh", "test \"$1\" = --version && echo 'gh version 8.8.8' && exit 0; echo; echo because; exit 3");
        program("node", "exit 1");
        VerificationMatrix matrix = judge(Map.of("PATH", temp.resolve("bin") + ":/bin:/usr/bin"));
        assertEquals(
                List.of("9.9.9", "8.8.8", "", ""),
                matrix.tools().stream().map(VerificationMatrix.Tool::version).toList());
        List<String> wrong = matrix.unexpected().stream().map(Object::toString).toList();
        assertTrue(wrong.contains("cosign: archive with one byte more: accepted"), wrong.toString());
        assertTrue(wrong.contains("gh: image provenance: refused (because)"), wrong.toString());
        assertEquals(EXPECTED.size(), wrong.size());

        Fields json = Fields.of(JsonReader.read("matrix", Files.readAllBytes(matrix.write(temp)), Limits.DOCUMENT), "");
        assertEquals(VERIFIERS.size() * EXPECTED.size(), json.list("cells").size());
        assertEquals("absent", json.list("cells").get(3 * EXPECTED.size()).requiredText("verdict"));
        assertFalse(json.list("verifiers").get(2).text("version").isPresent());
    }

    private void program(String name, String script) throws IOException {
        Path file = Files.createDirectories(temp.resolve("bin")).resolve(name);
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static VerificationMatrix judge(Map<String, String> environment) throws IOException {
        Path folder = SmallRelease.at(template).folder();
        try (RehearsalServices at = RehearsalServices.start(
                folder,
                SmallRelease.REPOSITORY,
                Optional.empty(),
                Optional.empty(),
                Retry.standard(),
                Retry.standard())) {
            return VerificationMatrix.of(
                    new VerificationMatrix.Release(
                            folder,
                            SmallRelease.REPOSITORY,
                            ReleaseScene.CANDIDATE,
                            at.standIns().addresses().registry().getAuthority()),
                    environment);
        }
    }
}
