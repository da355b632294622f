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
package run.aicr.cli.input;

import run.aicr.error.AicrException;

/** A ConfigMap of a cluster, written {@code cm://namespace/name} (spec cli §4.3). */
public record ConfigMapAddress(String namespace, String name) {
    private static final String SCHEME = "cm://";

    /** Whether the text begins like an address; {@link #parse} may still refuse it. */
    public static boolean isMeantBy(String text) {
        return text.startsWith(SCHEME);
    }

    /**
     * Reads an address.
     *
     * @throws AicrException INVALID_REQUEST unless namespace and name are there
     */
    public static ConfigMapAddress parse(String text) {
        String rest = isMeantBy(text) ? text.substring(SCHEME.length()) : "";
        int slash = rest.indexOf('/');
        String namespace = slash < 0 ? "" : rest.substring(0, slash).strip();
        String name = slash < 0 ? "" : rest.substring(slash + 1).strip();
        if (namespace.isEmpty() || name.isEmpty() || name.indexOf('/') >= 0) {
            throw AicrException.invalidRequest(
                    "invalid ConfigMap address \"" + text + "\": expected cm://<namespace>/<name>");
        }
        return new ConfigMapAddress(namespace, name);
    }

    @Override
    public String toString() {
        return SCHEME + namespace + "/" + name;
    }
}
