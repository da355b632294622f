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
package run.aicr.oci;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Who asks a registry: a user with a password or token; nobody when the user is empty. */
public record Login(String user, String secret) {
    public static final Login ANONYMOUS = new Login("", "");

    public boolean isAnonymous() {
        return user.isEmpty();
    }

    /** The value of a header for basic authentication (RFC 7617). */
    String basic() {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + secret).getBytes(StandardCharsets.UTF_8));
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return isAnonymous() ? "anonymous" : user + ":***";
    }
}
