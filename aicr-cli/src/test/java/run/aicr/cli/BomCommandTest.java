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
package run.aicr.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.document.Fields;
import run.aicr.document.JsonReader;
import run.aicr.document.Limits;

/** The bill of materials of all components (spec bundle §19, §24 item 31). */
class BomCommandTest {
    @TempDir
    private Path folder;

    private InProcess run(String... args) {
        return InProcess.run(folder, Map.of("PATH", folder + ":/usr/bin:/bin"), args);
    }

    /** A helm that renders a pod for every chart, but none for cert-manager. */
    private void installHelm() throws IOException {
        Path helm = Files.writeString(folder.resolve("helm"), """
                #!/bin/sh
                case "$2" in release-cert-manager) echo "no such chart" >&2; exit 1;; esac
                echo "spec: {containers: [{image: 'registry.example.com/a/$2:1.0'}, {image: 'busybox@sha256:%s'}]}"
                """.formatted("0".repeat(64)));
        Files.setPosixFilePermissions(helm, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Fields document() throws IOException {
        byte[] json = Files.readAllBytes(folder.resolve("out/bom.cdx.json"));
        return Fields.of(JsonReader.read("bom.cdx.json", json, Limits.CATALOGUE_FILE), "");
    }

    @Test
    void withoutHelmItIsRefusedUnlessChartsAreLeftOut() throws IOException {
        InProcess refused = InProcess.run(folder, Map.of("PATH", ""), "bom", "--output", "out");
        assertEquals(6, refused.exitCode(), refused.err());
        assertTrue(refused.err().contains("--skip-rendering"), refused.err());
        assertFalse(Files.exists(folder.resolve("out")));
        InProcess skipped = InProcess.run(folder, Map.of("PATH", ""), "bom", "--output", "out", "--skip-rendering");
        assertEquals(0, skipped.exitCode(), skipped.err());
        assertTrue(Files.readString(folder.resolve("out/bom.md")).startsWith("# Images of aicr-recipes dev\n"));
    }

    @Test
    void everyComponentAndImageIsThereOnceAndEveryReferenceLeadsSomewhere() throws IOException {
        installHelm();
        InProcess made = run("bom", "-o", "out", "--version-label", "v1.2.3");
        assertEquals(0, made.exitCode(), made.err());
        Fields bom = document();
        assertEquals("CycloneDX", bom.textOrEmpty("bomFormat"));
        assertEquals("1.6", bom.textOrEmpty("specVersion"));
        assertEquals(
                "2026-01-02T03:04:05Z", bom.fields("metadata").orElseThrow().textOrEmpty("timestamp"));
        Set<String> references = new HashSet<>();
        references.add("aicr-recipes");
        for (Fields component : bom.list("components")) {
            assertTrue(references.add(component.requiredText("bom-ref")), component.requiredText("bom-ref"));
        }
        for (Fields dependency : bom.list("dependencies")) {
            assertTrue(references.contains(dependency.requiredText("ref")));
            assertTrue(references.containsAll(dependency.texts("dependsOn")));
        }
        String text = Files.readString(folder.resolve("out/bom.cdx.json"));
        assertTrue(text.contains(
                "pkg:oci/busybox@sha256:" + "0".repeat(64) + "?repository_url=docker.io/library/busybox\""));
        assertTrue(text.contains(
                "pkg:oci/release-gpu-operator@1.0?repository_url=registry.example.com/a/release-gpu-operator"));
        assertTrue(text.contains("aicr:render:warning"));
        assertTrue(Files.readString(folder.resolve("out/bom.md")).contains("no such chart"));
    }

    @Test
    void theSameIsMadeAgain() throws IOException {
        installHelm();
        run("bom", "-o", "out", "--deterministic", "--no-title");
        String first = Files.readString(folder.resolve("out/bom.cdx.json"), StandardCharsets.UTF_8);
        assertFalse(first.contains("timestamp"));
        assertEquals('5', document().requiredText("serialNumber").charAt("urn:uuid:xxxxxxxx-xxxx-".length()));
        assertFalse(Files.readString(folder.resolve("out/bom.md")).startsWith("#"));
        run("bom", "-o", "out", "--deterministic", "--no-title");
        assertEquals(first, Files.readString(folder.resolve("out/bom.cdx.json"), StandardCharsets.UTF_8));
    }

    @Test
    void aGapIsAFailureWhenAsked() throws IOException {
        installHelm();
        InProcess strict = run("bom", "-o", "out", "--strict");
        assertEquals(8, strict.exitCode(), strict.err());
        assertTrue(strict.err().contains("cert-manager"), strict.err());
        assertFalse(Files.exists(folder.resolve("out")));
        assertEquals(2, run("bom").exitCode());
        assertFalse(run("--help").out().contains("bom"), "the command is hidden");
        assertEquals(
                List.of(),
                run("skill", "--agent", "codex", "--stdout")
                        .out()
                        .lines()
                        .filter(l -> l.contains("aicr bom"))
                        .toList());
    }
}
