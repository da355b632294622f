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

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.attestation.key.SigningKey;
import run.aicr.attestation.scene.SignedRelease;
import run.aicr.attestation.trust.TrustedRoot;
import run.aicr.rehearsal.Rehearsal;
import run.aicr.rehearsal.Setup;
import run.aicr.rehearsal.Tokens;

/** Every command of the user's pages does what the page says: it ends well, or with the exit code that is shown. */
class DocumentedCommandsTest {
    private static final Path PAGES = Path.of("../docs/user");
    private static final String REGISTRY = "registry.example.com";
    private static final Pattern EXIT_CODE = Pattern.compile("exitCode=(\\d+)");

    @TempDir
    private Path folder;

    /** A line of a fenced block that calls the program. */
    record Line(String page, String command, int exitCode) {}

    @BeforeEach
    void makeTheFilesThatPagesName() throws IOException {
        String snapshot = """
                kind: Snapshot
                apiVersion: aicr.run/v1alpha2
                measurements:
                  - type: K8s
                    subtypes:
                      - {subtype: server, data: {version: v1.33.0}}
                      - {subtype: node, data: {provider: eks}}
                """;
        for (String name : List.of("snapshot.yaml", "before.yaml", "after.yaml")) {
            Files.writeString(folder.resolve(name), snapshot);
        }
        Files.createDirectories(folder.resolve("my-catalogue/overlays"));
        Files.writeString(folder.resolve("my-catalogue/registry.yaml"), "components: []\n");
        Files.writeString(folder.resolve("my-catalogue/overlays/my-cloud.yaml"), block("external-data.md", "kind:"));
        Files.writeString(folder.resolve("aicr.yaml"), block("configuration.md", "kind:"));
        InProcess recipe = InProcess.run(
                folder,
                Map.of(),
                "recipe",
                "--service",
                "eks",
                "--gpu",
                "h100",
                "--intent",
                "training",
                "-o",
                "recipe.yaml");
        assertEquals(0, recipe.exitCode(), recipe.err());
        InProcess bundle = InProcess.run(folder, Map.of(), "bundle", "-r", "recipe.yaml", "-o", "bundle");
        assertEquals(0, bundle.exitCode(), bundle.err());
        SigningKey.inFolder(folder);
        InProcess signed = InProcess.run(
                folder,
                Map.of(),
                "recipe",
                "sign-catalog",
                "--key-folder",
                folder.toString(),
                "-o",
                "recipe-catalog.sigstore.json");
        assertEquals(0, signed.exitCode(), signed.err());
    }

    /** A rehearsal folder with a release, one of its archives beside, a policy and a trust root. */
    @BeforeEach
    void makeARelease() throws IOException {
        try (Rehearsal rehearsal = Rehearsal.start(folder.resolve("stand-ins"), Setup.of(SignedRelease.REPOSITORY))) {
            SignedRelease release = SignedRelease.make(folder.resolve("my-rehearsal"), rehearsal);
            Files.copy(release.trustedRoot(), release.folder().resolve("trusted_root.json"));
            Files.copy(release.assets().resolve(SignedRelease.ARCHIVE), folder.resolve(SignedRelease.ARCHIVE));
        }
        Files.write(folder.resolve("public-root.json"), TrustedRoot.publicInstanceJson());
        Files.writeString(folder.resolve("verify-policy.yaml"), block("../format/verify-policy.md", "schema:"));
        Files.writeString(folder.resolve("scan.sarif"), "{\"runs\": []}");
    }

    /** The first fenced block of a page that begins with the text. */
    private static String block(String page, String beginning) throws IOException {
        String text = Files.readString(PAGES.resolve(page));
        for (String part : text.split("```", -1)) {
            String body = part.substring(part.indexOf('\n') + 1);
            if (body.startsWith(beginning)) {
                return body;
            }
        }
        throw new IOException("no block of " + page + " begins with " + beginning);
    }

    @TestFactory
    Stream<DynamicTest> everyCommandEndsAsThePageSays() throws IOException {
        List<Line> lines = new ArrayList<>();
        try (Stream<Path> pages = Files.list(PAGES)) {
            for (Path page :
                    pages.filter(p -> p.toString().endsWith(".md")).sorted().toList()) {
                lines.addAll(linesOf(page));
            }
        }
        assertFalse(lines.isEmpty(), "no commands found");
        return lines.stream()
                .map(line -> DynamicTest.dynamicTest(line.page() + ": " + line.command(), () -> run(line)));
    }

    private static List<Line> linesOf(Path page) throws IOException {
        List<Line> lines = new ArrayList<>();
        String[] parts = Files.readString(page).split("```", -1);
        for (int i = 1; i < parts.length; i += 2) {
            String[] block = parts[i].split("\n", -1);
            String prompt = parts[i].contains("\n$ ") ? "$ " : "";
            for (int j = 1; j < block.length; j++) {
                String command = block[j].startsWith(prompt) ? block[j].substring(prompt.length()) : "";
                if (command.startsWith("aicr ") && command.indexOf('\u2026') < 0) {
                    Matcher code = EXIT_CODE.matcher(j + 1 < block.length ? block[j + 1] : "");
                    int exitCode = code.find() ? Integer.parseInt(code.group(1)) : 0;
                    lines.add(new Line(String.valueOf(page.getFileName()), command, exitCode));
                }
            }
        }
        return lines;
    }

    private void run(Line line) throws IOException {
        if (!line.command().contains(REGISTRY)) {
            run(line, line.command());
            return;
        }
        try (Rehearsal rehearsal = Rehearsal.start(folder.resolve("rehearsal"), Setup.of("NVIDIA/aicr"))) {
            String host = rehearsal.addresses().registry().getRawAuthority();
            Tokens tokens = rehearsal.addresses().tokens();
            Path docker = Files.createDirectories(folder.resolve(".docker"));
            Files.writeString(
                    docker.resolve("config.json"),
                    "{\"auths\": {\"" + host + "\": {\"username\": \"" + tokens.registryUser() + "\", \"password\": \""
                            + tokens.registryToken() + "\"}}}");
            run(line, line.command().replace(REGISTRY, host));
        }
    }

    private void run(Line line, String command) throws IOException {
        Process shell = shell(command);
        List<String> words = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        String in = line.command().contains(" < ") ? Files.readString(folder.resolve("after.yaml")) : "";
        InProcess run = InProcess.runOn(in, folder, Map.of("HOME", folder.toString()), words.toArray(new String[0]));
        assertEquals(line.exitCode(), run.exitCode(), run.err());
    }

    /** The words of the line as a shell sees them, one a line, without redirections. */
    private Process shell(String command) throws IOException {
        String words = command.substring("aicr ".length()).replaceAll(" [<>] .*", "");
        return new ProcessBuilder("sh", "-c", "printf '%s\\n' " + words).start();
    }
}
