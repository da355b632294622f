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

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.attestation.scene.SignedRelease;
import run.aicr.rehearsal.Rehearsal;
import run.aicr.rehearsal.Setup;

/** {@code aicr verify-release} on a release that the stand-ins of a rehearsal signed. */
class VerifyReleaseTest {
    private static final String TAG = SignedRelease.TAG;

    @TempDir
    private static Path shared;

    private static Rehearsal rehearsal;
    private static SignedRelease release;

    @TempDir
    private Path temp;

    @BeforeAll
    static void makeTheRelease() throws IOException {
        rehearsal = Rehearsal.start(
                shared.resolve("rehearsal"), Setup.of(SignedRelease.REPOSITORY).withReferrersApi(true));
        release = SignedRelease.make(shared.resolve("release"), rehearsal);
        release.push();
    }

    @AfterAll
    static void stop() {
        rehearsal.close();
    }

    /** Runs the command, with the root of the rehearsal and a login for its registry. */
    private InProcess verify(String... args) throws IOException {
        List<String> words = new ArrayList<>(List.of("verify-release"));
        words.addAll(List.of(args));
        if (!words.contains("--trust-root")) {
            words.addAll(List.of("--trust-root", release.trustedRoot().toString()));
        }
        return run(words.toArray(new String[0]));
    }

    private InProcess run(String... words) throws IOException {
        Path home = Files.createDirectories(temp.resolve("home/.docker")).getParent();
        var tokens = rehearsal.addresses().tokens();
        Files.writeString(
                home.resolve(".docker/config.json"),
                "{\"auths\": {\"" + rehearsal.addresses().registry().getRawAuthority() + "\": {\"username\": \""
                        + tokens.registryUser() + "\", \"password\": \"" + tokens.registryToken() + "\"}}}");
        return InProcess.run(temp, Map.of("HOME", home.toString()), words);
    }

    private Path copyOfAll() {
        return SignedRelease.copy(release.folder(), temp.resolve("copy"));
    }

    private Path copyOfAssets() {
        return SignedRelease.copy(release.assets(), temp.resolve("assets"));
    }

    private static void assertVerified(InProcess run) {
        assertEquals(0, run.exitCode(), run.out() + run.err());
        List<String> lines = run.out().lines().toList();
        assertTrue(lines.get(lines.size() - 1).startsWith("v1.3.0: verified ("), run.out());
        assertTrue(
                lines.subList(0, lines.size() - 1).stream()
                        .allMatch(l -> l.startsWith("verified  ") || l.startsWith("warning   ")),
                run.out());
    }

    @Test
    void aRehearsalFolderItsReleaseAndItsTagAreVerifiedWithoutNetwork() throws IOException {
        Path copy = copyOfAll();
        int before = rehearsal.script().calls().size();
        assertVerified(verify(copy.toString(), "--offline"));
        assertVerified(verify(copy.resolve("releases").resolve(TAG).toString()));
        InProcess tag = verify(TAG, "--from", copy.toString());
        assertVerified(tag);
        assertTrue(tag.out().contains("verified  " + SignedRelease.ARCHIVE + " (payload)"), tag.out());
        assertTrue(tag.out().contains("https://cyclonedx.org/bom"), tag.out());
        assertEquals(before, rehearsal.script().calls().size(), "nobody was asked");
    }

    @Test
    void theReportAsJsonNamesEverySubject() throws IOException {
        InProcess run = verify(copyOfAll().toString(), "--format", "json");
        assertEquals(0, run.exitCode(), run.err());
        assertTrue(run.out().contains("\"tag\": \"v1.3.0\""), run.out());
        assertTrue(run.out().contains("\"verdict\": \"verified\""), run.out());
        assertTrue(run.out().contains("\"name\": \"" + SignedRelease.ARCHIVE + "\""), run.out());
    }

