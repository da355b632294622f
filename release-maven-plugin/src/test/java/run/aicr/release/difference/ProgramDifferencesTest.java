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
package run.aicr.release.difference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.digest.Sha256;
import run.aicr.oci.Layout;
import run.aicr.oci.MediaTypes;
import run.aicr.release.archive.SealedArchive;
import run.aicr.release.difference.ShippedDifferences.Earlier;
import run.aicr.release.difference.ShippedDifferences.Later;
import run.aicr.release.image.ImageBuild;
import run.aicr.release.work.WorkFolder;

class ProgramDifferencesTest {
    private static final String COMMANDS = """
            aicr\tcommand
            aicr bundle\tcommand
            aicr bundle --attest\tboolean
            aicr bundle --output\ttext
            aicr gone\tcommand
            aicr gone --flag\ttext
            """;
    private static final String API = """
            paths:
              /v1/recipe:
                get:
                  parameters:
                    - {$ref: '#/components/parameters/os'}
                    - {name: old, in: query, schema: {type: string}}
                post: {}
            components:
              parameters:
                os: {name: os, in: query, schema: {type: string, enum: [ubuntu]}}
            """;

    @TempDir
    Path temp;

    @Test
    void sizesCommandsAndOperationsAreCompared() throws IOException {
        archive("aicr", COMMANDS, "", 2000);
        archive("aicrd", "", API, 1000);
        payload("aicr", COMMANDS.replace("--output\ttext", "--output\tlist").replace("gone", "new"), "", 5072);
        payload(
                "aicrd",
                "",
                API.replace("ubuntu", "ubuntu, rhel")
                        .replace("name: old", "name: young")
                        .replace("    post: {}", "    put: {}"),
                1000);
        String before = image("registry", 3 << 20);
        String now = image("now/images", 4 << 20);
        index(before);
        assertEquals("""

                ### Sizes

                | What | Before | Now | Change |
                |------|--------|-----|--------|
                | aicr_linux_amd64, unpacked | 2.1 KiB | 5.1 KiB | +144.3 % |
                | ghcr.io/example/aicr linux/amd64, compressed | 3.0 MiB | 4.0 MiB | +33.3 % |

                ### Commands and flags of aicr

                | Name | Before | Now |
                |------|--------|-----|
                | `aicr bundle --output` | text | list |
                | `aicr gone` | command | – |
                | `aicr new` | – | command |

                ### HTTP API of aicrd

                | Name | Before | Now |
                |------|--------|-----|
                | `GET /v1/recipe query old` | {"type":"string"} | – |
                | `GET /v1/recipe query os` | {"type":"string","enum":["ubuntu"]} | {"type":"string","enum":["ubuntu","rhel"]} |
                | `GET /v1/recipe query young` | – | {"type":"string"} |
                | `POST /v1/recipe` | operation | – |
                | `PUT /v1/recipe` | – | operation |
                """, text(now));
    }

    @Test
    void whatOneSideDoesNotHaveIsNotCompared() throws IOException {
        archive("aicr", COMMANDS, "", 100);
        payload("aicrd", "", API, 100);
        image("now/images", 10);
        assertEquals("", text(Sha256.of("none").hex()));
        payload("aicr", COMMANDS, "", 100);
        assertEquals("", text(Sha256.of("none").hex()));
        payload("aicr", "", "", 100 + COMMANDS.length());
        assertEquals("", text(Sha256.of("none").hex()));
    }

    @Test
    void anOldDocumentThatIsTooLargeIsRefused() throws IOException {
        archive("aicr", "x".repeat((1 << 20) + 1), "", 1);
        payload("aicr", COMMANDS, "", 1);
        String said = assertThrows(
                        IOException.class, () -> text(Sha256.of("none").hex()))
                .getMessage();
        assertTrue(said.contains("lib/commands.txt has more than"), said);
        assertFalse(Files.exists(temp.resolve("before/lib")));
    }

    private String text(String manifest) throws IOException {
        ImageBuild image = new ImageBuild(
                "ghcr.io/example/aicr",
                Sha256.of("index"),
                Map.of("linux/amd64", new ImageBuild.PlatformImage(new Sha256(manifest), Sha256.of("payload"))),
                new ImageBuild.Base("example.com/base:1", "sha256:" + "a".repeat(64)));
        return ProgramDifferences.markdown(
                new Earlier("v1.0.0", temp.resolve("before"), temp.resolve("registry")),
                new Later(new WorkFolder(temp.resolve("now")), List.of(image)),
                List.of("aicr", "aicrd"));
    }

    private void archive(String program, String commands, String api, int more) throws IOException {
        Path folder = temp.resolve("made-" + program);
        fill(folder, program, commands, api, more);
        Files.createDirectories(temp.resolve("before"));
        SealedArchive.write(
                temp.resolve("before/" + program + "_1.0.0_linux_amd64.tar.gz"),
                folder,
                program,
                Map.of("LICENSE", new byte[77]),
                Instant.EPOCH);
    }

    private void payload(String program, String commands, String api, int more) throws IOException {
        fill(temp.resolve("now/payload/" + program + "_linux_amd64"), program, commands, api, more);
    }

    private static void fill(Path folder, String program, String commands, String api, int more) throws IOException {
        Path lib = Files.createDirectories(folder.resolve("lib"));
        Files.write(folder.resolve(program), new byte[more]);
        Files.deleteIfExists(lib.resolve("commands.txt"));
        if (!commands.isEmpty()) {
            Files.writeString(lib.resolve("commands.txt"), commands);
        }
        if (!api.isEmpty()) {
            Files.createDirectories(lib.resolve("app"));
            try (OutputStream out = Files.newOutputStream(lib.resolve("app/aicrd.jar"));
                    ZipOutputStream zip = new ZipOutputStream(out)) {
                zip.putNextEntry(new ZipEntry("run/aicr/server/openapi/openapi.yaml"));
                zip.write(api.getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private String image(String folder, int layer) throws IOException {
        Layout layout = Layout.create(temp.resolve(folder));
        return layout.put(
                        MediaTypes.MANIFEST,
                        ("{\"layers\": [{\"size\": " + layer + "}, {\"size\": 1000}]}")
                                .getBytes(StandardCharsets.UTF_8))
                .digest()
                .hex();
    }

    private void index(String manifest) throws IOException {
        Files.writeString(temp.resolve("before/release.json"), """
                {"tag": "v1.0.0", "commit": "0", "qualification": {"digest": "sha256:%s"},
                 "images": [{"name": "ghcr.io/example/aicr", "index": "sha256:%s",
                   "platforms": {"linux/amd64": {"manifest": "sha256:%s", "payload": "sha256:%s"}}}]}
                """.formatted(manifest, manifest, manifest, manifest));
    }
}
