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
package run.aicr.bundle.integrity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.attestation.Attestor;
import run.aicr.attestation.key.SigningKey;
import run.aicr.bundle.Bundle;
import run.aicr.bundle.BundleFolder;
import run.aicr.bundle.BundleGenerator;
import run.aicr.bundle.Recipes;
import run.aicr.bundle.deployer.BundleFile;
import run.aicr.deployment.Deployer;
import run.aicr.digest.Sha256;

/** Whatever somebody does to a signed bundle, a strict verification fails, and says why. */
class TamperMatrixTest {
    private static final String VALUES = "001-cert-manager/values.yaml";
    private static final String SIGNATURE = BundleVerifier.BUNDLE_ATTESTATION;

    @TempDir
    private Path temporary;

    private Path bundle = Path.of("");
    private SigningKey key = SigningKey.generate();

    /** What is done to the files. */
    private interface Hand {
        void touch(Path bundle) throws IOException;
    }

    /** @param says part of the objection or of an error */
    private record Case(String name, Hand hand, String says) {}

    @BeforeEach
    void signABundle() throws IOException {
        key = SigningKey.inFolder(Files.createDirectories(temporary.resolve("key")));
        bundle = signed("b", "network-operator");
    }

    private Path signed(String name, String namespace) {
        Bundle made = BundleGenerator.generate(
                Recipes.request(Recipes.small("namespace: net,", "namespace: " + namespace + ","), Deployer.HELM));
        BundleStatement statement = new BundleStatement(
                "any", made.components(), "v1.2.3", "key", "id", "2026-01-01T00:00:00Z", Optional.empty());
        BundleFile signature = statement.signed(made.files(), Attestor.ofKey(key));
        Path folder = temporary.resolve(name);
        BundleFolder.write(folder, made.with(signature).files());
        return folder;
    }