    @Test
    void aChangedByteIsRefusedByNameAndReason() throws IOException {
        Path copy = copyOfAll();
        Path file = copy.resolve("releases").resolve(TAG).resolve("install");
        Files.writeString(file, "#!/bin/bad\n");
        InProcess run = verify(copy.toString());
        assertEquals(4, run.exitCode(), run.out());
        assertTrue(run.out().contains("refused  install: digest differs from aicr_checksums.txt"), run.out());
        assertTrue(run.err().contains("release verification failed"), run.err());
        Files.delete(file);
        InProcess missing = verify(copy.toString());
        assertEquals(4, missing.exitCode(), missing.out());
        assertTrue(missing.out().contains("refused  install: the file is not there"), missing.out());
    }

    @Test
    void theReleaseOfAnotherTagOrRepositoryIsRefused() throws IOException {
        InProcess run = verify("v1.3.1", "--from", copyOfAssets().toString(), "--offline");
        assertEquals(4, run.exitCode(), run.out());
        InProcess repository = verify(copyOfAll().toString(), "--repo", "somebody/aicr");
        assertEquals(4, repository.exitCode(), repository.out());
        assertTrue(repository.out().contains("wrong identity"), repository.out());
        InProcess issuer = verify(temp.resolve("copy").toString(), "--issuer", "https://issuer.example.com");
        assertEquals(4, issuer.exitCode(), issuer.out());
        assertTrue(issuer.out().contains("wrong issuer"), issuer.out());
    }

    @Test
    void aRehearsalNeverSatisfiesThePublicPolicy() throws IOException {
        InProcess run = run("verify-release", copyOfAll().toString());
        assertEquals(4, run.exitCode(), run.out());
        assertTrue(run.out().contains("not in log: no log of the trust root"), run.out());
        assertTrue(run.out().contains("refused  install: no verified provenance covers it"), run.out());
        assertTrue(run.out().lines().noneMatch(l -> l.startsWith("verified  ")), run.out());
    }

    @Test
    void withoutItsTrustRootNothingIsDecided() throws IOException {
        InProcess run = verify(copyOfAssets().toString(), "--trust-root", "none.json", "--offline");
        assertEquals(6, run.exitCode(), run.out());
        assertTrue(run.out().contains("no trust root"), run.out());
        InProcess image = verify(release.image() + ":" + TAG, "--trust-root", "none.json");
        assertEquals(6, image.exitCode(), image.out());
        Files.writeString(temp.resolve("bad.json"), "{}");
        assertEquals(2, verify(TAG, "--trust-root", "bad.json").exitCode());
    }

    @Test
    void downloadedAssetsTakeTheImagesFromTheirRegistry() throws IOException {
        assertVerified(verify(copyOfAssets().toString()));
        InProcess offline = verify(temp.resolve("assets").toString(), "--offline");
        assertEquals(6, offline.exitCode(), offline.out());
        assertTrue(offline.out().contains("undecided  images: "), offline.out());
    }

