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
package run.aicr.rehearsal.trust;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import run.aicr.document.JsonWriter;
import run.aicr.document.Mapping;
import run.aicr.rehearsal.web.Kept;

/** The keys of a rehearsal folder and the files that tell verifiers about them; made when first needed. */
public final class TrustRoot {
    /** Name of the transparency log in checkpoints and in the trust root. */
    public static final String LOG_NAME = "rekor.rehearsal.test";

    private static final Set<PosixFilePermission> OWNER_FILE = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> OWNER_FOLDER = PosixFilePermissions.fromString("rwx------");

    private final Kept kept;
    private final Clock clock;

    private @Nullable Material known;

    public TrustRoot(Kept kept, Clock clock) {
        this.kept = kept;
        this.clock = clock;
    }

    /** Where {@code trusted_root.json} is, or will be. */
    public Path place() {
        return kept.folder().resolve("trusted_root.json");
    }

    /** The keys when they were made before; changes nothing. */
    public synchronized Optional<Material> existing() throws IOException {
        if (known == null && Files.isRegularFile(keys())) {
            known = KeyFile.read(keys());
        }
        return Optional.ofNullable(known);
    }

    /** The keys, made with the files beside them when they are not there. */
    public synchronized Material material() throws IOException {
        Optional<Material> before = existing();
        if (before.isPresent() && Files.exists(place()) && Files.exists(line())) {
            return before.get();
        }
        return kept.alone(() -> {
            Optional<Material> other = existing();
            Material material = other.isPresent() ? other.get() : make();
            Mapping root = RootFile.document(material);
            kept.write(place(), JsonWriter.indented(root));
            byte[] compact = JsonWriter.compact(root);
            byte[] ended = Arrays.copyOf(compact, compact.length + 1);
            ended[compact.length] = '\n';
            kept.write(line(), ended);
            known = material;
            return material;
        });
    }

    private Material make() throws IOException {
        Material material = Certificates.make(clock.instant().truncatedTo(ChronoUnit.SECONDS));
        if (!Files.isDirectory(keys().getParent())) {
            Files.createDirectories(keys().getParent(), PosixFilePermissions.asFileAttribute(OWNER_FOLDER));
        }
        Path arriving = kept.arriving();
        Files.createFile(arriving, PosixFilePermissions.asFileAttribute(OWNER_FILE));
        Files.write(arriving, KeyFile.content(material));
        kept.settle(arriving, keys());
        return material;
    }

    private Path keys() {
        return kept.folder().resolve("keys").resolve("sigstore.json");
    }

    private Path line() {
        return kept.folder().resolve("trusted_root.jsonl");
    }
}
