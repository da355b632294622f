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
package run.aicr.cli.trust;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.attestation.trust.TrustedRoot;
import run.aicr.attestation.tuf.TufRepository;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;

/** What an update by TUF leaves behind. */
class TrustUpdateTest {
    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");

    @TempDir
    private Path folder;

    private RootStore store() {
        return new RootStore(folder.resolve("store"));
    }

    @Test
    void theRootIsKeptWithTheMetadataThatLedToIt() throws Exception {
        byte[] json = TrustedRoot.publicInstanceJson();
        TufRepository repository = new TufRepository(json);
        TrustedRoot root = TrustUpdateCommand.byTuf(repository, repository.first(), store(), NOW);
        assertEquals(TrustedRoot.publicInstance(), root);
        assertArrayEquals(json, Files.readAllBytes(folder.resolve("store/targets/trusted_root.json")));
        assertEquals(
                Set.of("root.json", "timestamp.json", "snapshot.json", "targets.json"),
                store().metadata().keySet());
        assertEquals(root, TrustUpdateCommand.byTuf(repository, repository.first(), store(), NOW));
    }

    @Test
    void nothingIsKeptOfWhatIsNoTrustRootOrNotSigned() {
        TufRepository wrong = new TufRepository("{}".getBytes(StandardCharsets.UTF_8));
        assertThrows(AicrException.class, () -> TrustUpdateCommand.byTuf(wrong, wrong.first(), store(), NOW));
        TufRepository other = new TufRepository(TrustedRoot.publicInstanceJson());
        AicrException e = assertThrows(
                AicrException.class, () -> TrustUpdateCommand.byTuf(other, TrustedRoot.publicTufRoot(), store(), NOW));
        assertEquals(ErrorClass.UNAUTHORIZED, e.errorClass());
        assertThrows(
                AicrException.class,
                () -> TrustUpdateCommand.byTuf((path, most) -> Optional.empty(), other.first(), store(), NOW));
        assertFalse(Files.exists(folder.resolve("store")));
    }
}
