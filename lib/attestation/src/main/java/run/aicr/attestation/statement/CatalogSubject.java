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
package run.aicr.attestation.statement;

import java.nio.ByteBuffer;
import java.util.List;
import run.aicr.digest.Sha256;

/** The recipe catalogue as the subject of a statement: its raw registry and validator list (spec recipe §17). */
public final class CatalogSubject {
    /** Build type of the provenance of a catalogue. */
    public static final String BUILD_TYPE = "https://aicr.run/recipe-catalog/v1";

    private static final String NAME = "recipe-catalog";

    private final byte[] registry;
    private final byte[] validators;

    public CatalogSubject(byte[] registry, byte[] validators) {
        this.registry = registry.clone();
        this.validators = validators.clone();
    }

    /** Over the length of the registry as eight bytes, high byte first, the registry, then the validator list likewise. */
    public Sha256 digest() {
        return Sha256.of(ByteBuffer.allocate(16 + registry.length + validators.length)
                .putLong(registry.length)
                .put(registry)
                .putLong(validators.length)
                .put(validators)
                .array());
    }

    public Subject subject() {
        return new Subject(NAME, digest());
    }

    /** Both files with their own digests. */
    public List<Provenance.Dependency> files() {
        return List.of(
                new Provenance.Dependency(
                        "file://registry.yaml", "sha256", Sha256.of(registry).hex()),
                new Provenance.Dependency(
                        "file://validators/catalog.yaml",
                        "sha256",
                        Sha256.of(validators).hex()));
    }
}
