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
package run.aicr.release.endpoint;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/**
 * A git repository that is written to.
 *
 * @param address URL or path
 * @param branch that gets the commits
 * @param key private SSH key; empty when another way is used
 * @param token for {@code https}; empty when another way is used
 * @param knownHost line of {@code known_hosts} that pins the server; empty for paths and {@code https}
 */
public record GitEndpoint(String address, String branch, Secret key, Secret token, String knownHost) {

    /** A repository that anybody on this machine may write to. */
    public static GitEndpoint local(String path, String branch) {
        return new GitEndpoint(path, branch, Secret.NONE, Secret.NONE, "");
    }

    /** Whether there is what it takes to push. */
    public boolean hasCredentials() {
        boolean remote = address.startsWith("https://") || !knownHost.isEmpty();
        return !remote || !key.isEmpty() || !token.isEmpty();
    }

    /** Variables for git that hold the token, so that it appears on no command line. */
    public Map<String, String> tokenVariables() {
        if (token.isEmpty() || !address.startsWith("https://")) {
            return Map.of();
        }
        String pair = "x-access-token:" + token.value();
        String origin = address.substring(0, address.indexOf('/', "https://".length()) + 1);
        return Map.of(
                "GIT_CONFIG_COUNT", "1",
                "GIT_CONFIG_KEY_0", "http." + origin + ".extraHeader",
                "GIT_CONFIG_VALUE_0",
                        "Authorization: Basic "
                                + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
    }
}
