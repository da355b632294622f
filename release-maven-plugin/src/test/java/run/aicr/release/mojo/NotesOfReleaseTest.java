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
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.release.config.ReleaseConfig;
import run.aicr.release.difference.ShippedDifferences;
import run.aicr.release.difference.VulnerabilityDifferences;
import run.aicr.release.git.GitRepository;
import run.aicr.release.git.ReleaseIdentity;
import run.aicr.release.git.Scratch;
import run.aicr.release.version.ReleaseId;
import run.aicr.release.work.WorkFolder;

class NotesOfReleaseTest {
    @TempDir
    Path temp;

    @Test
    void theNotesCompareWithTheReleaseThatChangesAreCountedFrom() throws IOException {
        Scratch git = Scratch.init(temp.resolve("repository"));
        git.write(".release.yaml", """
                schema: aicr.run/release-config/v1
                repository: example/demo
                mainBranch: main
                platforms: [linux/amd64]
                programs:
                  - {name: aicr, module: cli, form: jars, main: M, runtimeModules: [java.base], archive: true}
                images: []
                imagePlatforms: [linux/amd64]
                policy: {licences: policy.yaml}
                """);
        git.commit("feat: begin");
        git.git("tag", "--annotate", "--message=v1.0.0", "v1.0.0");
        git.commit("feat: go on");
        git.git("tag", "--annotate", "--message=v1.1.0", "v1.1.0");
        GitRepository repository = git.open();
        ReleaseId id = ReleaseIdentity.ofTag(repository, "v1.1.0", true);
        ReleaseConfig config = ReleaseConfig.read(git.folder().resolve(".release.yaml"));
        WorkFolder work = WorkFolder.of(temp.resolve("work"), id);
        Path releases = temp.resolve("releases");
        bill(work.files().resolve("aicr_1.1.0_linux_amd64.sbom.json"), "2.0");

        ShippedDifferences.Later now = new ShippedDifferences.Later(work, List.of());
        assertEquals(
                Optional.empty(),
                NotesOfRelease.shipped(
                        repository, id, config, now, tag -> temp, (b, n) -> VulnerabilityDifferences.NOT_COMPARED));
        bill(releases.resolve("v1.0.0/aicr_1.0.0_linux_amd64.sbom.json"), "1.0");
        String shipped = NotesOfRelease.shipped(
                        repository, id, config, now, tag -> temp, (b, n) -> VulnerabilityDifferences.NOT_COMPARED)
                .orElseThrow();
        assertTrue(shipped.contains("| g:a | 1.0 | 2.0 |\n"), shipped);

        String notes = NotesOfRelease.text(repository, id, config, List.of(), shipped);
        int changes = notes.indexOf("Go on");
        int section = notes.indexOf(ShippedDifferences.HEADING + "v1.0.0\n");
        assertTrue(changes > 0 && section > changes && notes.indexOf("\n## Install\n") > section, notes);
        assertEquals(Optional.of(shipped), ShippedDifferences.sectionOf(notes));
        assertEquals(VulnerabilityDifferences.NOT_COMPARED, ShippedDifferences.vulnerabilitiesOf(notes));
        assertEquals(notes.replace("\n" + shipped, ""), NotesOfRelease.text(repository, id, config, List.of(), ""));
    }

    private static void bill(Path file, String version) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, """
                {"packages": [{"SPDXID": "SPDXRef-a", "name": "g:a", "versionInfo": "%s",
                  "externalRefs": [{"referenceType": "purl", "referenceLocator": "pkg:maven/g/a@%s"}]}]}
                """.formatted(version, version));
    }
}
