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
package run.aicr.release.forge;

import java.util.Optional;
import run.aicr.digest.Sha256;
import run.aicr.document.Fields;

/**
 * A file of a release on the forge.
 *
 * @param name as the forge gives it back
 * @param state {@code uploaded}, or {@code starter} for what an upload left unfinished
 * @param digest absent for assets of older times
 */
public record ForgeAsset(long id, String name, String state, long size, Optional<Sha256> digest) {
    public boolean isUploaded() {
        return state.equals("uploaded");
    }

    static ForgeAsset read(Fields fields) {
        return new ForgeAsset(
                Long.parseLong(fields.requiredText("id")),
                fields.requiredText("name"),
                fields.requiredText("state"),
                Long.parseLong(fields.text("size").orElse("0")),
                fields.text("digest").filter(d -> d.startsWith("sha256:")).map(Sha256::parse));
    }
}