    private static String read(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.ISO_8859_1);
    }

    private static void write(Path file, String text) throws IOException {
        Files.writeString(file, text, StandardCharsets.ISO_8859_1);
    }

    private static void move(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        Files.move(from, to);
    }

    private static Hand list(UnaryOperator<String> change) {
        return b -> write(b.resolve("checksums.txt"), change.apply(read(b.resolve("checksums.txt"))));
    }

    private static Hand mode(String path, String mode) {
        return b -> Files.setAttribute(b.resolve(path), "unix:mode", Integer.parseInt(mode, 8));
    }

    private static String reversed(String text) {
        List<String> lines = new ArrayList<>(text.lines().toList());
        Collections.reverse(lines);
        return String.join("\n", lines) + "\n";
    }

    private static Hand link(String path) {
        return b -> {
            Path elsewhere = b.resolveSibling(b.getFileName() + "-elsewhere");
            move(b.resolve(path), elsewhere);
            Files.createSymbolicLink(b.resolve(path), elsewhere);
        };
    }

    private Stream<Case> cases() {
        return Stream.of(files(), entries(), signatures()).flatMap(s -> s);
    }

    private static Stream<Case> files() {
        return Stream.of(
                new Case(
                        "one bit changed",
                        b -> write(b.resolve(VALUES), read(b.resolve(VALUES)) + "\n"),
                        "mismatch: " + VALUES),
                new Case("file emptied", b -> write(b.resolve("deploy.sh"), ""), "mismatch: deploy.sh"),
                new Case(
                        "file truncated",
                        b -> write(
                                b.resolve("recipe.yaml"),
                                read(b.resolve("recipe.yaml")).substring(0, 99)),
                        "mismatch: recipe.yaml"),
                new Case(
                        "two files exchanged",
                        b -> {
                            move(b.resolve("README.md"), b.resolve("t"));
                            move(b.resolve(VALUES), b.resolve("README.md"));
                            move(b.resolve("t"), b.resolve(VALUES));
                        },
                        "mismatch: README.md"),
                new Case("file added", b -> write(b.resolve("001-cert-manager/x.yaml"), ""), "x.yaml"),
                new Case("hidden file added", b -> write(b.resolve(".helmignore"), "*"), ".helmignore"),
                new Case(
                        "file beside the signature", b -> write(b.resolve("attestation/x.sh"), ""), "attestation/x.sh"),
                new Case("file removed", b -> Files.delete(b.resolve(VALUES)), "file not found: " + VALUES),
                new Case(
                        "file renamed", b -> move(b.resolve("README.md"), b.resolve("README")), "not found: README.md"),
                new Case(
                        "folder renamed",
                        b -> move(b.resolve("001-cert-manager"), b.resolve("001-x")),
                        "not found: 001"),
                new Case("file is a link", link("README.md"), "symbolic link instead of a file: README.md"),
                new Case("folder is a link", link("001-cert-manager"), "symbolic link instead of a file: 001-"),
                new Case(
                        "link added",
                        b -> Files.createSymbolicLink(b.resolve("l"), Path.of("README.md")),
                        "not list (--strict): l"),
                new Case(
                        "folder instead of a file",
                        b -> {
                            Files.delete(b.resolve("README.md"));
                            Files.createDirectory(b.resolve("README.md"));
                        },
                        "not a regular file: README.md"),
                new Case("values are executable", mode(VALUES, "0755"), VALUES + " (executable, but no script)"),
                new Case("anybody may write", mode("deploy.sh", "0777"), "deploy.sh (anybody may write)"),
                new Case("setuid", mode("deploy.sh", "4755"), "deploy.sh (setuid"));
    }

    private static Stream<Case> entries() {
        String digest = Sha256.of("").hex();
        return Stream.of(
                new Case("list removed", b -> Files.delete(b.resolve("checksums.txt")), "checksums.txt not found"),
                new Case("list emptied", list(text -> ""), "lists no files"),
                new Case("list of blanks", list(text -> "\n \n"), "lists no files"),
                new Case("list is a link", link("checksums.txt"), "checksums.txt is not a regular file"),
                new Case("list truncated", list(text -> text.substring(0, text.length() - 100)), ""),
                new Case("list cut in a digest", list(text -> text.substring(0, 40)), "invalid checksum line"),
                new Case("line removed", list(text -> text.substring(text.indexOf('\n') + 1)), "about other checksums"),
                new Case("lines reordered", list(TamperMatrixTest::reversed), "about other checksums"),
                new Case("line twice", list(text -> text + text.substring(0, text.indexOf('\n') + 1)), "listed twice"),
                new Case(
                        "file and line added",
                        b -> {
                            write(b.resolve("x"), "");
                            list(text -> text + digest + "  x\n").touch(b);
                        },
                        "about other checksums"),
                new Case(
                        "file and line changed",
                        b -> {
                            String old = Sha256.ofFile(b.resolve(VALUES)).hex();
                            write(b.resolve(VALUES), "");
                            list(text -> text.replace(old, digest)).touch(b);
                        },
                        "about other checksums"),
                new Case("blank line added", list(text -> text + "\n"), "about other checksums"),
                new Case("line ends changed", list(text -> text.replace("\n", "\r\n")), "about other checksums"),
                new Case("digests in upper case", list(text -> text.toUpperCase(Locale.ROOT)), "not found"),
                new Case("one blank only", list(text -> text.replaceFirst("  ", " ")), "invalid checksum line"),
                new Case("binary mark", list(text -> text.replaceFirst("  ", " *")), "invalid checksum line"),
                new Case("shorter digest", list(text -> text.substring(1)), "mismatch"),
                new Case("other way to a path", list(text -> text + digest + "  ./README.md\n"), "listed twice"),
                new Case("path out of the bundle", list(text -> text + digest + "  ../x\n"), "path traversal"),
                new Case("path out and in", list(text -> text + digest + "  ../b/README.md\n"), "path traversal"),
                new Case("absolute path", list(text -> text + digest + "  /etc/hostname\n"), "path traversal"),
                new Case("the bundle itself", list(text -> text + digest + "  .\n"), "path traversal"),
                new Case("a NUL in a path", list(text -> text + digest + "  a\0b\n"), "invalid checksum line"),
                new Case("a comment", list(text -> "# note\n" + text), "invalid checksum line"));
    }

    private Stream<Case> signatures() {
        return Stream.of(
                new Case("signature removed", b -> Files.delete(b.resolve(SIGNATURE)), "does not meet minimum"),
                new Case("signature emptied", b -> write(b.resolve(SIGNATURE), ""), "attestation verification failed"),
                new Case(
                        "signature truncated",
                        b -> write(
                                b.resolve(SIGNATURE), read(b.resolve(SIGNATURE)).substring(0, 300)),
                        "attestation verification failed"),
                new Case(
                        "payload changed",
                        b -> write(
                                b.resolve(SIGNATURE),
                                read(b.resolve(SIGNATURE)).replaceFirst("\"payload\":\\s*\"e", "$0A")),
                        "attestation verification failed"),
                new Case("signature is a link", link(SIGNATURE), "not a regular file"),
                new Case(
                        "signature of another bundle",
                        b -> write(
                                b.resolve(SIGNATURE),
                                read(signed("other", "elsewhere").resolve(SIGNATURE))),
                        "about other checksums"),
                new Case(
                        "signature of another key",
                        b -> {
                            key = SigningKey.inFolder(Files.createDirectories(temporary.resolve("stranger")));
                            write(
                                    b.resolve(SIGNATURE),
                                    read(signed("strange", "network-operator").resolve(SIGNATURE)));
                            key = SigningKey.inFolder(temporary.resolve("key"));
                        },
                        "attestation verification failed"),
                new Case(
                        "statement about the program that is none",
                        b -> write(b.resolve(BundleVerifier.PROGRAM_ATTESTATION), "{}"),
                        "binary attestation verification failed"));
    }

    private String objections(Path folder) {
        ProgramCheck program =
                new ProgramCheck(BundleVerifierTest.NO_ROOT, Optional.empty(), ProgramCheck.DEFAULT_IDENTITY);
        BundleVerdict verdict = new BundleVerifier(folder, new KeyCheck(key.publicKey(), program)).verify();
        String objection = new TrustPolicy(Optional.of(TrustLevel.ATTESTED), "", Optional.empty(), true)
                .objection(verdict)
                .orElse("");
        return objection.isEmpty() && verdict.errors().isEmpty() ? "" : objection + " " + verdict.errors();
    }

    @Test
    void untouchedItHolds() {
        assertEquals("", objections(bundle));
    }

    @TestFactory
    Stream<DynamicTest> touchedItDoesNot() {
        return cases().map(each -> DynamicTest.dynamicTest(each.name(), () -> {
            Path copy = signed("copy of " + each.name(), "network-operator");
            assertEquals("", objections(copy));
            each.hand().touch(copy);
            String said = objections(copy);
            assertTrue(!said.isEmpty() && said.contains(each.says()), said);
        }));
    }
}
