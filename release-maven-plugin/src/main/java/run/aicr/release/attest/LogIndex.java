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
package run.aicr.release.attest;

import run.aicr.attestation.sigstore.BundleFile;
import run.aicr.attestation.sigstore.Material;
import run.aicr.document.Node;
import run.aicr.document.Scalar;

/** Where an entry is in the transparency log, as the release index says it. */
final class LogIndex {
    private LogIndex() {}

    /** A number; null for a bundle that is in no log. */
    static Node of(BundleFile bundle) {
        return bundle.material() instanceof Material.Certified certified
                ? Scalar.integer(certified.entry().index())
                : Scalar.NULL;
    }
}
