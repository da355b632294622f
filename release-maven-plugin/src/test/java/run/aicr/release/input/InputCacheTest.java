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
package run.aicr.release.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import run.aicr.digest.Sha256;
import run.aicr.release.StillClock;
import run.aicr.release.StubServer;
import run.aicr.release.StubServer.Reply;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;

class InputCacheTest {
    private static final String CONTENT = "the runtime";
    private static final Sha256 DIGEST = Sha256.of(CONTENT);

    @TempDir
    Path temp;

    private final StillClock clock = new StillClock();
    private Reply reply = Reply.of(200, CONTENT);
    private StubServer server;

    @BeforeEach
    void start() throws IOException {
        server = new StubServer(call -> call.target().equals("/elsewhere") ? Reply.of(200, CONTENT) : reply);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private PinnedFile pin() {
        return new PinnedFile(server.base().resolve("/jre.tar.gz"), DIGEST);
    }

    private InputCache cache(InputCache.Mode mode) {
        return new InputCache(temp.resolve("cache"), mode, clock.caller());
    }

    private List<String> kept() throws IOException {
        try (Stream<Path> files = Files.list(temp.resolve("cache"))) {
            return files.map(f -> f.getFileName().toString()).toList();
        }
    }

    @Test
    void isDownloadedOnceWithoutCredentialsAndKeptByItsDigest() throws IOException {
        Path file = cache(InputCache.Mode.FETCH).file(pin()).orElseThrow();
        assertEquals(CONTENT, Files.readString(file));
        assertEquals(List.of(DIGEST.hex()), kept());
        assertEquals(Optional.of(file), cache(InputCache.Mode.FETCH).file(pin()));
        assertEquals(Optional.of(file), cache(InputCache.Mode.LOCAL).file(pin()));
        assertEquals(1, server.calls().size());
        assertTrue(server.calls().get(0).headers().keySet().stream()
                .noneMatch(h -> h.equalsIgnoreCase("Authorization") || h.equalsIgnoreCase("Cookie")));
    }

    @Test
    void localModeAsksNobody() throws IOException {
        assertEquals(Optional.empty(), cache(InputCache.Mode.LOCAL).file(pin()));
        assertTrue(server.calls().isEmpty());
        assertFalse(Files.exists(temp.resolve("cache")));
    }

    @Test
    void anotherFileIsRefusedAndNotKept() throws IOException {
        reply = Reply.of(200, "something else");
        ReleaseException refused = assertThrows(
                ReleaseException.class, () -> cache(InputCache.Mode.FETCH).file(pin()));
        assertEquals(Code.CHECKSUM_MISMATCH, refused.code());
        assertEquals(
                pin().url() + ": what was downloaded is another file: expected " + DIGEST.prefixed() + ", found "
                        + Sha256.of("something else").prefixed(),
                refused.sentence());
        assertEquals(List.of(), kept());
    }

    @Test
    void aFileThatChangedInTheCacheIsRefusedInEitherMode() throws IOException {
        Path file = cache(InputCache.Mode.FETCH).file(pin()).orElseThrow();
        Files.writeString(file, "tampered", StandardCharsets.UTF_8);
        for (InputCache.Mode mode : InputCache.Mode.values()) {
            ReleaseException refused =
                    assertThrows(ReleaseException.class, () -> cache(mode).file(pin()));
            assertEquals(Code.CHECKSUM_MISMATCH, refused.code());
            assertTrue(refused.sentence().contains(file + " was changed"), refused.sentence());
        }
    }

    @Test
    void redirectsAreFollowed() throws IOException {
        reply = Reply.of(302).with("Location", "/elsewhere");
        assertEquals(
                CONTENT,
                Files.readString(cache(InputCache.Mode.FETCH).file(pin()).orElseThrow()));
    }

    @Test
    void whatTheServerDoesNotHaveIsMissingWithThePlaceForIt() throws IOException {
        reply = Reply.of(404);
        ReleaseException refused = assertThrows(
                ReleaseException.class, () -> cache(InputCache.Mode.FETCH).file(pin()));
        assertEquals(Code.MISSING_ARTIFACT, refused.code());
        assertEquals("cannot download a pinned file: " + pin().url() + " answered with status 404", refused.sentence());
        assertTrue(refused.hint().orElseThrow().contains(DIGEST.hex()));
        assertEquals(List.of(), kept());
    }

    @Test
    void aCutLineAndATiredServerAreTriedAgain() throws IOException {
        reply = Reply.CUT;
        ReleaseException refused = assertThrows(
                ReleaseException.class, () -> cache(InputCache.Mode.FETCH).file(pin()));
        assertTrue(refused.sentence().contains("gave up after 5 attempts"), refused.sentence());
        assertEquals(4, clock.waits().size());
        assertEquals(List.of(), kept());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.org/jre.tar.gz",
                "https://user:secret@example.org/jre.tar.gz",
                "ftp://example.org/jre.tar.gz",
                "https:/jre.tar.gz",
                "file:///jre.tar.gz",
                "http://127.0.0.1.example.org/jre.tar.gz",
                "https://example.org/jre.tar.gz#part"
            })
    void nothingElseThanHttpsIsAnAddress(String url) {
        URI address = URI.create(url);
        assertThrows(IllegalArgumentException.class, () -> new PinnedFile(address, DIGEST));
    }

    @Test
    void httpsAndThisMachineAreAddresses() {
        for (String url : List.of("https://example.org/x%2B1.tar.gz", "http://localhost:1/x", "http://[::1]:1/x")) {
            assertEquals(url, new PinnedFile(URI.create(url), DIGEST).url().toString());
        }
    }
}
