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
package run.aicr.rehearsal;

/**
 * The credentials of the stand-ins, new with each start.
 *
 * @param registryUser for pushes to the registry
 * @param registryToken its password
 * @param forgeToken for the API of the forge
 */
public record Tokens(String registryUser, String registryToken, String forgeToken) {
    /** Without the secrets. */
    @Override
    public String toString() {
        return "Tokens[registryUser=" + registryUser + "]";
    }
}
