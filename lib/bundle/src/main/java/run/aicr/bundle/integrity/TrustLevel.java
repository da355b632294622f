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

import java.util.Locale;
import run.aicr.error.AicrException;

/** How far a bundle can be trusted, ascending (spec bundle §16). */
public enum TrustLevel {
    /** Something is wrong with it. */
    UNKNOWN,
    /** It is what its checksums say; nobody signed them. */
    UNVERIFIED,
    /** Somebody signed it; what program made it is not proven, or data from elsewhere is in it. */
    ATTESTED,
    /** It is signed, and so is the program that made it. */
    VERIFIED;

    /** The word in flags and results. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Reads a word, in any case.
     *
     * @throws AicrException INVALID_REQUEST naming the known ones
     */
    public static TrustLevel parse(String text) {
        for (TrustLevel level : values()) {
            if (level.word().equals(text.toLowerCase(Locale.ROOT))) {
                return level;
            }
        }
        throw AicrException.invalidRequest(
                "unknown trust level \"" + text + "\"; known levels: max, verified, attested, unverified, unknown");
    }
}
