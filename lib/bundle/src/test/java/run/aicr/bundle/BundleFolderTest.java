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
package run.aicr.bundle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.bundle.deployer.BundleFile;
import run.aicr.bundle.integrity.Checksums;
import run.aicr.deployment.Deployer;
import run.aicr.error.AicrException;

class BundleFolderTest {
    @TempDir
    private Path temporary;

    private static List<BundleFile> files(String... paths) {
        List<BundleFile> files = new ArrayList<>();
        for (String path : paths) {
            files.add(new BundleFile(path, path.getBytes(StandardCharsets.UTF_8), path.endsWith(".sh")));
        }
        files.add(Checksums.file(files));
        return files;
    }

    private static Set<String> names(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            TreeSet<String> names = new TreeSet<>();
            walk.filter(f -> !Files.isDirectory(f, LinkOption.NOFOLLOW_LINKS))
                    .forEach(f -> names.add(folder.relativize(f).toString()));
            return names;
        }
    }

    private static Set<String> set(String... names) {
        return new TreeSet<>(List.of(names));
    }

    @Test
    void aMissingAndAnEmptyFolderGetTheFilesWithTheirModes() throws IOException {
        Path missing = temporary.resolve("a/b");
        BundleFolder.write(missing, files("001-x/install.sh", "README.md"));
        assertEquals(set("001-x/install.sh", "README.md", "checksums.txt"), names(missing));
        assertEquals(
                "rwxr-xr-x",
                PosixFilePermissions.toString(Files.getPosixFilePermissions(missing.resolve("001-x/install.sh"))));
        assertEquals(
                "rw-r--r--",
                PosixFilePermissions.toString(Files.getPosixFilePermissions(missing.resolve("README.md"))));
        assertEquals(
                "rwxr-xr-x", PosixFilePermissions.toString(Files.getPosixFilePermissions(missing.resolve("001-x"))));
        Path empty = Files.createDirectory(temporary.resolve("empty"));
        BundleFolder.write(empty, files("README.md"));
        assertEquals(set("README.md", "checksums.txt"), names(empty));
    }

    @Test
    void whatAnEarlierBundleLeftIsGoneAndFilesOfTheUserStay() throws IOException {
        Path folder = Files.createDirectory(temporary.resolve("b"));
        BundleFolder.write(folder, files("001-old/values.yaml", "level-0.yaml", "static/old.yaml", "README.md"));
        Files.createDirectories(folder.resolve("007-stray/sub"));
        Files.writeString(folder.resolve("007-stray/sub/f"), "f");
        Files.writeString(folder.resolve("undeploy.sh"), "old");
        Files.writeString(folder.resolve("notes.txt"), "mine");
        Files.createDirectories(folder.resolve(".git"));
        Files.writeString(folder.resolve(".git/HEAD"), "mine");
        BundleFolder.write(folder, files("001-new/values.yaml", "README.md"));
        assertEquals(set(".git/HEAD", "001-new/values.yaml", "README.md", "checksums.txt", "notes.txt"), names(folder));
        assertFalse(Files.exists(folder.resolve("static")));
        try (Stream<Path> beside = Files.list(temporary)) {
            assertEquals(List.of(folder), beside.toList(), "nothing temporary is left");
        }
    }

    @Test
    void anotherDeployerLeavesNoFilesOfTheFirst() throws IOException {
        Path folder = temporary.resolve("b");
        for (Deployer deployer : Deployer.values()) {
            Bundle bundle = BundleGenerator.generate(Recipes.request(Recipes.small(), deployer));
            BundleFolder.write(folder, bundle.files());
            assertEquals(new TreeSet<>(Recipes.paths(bundle)), names(folder));
        }
    }

    @Test
    void aFailureLeavesTheFolderAsItWas() throws IOException {
        Path folder = Files.createDirectory(temporary.resolve("b"));
        BundleFolder.write(folder, files("001-old/values.yaml", "README.md"));
        Path elsewhere = Files.createDirectory(temporary.resolve("elsewhere"));
        Files.createSymbolicLink(folder.resolve("templates"), elsewhere);
        AicrException fault = assertThrows(
                AicrException.class,
                () -> BundleFolder.write(folder, files("001-new/values.yaml", "README.md", "templates/x.yaml")));
        assertTrue(fault.sentence().contains("symbolic link"), fault.sentence());
        assertEquals(set("001-old/values.yaml", "README.md", "checksums.txt", "templates"), names(folder));
        assertEquals(set(), names(elsewhere));
        try (Stream<Path> beside = Files.list(temporary)) {
            assertEquals(2, beside.count());
        }
    }

    @Test
    void aListOfTheUserCannotMakeUsDeleteElsewhere() throws IOException {
        Path victim = Files.writeString(temporary.resolve("victim"), "v");
        Path folder = Files.createDirectory(temporary.resolve("b"));
        Files.writeString(folder.resolve("checksums.txt"), "0".repeat(64) + "  ../victim\n");
        BundleFolder.write(folder, files("README.md"));
        assertTrue(Files.exists(victim));
    }

    @Test
    void aFileIsNoFolder() throws IOException {
        Path file = Files.writeString(temporary.resolve("f"), "x");
        assertThrows(AicrException.class, () -> BundleFolder.write(file, files("README.md")));
    }
}
