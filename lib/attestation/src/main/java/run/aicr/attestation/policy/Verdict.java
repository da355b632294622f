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
package run.aicr.attestation.policy;

import run.aicr.attestation.statement.Statement;

/** What a verifier came to about one attestation (spec release §7.5). */
public sealed interface Verdict {

    /** The word for tables and messages. */
    String word();

    /** Why it is not verified: one of the stable texts of {@code docs/format/attestation-bundle.md}, perhaps with details after a colon; empty when it is. */
    String reason();

    /** The statement is signed by the expected signer and covers the digest that was asked for. */
    record Verified(Statement statement, Signer signer) implements Verdict {
        @Override
        public String word() {
            return "verified";
        }

        @Override
        public String reason() {
            return "";
        }
    }

    /** Something contradicts. */
    record Refused(String reason) implements Verdict {
        @Override
        public String word() {
            return "refused";
        }
    }

    /** There is no attestation. */
    record Absent(String reason) implements Verdict {
        @Override
        public String word() {
            return "absent";
        }
    }

    /** It could not be checked: a trust root or a key is missing. */
    record Undecided(String reason) implements Verdict {
        @Override
        public String word() {
            return "undecided";
        }
    }
}
