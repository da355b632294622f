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

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.document.Fields;
import run.aicr.document.JsonReader;
import run.aicr.document.Limits;
import run.aicr.error.AicrException;
import run.aicr.release.FinishedRelease;
import run.aicr.release.SmallRelease;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;
import run.aicr.release.input.InputCache;
import run.aicr.release.sbom.RecipeImageList;

/** The list of images that the built program makes; the program and helm are scripts here, and real processes. */
@ExtendWith(FinishedRelease.Extension.class)
class RecipeImagesTest {
    /** Does what the real one does: asks helm, and writes a document or names the component. */
    private static final String PROGRAM = """
            #!/bin/sh
            [ "$1 $2 $4 $5" = "bom --output --deterministic --strict" ] || exit 2
            image=$(helm template one) || { echo "--strict: images may be missing of gpu-operator"; exit 8; }
            mkdir -p "$3"
            cat > "$3/bom.cdx.json" <<EOF
            {"bomFormat": "CycloneDX", "serialNumber": "", "metadata": {
              "tools": {"components": [{"name": "aicr", "version": "dev"}]},
              "component": {"name": "aicr-recipes", "version": "dev"}},
              "components": [{"name": "$image", "version": "${GITHUB_TOKEN:-no token}"}]}
            EOF
            """;

    @TempDir
    private Path temp;

    private RecipeImages list(FinishedRelease finished, InputCache.Mode mode) {
        return new RecipeImages(
                finished.release().config().program("aicr"),
                finished.release().root(),
                new InputCache(temp.resolve("cache"), mode),
                Map.of("PATH", temp.resolve("bin") + ":/usr/bin:/bin", "GITHUB_TOKEN", "secret"));
    }

    private Path script(String path, String text) throws IOException {
        Path file = temp.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.setPosixFilePermissions(
                Files.writeString(file, text), PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static Fields read(byte[] json) {
        return Fields.of(JsonReader.read("bom", json, Limits.CATALOGUE_FILE), "");
    }

    @Test
    void whatIsLackingIsSaidWithTheWayOut(FinishedRelease finished) throws IOException {
        String local = list(finished, InputCache.Mode.LOCAL).lack().orElseThrow();
        assertTrue(local.contains("-Daicr.release.inputs=fetch"), local);
        String fetching = list(finished, InputCache.Mode.FETCH).lack().orElseThrow();
        assertTrue(fetching.contains("install Helm 3"), fetching);
        assertTrue(list(finished, InputCache.Mode.FETCH).input().endsWith(" -"));
        script("bin/helm", "#!/bin/sh\n");
        assertEquals(Optional.empty(), list(finished, InputCache.Mode.FETCH).lack());
        assertFalse(list(finished, InputCache.Mode.FETCH).input().endsWith(" -"));
    }

    @Test
    void chartsAreRenderedOnceAndTheListIsKept(FinishedRelease finished) throws IOException {
        script("bin/helm", "#!/bin/sh\necho example.com/driver:1\n");
        script("payload/aicr", PROGRAM);
        byte[] made = list(finished, InputCache.Mode.FETCH)
                .of(finished.id(), temp.resolve("payload"), temp.resolve("scratch"));
        Fields bom = read(made);
        assertEquals("example.com/driver:1", bom.list("components").get(0).textOrEmpty("name"));
        assertEquals("no token", bom.list("components").get(0).textOrEmpty("version"), "secrets stay here");
        assertFalse(Files.exists(temp.resolve("scratch/recipe-images")));
        Files.delete(temp.resolve("bin/helm"));
        Files.delete(temp.resolve("payload/aicr"));
        RecipeImages later = list(finished, InputCache.Mode.LOCAL);
        assertEquals(Optional.empty(), later.lack());
        assertArrayEquals(made, later.of(finished.id(), temp.resolve("payload"), temp.resolve("scratch")));
        Files.writeString(later.place(), "{}");
        ReleaseException damaged =
                assertThrows(ReleaseException.class, () -> later.of(finished.id(), temp, temp.resolve("scratch")));
        assertTrue(damaged.hint().orElse("").contains("Delete the file"), damaged.toString());
    }

    @Test
    void aChartThatCannotBeRenderedIsAnErrorThatNamesTheComponent(FinishedRelease finished) throws IOException {
        script("bin/helm", "#!/bin/sh\nexit 1\n");
        script("payload/aicr", PROGRAM);
        RecipeImages list = list(finished, InputCache.Mode.FETCH);
        ReleaseException refused = assertThrows(
                ReleaseException.class, () -> list.of(finished.id(), temp.resolve("payload"), temp.resolve("scratch")));
        assertEquals(Code.MISSING_ARTIFACT, refused.code());
        assertTrue(refused.sentence().contains("exit code 8"), refused.sentence());
        assertTrue(refused.sentence().contains("gpu-operator"), refused.sentence());
        assertFalse(Files.exists(list.place()));
    }

    @Test
    void onlyThreePlacesNameTheVersion() {
        byte[] candidate = SmallRelease.RECIPE_IMAGES.getBytes(StandardCharsets.UTF_8);
        Fields bom = read(RecipeImageList.forVersion("bom", candidate, "1.2.3"));
        // UUID of version 5 of the address aicr-recipes@1.2.3, computed by others
        assertEquals("urn:uuid:a088fb1a-e28c-5e7d-98ce-9fa0f4a8e312", bom.textOrEmpty("serialNumber"));
        Fields metadata = bom.fields("metadata").orElseThrow();
        assertEquals("1.2.3", metadata.fields("component").orElseThrow().textOrEmpty("version"));
        assertEquals(
                "1.2.3",
                metadata.fields("tools").orElseThrow().list("components").get(0).textOrEmpty("version"));
        assertEquals("dev", bom.list("components").get(0).textOrEmpty("version"));
        assertArrayEquals(
                RecipeImageList.forVersion("bom", candidate, "1.2.3"),
                RecipeImageList.forVersion("bom", RecipeImageList.forVersion("bom", candidate, "1.2.3-rc1"), "1.2.3"));
        assertThrows(
                AicrException.class,
                () -> RecipeImageList.forVersion("bom", "{}".getBytes(StandardCharsets.UTF_8), "1.2.3"));
    }
}
