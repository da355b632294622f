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
package run.aicr.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The installer against a release on a loopback server (spec release §10 row 39). The verifier is a script that accepts
 * one archive under one identity, so the tests say what the installer does with each answer; that the real programs give
 * these answers is checked in CI.
 */
@EnabledOnOs({OS.LINUX, OS.MAC})
class InstallScriptTest {
    private static final String TAG = "v1.3.0";
    private static final String IDENTITY = "https://github.com/NVIDIA/aicr/.github/workflows/on-tag.yaml@refs/tags/";

    @TempDir
    private Path scratch;

    private final Map<String, byte[]> release = new TreeMap<>();
    private HttpServer server;
    private Path programs;
    private String archive;

    @BeforeEach
    void publish() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] body = release.get(exchange.getRequestURI().getPath().substring(1));
            exchange.sendResponseHeaders(body == null ? 404 : 200, body == null ? -1 : body.length);
            if (body != null) {
                exchange.getResponseBody().write(body);
            }
            exchange.close();
        });
        server.start();
        programs = Files.createDirectories(scratch.resolve("programs"));
        String platform = (OS.MAC.isCurrentOs() ? "darwin" : "linux") + "_"
                + (System.getProperty("os.arch").equals("aarch64") ? "arm64" : "amd64");
        archive = "aicr_1.3.0_" + platform + ".tar.gz";
        archived("""
                #!/bin/sh
                case $1 in
                --version) echo 'aicr version 1.3.0 (commit: c, date: d)' ;;
                completion) echo "completion for $2" ;;
                esac
                """);
        put("aicr_1.3.0_provenance.sigstore.json", "{}");
        verifier("exit 0");
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void put(String name, String content) {
        release.put(TAG + "/" + name, content.getBytes(StandardCharsets.UTF_8));
    }

    private void archived(String launcher) throws Exception {
        Path tree = Files.createDirectories(scratch.resolve("tree/lib"));
        executable(scratch.resolve("tree/aicr"), launcher);
        Files.writeString(tree.resolve("data"), "data");
        Path file = scratch.resolve(archive);
        exec(
                List.of(
                        "tar",
                        "-czf",
                        file.toString(),
                        "-C",
                        scratch.resolve("tree").toString(),
                        "aicr",
                        "lib"),
                Map.of());
        byte[] bytes = Files.readAllBytes(file);
        release.put(TAG + "/" + archive, bytes);
        put("aicr_checksums.txt", sha256(bytes) + "  " + archive + "\n" + "0".repeat(64) + "  other-" + archive + "\n");
    }

    /** A cosign of version 3.1.0 that ends as the script says. */
    private void verifier(String answer) throws IOException {
        executable(
                programs.resolve("cosign"),
                "#!/bin/sh\nif [ \"$1\" = version ]; then echo 'GitVersion: v3.1.0'; exit 0; fi\n"
                        + "printf '%s\\n' \"$@\" >" + scratch.resolve("asked") + "\n" + answer + "\n");
    }

    private static void executable(Path file, String text) throws IOException {
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private record Ended(int code, String output) {}

    private Ended install(String... arguments) throws Exception {
        Path script = scratch.resolve("install");
        executable(
                script,
                Files.readString(Path.of("src/main/install/install"))
                        .replace("@TAG@", TAG)
                        .replace("@REPOSITORY@", "NVIDIA/aicr"));
        List<String> command = new ArrayList<>(List.of("sh", script.toString(), "-d", bin().toString()));
        command.addAll(List.of(arguments));
        return exec(
                command,
                Map.of(
                        "AICR_DOWNLOAD_URL",
                                "http://127.0.0.1:" + server.getAddress().getPort(),
                        "HOME", scratch.resolve("home").toString(),
                        "XDG_DATA_HOME", scratch.resolve("home/data").toString(),
                        "XDG_CONFIG_HOME", scratch.resolve("home/config").toString(),
                        "PATH", programs + ":" + System.getenv("PATH")));
    }

    private Ended exec(List<String> command, Map<String, String> environment) throws Exception {
        Path output = Files.createTempFile(scratch, "output", "");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        builder.environment().remove("GITHUB_TOKEN");
        Process process = builder.start();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), "it does not end");
        return new Ended(process.exitValue(), Files.readString(output));
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private Path bin() {
        return scratch.resolve("opt/bin");
    }

    private void assertNothingInstalled(Ended ended, String reason) {
        assertEquals(1, ended.code(), ended.output());
        assertTrue(ended.output().contains(reason), ended.output());
        assertFalse(Files.exists(scratch.resolve("opt")), ended.output());
    }

    @Test
    void installsTheWholeTreeAndALinkToIt() throws Exception {
        Ended ended = install();

        assertEquals(0, ended.code(), ended.output());
        assertEquals(
                scratch.toRealPath().resolve("opt/lib/aicr/aicr"),
                bin().resolve("aicr").toRealPath());
        assertEquals("data", Files.readString(scratch.resolve("opt/lib/aicr/lib/data")));
        assertTrue(ended.output().contains("aicr version 1.3.0"), ended.output());
        assertEquals("completion for zsh\n", Files.readString(scratch.resolve("home/data/zsh/site-functions/_aicr")));
        assertTrue(Files.exists(scratch.resolve("home/data/bash-completion/completions/aicr")));
        assertTrue(Files.exists(scratch.resolve("home/config/fish/completions/aicr.fish")));
    }

    @Test
    void asksForExactlyThisTag() throws Exception {
        install();

        List<String> asked = Files.readAllLines(scratch.resolve("asked"));
        assertEquals(IDENTITY + TAG, asked.get(asked.indexOf("--certificate-identity") + 1));
        assertEquals(
                "https://token.actions.githubusercontent.com",
                asked.get(asked.indexOf("--certificate-oidc-issuer") + 1));
    }

    @Test
    void replacesAnOlderInstallation() throws Exception {
        assertEquals(0, install().code());
        Files.writeString(scratch.resolve("opt/lib/aicr/lib/left-over"), "x");

        assertEquals(0, install().code());
        assertFalse(Files.exists(scratch.resolve("opt/lib/aicr/lib/left-over")));
        try (var list = Files.list(scratch.resolve("opt/lib"))) {
            assertEquals(1, list.count());
        }
    }

    @Test
    void refusesAnotherChecksum() throws Exception {
        put("aicr_checksums.txt", "1".repeat(64) + "  " + archive + "\n");

        assertNothingInstalled(install(), "the checksum of " + archive + " is");
    }

    @Test
    void refusesALineThatMerelyContainsTheName() throws Exception {
        String digest = sha256(release.get(TAG + "/" + archive));
        put("aicr_checksums.txt", digest + "  x" + archive + "\n");

        assertNothingInstalled(install(), "has no single line for " + archive);
    }

    @Test
    void refusesWhatTheVerifierRefuses() throws Exception {
        verifier("echo 'no matching signatures' >&2; exit 1");

        assertNothingInstalled(install(), "cosign does not accept the signature: no matching signatures");
    }

    @Test
    void refusesAReleaseWithoutProvenance() throws Exception {
        release.remove(TAG + "/aicr_1.3.0_provenance.sigstore.json");

        assertNothingInstalled(install(), "the release has no aicr_1.3.0_provenance.sigstore.json");
    }

    @Test
    void installsUnverifiedOnlyWhenTold() throws Exception {
        verifier("exit 1");

        Ended ended = install("--allow-unverified");
        assertEquals(0, ended.code(), ended.output());
        assertTrue(ended.output().contains("WARNING: cosign does not accept"), ended.output());
    }

    @Test
    void aBrokenProgramIsNotHiddenByAnotherOnThePath() throws Exception {
        executable(programs.resolve("aicr"), "#!/bin/sh\necho 'aicr version 1.3.0 (commit: c, date: d)'\n");
        archived("#!/bin/sh\nexit 1\n");

        assertNothingInstalled(install(), "the downloaded program does not run");
    }

    @Test
    void refusesAnArchiveOfAnotherVersion() throws Exception {
        archived("#!/bin/sh\necho 'aicr version 1.2.0 (commit: c, date: d)'\n");

        assertNothingInstalled(install(), "expected version 1.3.0");
    }

    @Test
    void refusesWhatIsNoReleaseTag() throws Exception {
        assertNothingInstalled(install("-v", "1.3.0"), "'1.3.0' is no release tag");
        assertNothingInstalled(install("-v", "v1.3.0-beta1"), "is no release tag");
        assertNothingInstalled(install("-v"), "-v needs a value");
        assertNothingInstalled(install("--what"), "unknown argument '--what'");
    }
}
