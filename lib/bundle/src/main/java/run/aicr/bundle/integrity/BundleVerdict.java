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
import run.aicr.document.Mapping;
import run.aicr.document.Scalar;

/**
 * What came out of the verification of a bundle. Text that does not apply is empty.
 *
 * @param checksumFiles number of files in the list; 0 when it did not pass
 * @param bundleCreator who signed the bundle
 * @param binaryBuilder who built the program that made it
 * @param identityPinned whether that builder is the one that must have built it
 * @param toolVersion version of the program that made it
 * @param hasExternalData whether data from elsewhere is in it
 * @param rehearsal whether its program was built in a rehearsal
 * @param reason why the level is what it is
 * @param errors every fault
 * @param unlistedFiles files and links that the list does not name
 * @param oddModes files with a mode that no bundle gives them, and what is odd about it
 */
public record BundleVerdict(
        TrustLevel level,
        boolean checksumsPassed,
        int checksumFiles,
        boolean bundleAttested,
        boolean binaryAttested,
        boolean identityPinned,
        String bundleCreator,
        String binaryBuilder,
        String toolVersion,
        boolean hasExternalData,
        boolean rehearsal,
        String reason,
        List<String> errors,
        List<String> unlistedFiles,
        List<String> oddModes) {
    public BundleVerdict {
        errors = List.copyOf(errors);
        unlistedFiles = List.copyOf(unlistedFiles);
        oddModes = List.copyOf(oddModes);
    }

    /** The highest level that a bundle like this one can reach. */
    public TrustLevel highest() {
        if (!checksumsPassed) {
            return TrustLevel.UNKNOWN;
        }
        if (!bundleAttested) {
            return TrustLevel.UNVERIFIED;
        }
        return hasExternalData || rehearsal ? TrustLevel.ATTESTED : TrustLevel.VERIFIED;
    }

    /** The document, keys in the order of the specification; what does not apply is left out. */
    public Mapping.Builder toNode() {
        return new Mapping.Builder()
                .put("trustLevel", level.word())
                .put("checksumsPassed", Scalar.bool(checksumsPassed))
                .put("checksumFiles", Scalar.integer(checksumFiles))
                .put("bundleAttested", Scalar.bool(bundleAttested))
                .put("binaryAttested", Scalar.bool(binaryAttested))
                .put("identityPinned", Scalar.bool(identityPinned))
                .putIfSet("bundleCreator", bundleCreator)
                .putIfSet("binaryBuilder", binaryBuilder)
                .putIfSet("toolVersion", toolVersion)
                .put("hasExternalData", Scalar.bool(hasExternalData))
                .putIfSet("trustReason", reason)
                .putIfSet("errors", errors)
                .putIfSet("unlistedFiles", unlistedFiles);
    }
}
