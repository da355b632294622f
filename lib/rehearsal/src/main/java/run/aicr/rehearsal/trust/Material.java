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

import java.security.KeyPair;
import java.time.Instant;

/**
 * Everything that signs.
 *
 * @param made when; the trust root is valid from the day before
 * @param intermediate issues the certificates of signers
 * @param certificateLog signs that a certificate was logged
 * @param log the transparency log
 */
public record Material(
        Instant made,
        Authority root,
        Authority intermediate,
        KeyPair certificateLog,
        KeyPair log,
        Authority timestampRoot,
        Authority timestamper) {
    @Override
    public String toString() {
        return "Material[" + root + "]";
    }
}
