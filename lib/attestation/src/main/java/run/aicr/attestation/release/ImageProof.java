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
package run.aicr.attestation.release;

import java.util.List;
import run.aicr.attestation.statement.Provenance;

/**
 * The statements that an image must have attached (spec release §2.6): to its index, which a tag resolves to, and to the
 * manifest of each platform, which runtimes and scanners pin. The list is fixed; it does not follow from what is found.
 */
public final class ImageProof {
    /** Artefact type of an attached bundle (sigstore bundle v0.3). */
    public static final String ARTIFACT_TYPE = "application/vnd.dev.sigstore.bundle.v0.3+json";

    /** Annotation that says which predicate an attached bundle holds. */
    public static final String PREDICATE_ANNOTATION = "dev.sigstore.bundle.predicateType";

    public static final String SPDX = "https://spdx.dev/Document";
    public static final String CYCLONE_DX = "https://cyclonedx.org/bom";

    /** How an image stands to vulnerabilities; only where somebody has stated it, as the signed release index says. */
    public static final String OPEN_VEX = "https://openvex.dev/ns";

    /** Predicate types of statements about an index. */
    public static final List<String> OF_INDEX = List.of(Provenance.PREDICATE_TYPE, SPDX);

    /** Predicate types of statements about the manifest of a platform. */
    public static final List<String> OF_PLATFORM = List.of(Provenance.PREDICATE_TYPE, SPDX, CYCLONE_DX);

    private ImageProof() {}
}