    @Test
    void aTagIsFetchedFromAnAddress() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        HttpServer server = serve(release.assets().getParent(), asked);
        try {
            String base = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
            assertVerified(verify(TAG, "--from", base + TAG));
            assertTrue(asked.get() >= 10, asked::toString);
            InProcess unknown = verify("v9.9.9", "--from", base + "v9.9.9/");
            assertEquals(3, unknown.exitCode(), unknown.out());
            assertTrue(unknown.out().contains("absent"), unknown.out());
            InProcess both = verify(TAG, "--from", base, "--offline");
            assertEquals(2, both.exitCode(), both.out());
        } finally {
            server.stop(0);
        }
    }

    private static HttpServer serve(Path folder, AtomicInteger asked) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            Path file = folder.resolve(exchange.getRequestURI().getPath().substring(1))
                    .normalize();
            boolean there = file.startsWith(folder) && Files.isRegularFile(file);
            exchange.sendResponseHeaders(there ? 200 : 404, there ? Files.size(file) : -1);
            try (OutputStream out = exchange.getResponseBody()) {
                if (there) {
                    Files.copy(file, out);
                }
            }
        });
        server.start();
        return server;
    }

    @Test
    void anOutageIsUndecidedAndNeverRefused() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        InProcess tag = verify(TAG, "--from", "http://127.0.0.1:" + free + "/");
        assertEquals(6, tag.exitCode(), tag.out());
        assertTrue(tag.out().startsWith("undecided  v1.3.0: "), tag.out());
        InProcess image = verify("127.0.0.1:" + free + "/nvidia/aicr:" + TAG);
        assertEquals(6, image.exitCode(), image.out());
        assertEquals(6, verify(TAG, "--offline").exitCode());
        assertEquals(6, verify(release.image() + ":" + TAG, "--offline").exitCode());
    }

    @Test
    void anArchiveIsVerifiedWithItsProvenanceBeside() throws IOException {
        Path assets = copyOfAssets();
        assertVerified(verify(assets.resolve(SignedRelease.ARCHIVE).toString()));
        Files.delete(assets.resolve("aicr_1.3.0_provenance.sigstore.json"));
        InProcess alone = verify(assets.resolve(SignedRelease.ARCHIVE).toString(), "--offline");
        assertEquals(6, alone.exitCode(), alone.out());
        assertTrue(alone.out().contains("verified  " + SignedRelease.ARCHIVE + " (payload)"), alone.out());
        assertEquals(3, verify("aicr_1.3.0_linux_arm64.tar.gz").exitCode());
        assertEquals(2, verify(assets.resolve("install").toString()).exitCode());
    }

    @Test
    void anImageIsVerifiedByTagAndByDigest() throws IOException {
        InProcess byTag = verify(release.image() + ":" + TAG);
        assertVerified(byTag);
        String digest =
                byTag.out().substring(byTag.out().indexOf("@sha256:") + 1).split(" ", 2)[0];
        assertVerified(verify(release.image() + "@" + digest));
        InProcess none = verify(release.image() + ":v0.0.1");
        assertEquals(3, none.exitCode(), none.out());
        InProcess other = verify(release.image() + ":" + TAG, "--identity", "https://example.com/else");
        assertEquals(4, other.exitCode(), other.out());
    }

    @Test
    void aKitVouchesForTheSameWithTheNetworkCut() throws IOException {
        Path copy = copyOfAll();
        assertVerified(verify(copy.toString(), "--write-kit", "kit.tar"));
        int before = rehearsal.script().calls().size();
        InProcess tag = verify(TAG, "--kit", "kit.tar");
        assertVerified(tag);
        assertTrue(tag.out().contains("warning   the kit carries no archives"), tag.out());
        assertVerified(verify(copyOfAssets().toString(), "--kit", "kit.tar"));
        assertVerified(verify(release.image() + ":" + TAG, "--kit", "kit.tar"));
        Path archive = Files.copy(release.assets().resolve(SignedRelease.ARCHIVE), temp.resolve(SignedRelease.ARCHIVE));
        assertVerified(verify(archive.toString(), "--kit", "kit.tar"));
        assertEquals(before, rehearsal.script().calls().size(), "nobody was asked");
        InProcess trusted = run("verify-release", TAG, "--kit", "kit.tar");
        assertEquals(4, trusted.exitCode(), "the root in a kit vouches for nothing: " + trusted.out());
    }

    @Test
    void noKitIsWrittenOfWhatIsNotVerified() throws IOException {
        Path copy = copyOfAll();
        Files.writeString(copy.resolve("releases").resolve(TAG).resolve("install"), "bad");
        assertEquals(4, verify(copy.toString(), "--write-kit", "kit.tar").exitCode());
        assertFalse(Files.exists(temp.resolve("kit.tar")));
        assertEquals(
                2, verify(release.image() + ":" + TAG, "--write-kit", "kit.tar").exitCode());
    }

    @Test
    void aWithdrawnReleaseIsVerifiedWithAWarning() throws IOException {
        Path copy = copyOfAll();
        Files.writeString(
                copy.resolve("releases").resolve(TAG).resolve("meta.json"),
                "{\"body\": \"<!-- aicr.run/withdrawn/v1 -->\\n> [!CAUTION]\\n> **v1.3.0 was withdrawn.** It eats"
                        + " data.\\n>\\n> Use v1.3.1 instead.\\n<!-- /aicr.run/withdrawn/v1 -->\\n\\nNotes.\\n\"}");
        InProcess run = verify(copy.toString());
        assertVerified(run);
        assertTrue(run.out().contains("warning   v1.3.0 was withdrawn: It eats data."), run.out());
    }

    @Test
    void aProgramOfARehearsalBelievesTheRootOfThatRehearsal() throws IOException {
        Path copy = copyOfAll();
        Map<String, String> variables = new HashMap<>();
        variables.put("AICR_REHEARSAL_TRUST_ROOT", release.trustedRoot().toString());
        InProcess ignored = InProcess.run(temp, variables, "verify-release", copy.toString());
        assertEquals(4, ignored.exitCode(), ignored.out());
        Files.writeString(
                temp.resolve("aicr-release.json"),
                "{\"schema\": \"aicr.run/stamp/v1\", \"version\": \"1.3.0\", \"commit\": \"" + "c".repeat(40)
                        + "\", \"date\": \"2026-01-02T03:04:05Z\", \"tag\": \"v1.3.0\", \"rehearsal\": true}");
        assertVerified(InProcess.run(temp, variables, "verify-release", copy.toString()));
    }

    @Test
    void demandsOfAPolicyAreSubjectsOfTheirOwn() throws IOException {
        String schema = "schema: aicr.run/verify-policy/v1\n";
        Path policy = Files.writeString(
                temp.resolve("policy.yaml"), schema + "licenses: {allowed: [Apache-2.0, MIT]}\nslsaLevel: 1\n");
        InProcess good = verify(copyOfAll().toString(), "--policy", "policy.yaml");
        assertVerified(good);
        assertTrue(good.out().contains("verified  policy: licences"), good.out());
        Files.writeString(policy, schema + "licenses: {allowed: [MIT]}\n");
        InProcess bad = verify(temp.resolve("copy").toString(), "--policy", "policy.yaml");
        assertEquals(4, bad.exitCode(), bad.out());
        assertTrue(bad.out().contains("refused  policy: licences: aicr 1.3.0: the licence Apache-2.0"), bad.out());
        Files.writeString(policy, schema + "issuer: https://issuer.example.com\n");
        assertEquals(
                4,
                verify(temp.resolve("copy").toString(), "--policy", "policy.yaml")
                        .exitCode());
        Files.writeString(policy, schema + "colour: red\n");
        InProcess wrong = verify(temp.resolve("copy").toString(), "--policy", "policy.yaml");
        assertEquals(2, wrong.exitCode(), wrong.out());
        assertTrue(wrong.err().contains("policy.yaml:2:9: unknown key 'colour'"), wrong.err());
    }

    @Test
    void whatIsNoTargetIsABadArgument() throws IOException {
        for (String text : List.of("1.3.0", "v1.3", "v1.3.0-beta", "no/such/folder", "aicr")) {
            InProcess run = verify(text);
            assertEquals(2, run.exitCode(), text);
            assertTrue(run.err().contains("is no tag of a release"), run.err());
        }
        assertEquals(2, verify(TAG, "--platform", "linux").exitCode());
        assertEquals(2, verify(TAG, "--repo", "x").exitCode());
        assertEquals(2, verify(TAG, "--format", "xml").exitCode());
        assertEquals(2, verify(copyOfAll().toString(), "--from", "x").exitCode());
        assertEquals(2, verify(TAG, "--from", "http://example.com/x").exitCode());
        assertEquals(3, verify(TAG, "--from", "nowhere").exitCode());
    }
}
