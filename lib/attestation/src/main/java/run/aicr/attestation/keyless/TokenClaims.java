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
package run.aicr.attestation.keyless;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import run.aicr.document.Fields;
import run.aicr.document.JsonReader;
import run.aicr.document.Limits;
import run.aicr.error.AicrException;

/**
 * What an identity token says, unverified: that is the authority's part.
 *
 * @param proven text that a signer must sign to prove that the key is its own: the address of a person, else the subject
 */
record TokenClaims(String proven) {
    private static final String PURPOSE = "use the identity token";

    static TokenClaims of(String token) {
        List<String> parts = List.of(token.split("\\.", -1));
        if (parts.size() != 3) {
            throw Calls.refused(PURPOSE, "expected a JWT of three parts, found " + parts.size());
        }
        Fields claims;
        try {
            byte[] json = Base64.getUrlDecoder().decode(parts.get(1).getBytes(StandardCharsets.US_ASCII));
            claims = Fields.of(JsonReader.read("identity token", json, Limits.DOCUMENT), "");
        } catch (IllegalArgumentException | AicrException e) {
            // The token is a secret: nothing of it is told.
            throw Calls.refused(PURPOSE, "its claims are not JSON in base64url");
        }
        String proven = claims.text("email").orElseGet(() -> claims.textOrEmpty("sub"));
        if (proven.isEmpty()) {
            throw Calls.refused(PURPOSE, "it has neither 'email' nor 'sub'");
        }
        return new TokenClaims(proven);
    }
}
