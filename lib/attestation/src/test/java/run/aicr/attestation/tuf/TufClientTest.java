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
package run.aicr.attestation.tuf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import run.aicr.attestation.trust.TrustedRoot;
import run.aicr.document.JsonReader;
import run.aicr.document.Limits;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;

/** A repository with keys of its own, followed and made wrong; and the root of the public Sigstore. */
class TufClientTest {
    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
    private static final byte[] TARGET = "the root".getBytes(StandardCharsets.UTF_8);

    private final TufRepository repository = new TufRepository(TARGET);

    private TufClient.Found follow(Map<String, byte[]> seen) {
        return new TufClient(repository, NOW, seen).target(repository.first(), "trusted_root.json");
    }

    private void assertRefused(String message) {
        AicrException e = assertThrows(AicrException.class, () -> follow(Map.of()));
        assertEquals(ErrorClass.UNAUTHORIZED, e.errorClass(), e::sentence);
        assertTrue(e.sentence().contains(message), e::sentence);
    }

    private void replaced(String file, String from, String to) {
        String text = new String(repository.files.get(file), StandardCharsets.UTF_8);
        assertTrue(text.contains(from), text);
        repository.files.put(file, text.replace(from, to).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void theTargetIsFoundByWayOfEveryRoot() {
        TufClient.Found found = follow(Map.of());
        assertArrayEquals(TARGET, found.target());
        assertEquals(
                Set.of("root.json", "timestamp.json", "snapshot.json", "targets.json"),
                found.metadata().keySet());
        assertArrayEquals(repository.files.get("2.root.json"), found.metadata().get("root.json"));
        assertArrayEquals(TARGET, follow(found.metadata()).target());
    }

    @Test
    void theRootOfThePublicInstanceIsSignedByItsOwnKeys() {
        SignedFile root = SignedFile.parse("root.json", "root", TrustedRoot.publicTufRoot());
        assertEquals(root, Role.of(root, "root").verify(root));
        assertTrue(root.version() >= 10, "version " + root.version());
        assertTrue(root.signatures().size() >= Role.of(root, "root").threshold());
    }

    @Test
    void aRootNeedsTheKeysOfTheOneBefore() {
        repository.root(2, List.of("x", "y"), List.of("x", "y"));
        assertRefused("2.root.json has 0 good signatures of the role root, expected 2");
    }

    @Test
    void aRootNeedsItsOwnKeysToo() {
        repository.root(2, List.of("x", "y"), List.of("a", "b"));
        assertRefused("2.root.json has 0 good signatures of the role root, expected 2");
    }

    @Test
    void oneKeyThatSignsTwiceCountsOnce() {
        repository.root(2, List.of("b", "c", "d"), List.of("b", "b"));
        assertRefused("2.root.json has 1 good signatures");
    }

    @Test
    void rootsFollowOneByOne() {
        repository.root(3, List.of("b", "c"), List.of("b", "c"));
        repository.files.put("3.root.json", repository.files.get("2.root.json"));
        assertRefused("3.root.json has the version 2, expected 3");
    }

    @Test
    void everyChangedPartIsRefused() {
        replaced("timestamp.json", "\"version\":1,\"expires\"", "\"version\":2,\"expires\"");
        assertRefused("timestamp.json has 0 good signatures of the role timestamp");
    }

    @Test
    void aSnapshotThatTheTimestampDoesNotNameIsRefused() {
        replaced("1.snapshot.json", "\"targets.json\"", "\"targets2json\"");
        assertRefused("digest differs: snapshot.json");
        repository.files.put("1.snapshot.json", new byte[3]);
        assertRefused("snapshot.json has 3 bytes, expected");
    }

    @Test
    void changedTargetsAndAChangedTargetAreRefused() {
        byte[] before = repository.files.get("1.targets.json");
        replaced("1.targets.json", "\"length\":8", "\"length\":7");
        assertRefused("targets.json has 0 good signatures of the role targets");
        repository.files.put("1.targets.json", before);
        repository.files.replaceAll(
                (name, bytes) -> name.startsWith("targets/") ? "the boot".getBytes(StandardCharsets.UTF_8) : bytes);
        assertRefused("digest differs: targets/");
    }

    @Test
    void whatHasExpiredIsRefused() {
        repository.expires = "2026-05-31T00:00:00Z";
        repository.publish(TARGET);
        assertRefused("timestamp.json expired at 2026-05-31T00:00:00Z");
        repository.root(3, List.of("b", "c"), List.of("b", "c"));
        assertRefused("3.root.json expired");
    }

    @Test
    void versionsNeverGoBack() {
        repository.version = 2;
        repository.publish(TARGET);
        Map<String, byte[]> seen = follow(Map.of()).metadata();
        repository.version = 1;
        repository.publish(TARGET);
        AicrException e = assertThrows(AicrException.class, () -> follow(seen));
        assertEquals("timestamp.json goes back to version 1; version 2 was seen before", e.sentence());
        assertArrayEquals(TARGET, follow(Map.of("timestamp.json", new byte[2])).target());
    }

    @Test
    void aFileThatIsNotThereMayComeLater() {
        repository.files.remove("timestamp.json");
        AicrException e = assertThrows(AicrException.class, () -> follow(Map.of()));
        assertEquals(ErrorClass.SERVICE_UNAVAILABLE, e.errorClass());
    }

    @Test
    void whatIsNoMetadataIsRefused() {
        for (String text : List.of("", "[]", "{}", "{\"signed\": {\"_type\": \"snapshot\"}}")) {
            repository.files.put("timestamp.json", text.getBytes(StandardCharsets.UTF_8));
            assertRefused("timestamp.json is not what TUF expects");
        }
    }

    @Test
    void canonicalFormHasSortedKeysAndNoBlanks() {
        String text = "{\"b\": [1, -2, true, null, {}], \"a\": \"q\\\"\\\\\\n\u00fc\", \"A\": []}";
        byte[] canonical =
                CanonicalJson.of(JsonReader.read("x", text.getBytes(StandardCharsets.UTF_8), Limits.DOCUMENT));
        assertEquals(
                "{\"A\":[],\"a\":\"q\\\"\\\\\n\u00fc\",\"b\":[1,-2,true,null,{}]}",
                new String(canonical, StandardCharsets.UTF_8));
        assertThrows(
                AicrException.class,
                () -> CanonicalJson.of(JsonReader.read("x", "1.5".getBytes(StandardCharsets.UTF_8), Limits.DOCUMENT)));
    }
}
