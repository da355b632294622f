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

import java.util.List;
import run.aicr.attestation.statement.Statement;
import run.aicr.digest.Sha256;

/** Who can judge the signature over a bundle: the seam between bundles and ways of signing. */
public interface AttestationCheck {

    /** What came out: either it holds, or it does not. */
    sealed interface Result {}

    /**
     * It holds.
     *
     * @param creator who signed
     * @param rehearsal whether only the root of a rehearsal vouches for it
     */
    record Holds(String creator, Statement statement, boolean rehearsal) implements Result {}

    /**
     * It does not hold.
     *
     * @param reason a sentence
     */
    record Fails(String reason) implements Result {}

    /**
     * Judges the signature over the checksums of a bundle.
     *
     * @param bundle the file of the signature
     * @param checksums digest of the list that must have been signed
     */
    Result bundle(byte[] bundle, Sha256 checksums);

    /**
     * Judges the signature over the program that made the bundle.
     *
     * @param bundle the file of the signature
     * @param programs digests that the signature over the bundle names, the program's first
     */
    Result program(byte[] bundle, List<Sha256> programs);
}
