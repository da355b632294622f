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
package run.aicr.rehearsal.forge;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import run.aicr.rehearsal.web.Request;

/** Who calls: nobody, or somebody with the token; a wrong token is refused. */
final class Access {
    private final byte[] token;

    Access(String token) {
        this.token = token.getBytes(StandardCharsets.UTF_8);
    }

    /** Whether the caller has the token. */
    boolean mayPush(Request request) {
        Optional<String> given = request.bearer();
        if (given.isEmpty() && request.header("Authorization").isEmpty()) {
            return false;
        }
        if (!MessageDigest.isEqual(token, given.orElse("").getBytes(StandardCharsets.UTF_8))) {
            throw ForgeError.of(401, "Bad credentials");
        }
        return true;
    }

    void requirePush(Request request) {
        if (!mayPush(request)) {
            throw ForgeError.of(401, "Requires authentication");
        }
    }
}
