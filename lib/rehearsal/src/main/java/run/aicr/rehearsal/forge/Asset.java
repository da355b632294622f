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

import run.aicr.document.Fields;
import run.aicr.document.Mapping;
import run.aicr.document.Scalar;

/**
 * An asset of a release.
 *
 * @param state {@code starter} until all bytes arrived, then {@code uploaded}
 * @param digest {@code sha256:<hex>}; empty while the asset is a starter
 */
record Asset(
        long id, String name, String label, String contentType, String state, long size, String digest, String at) {

    static final String STARTER = "starter";
    static final String UPLOADED = "uploaded";

    static Asset read(Fields fields) {
        return new Asset(
                Long.parseLong(fields.requiredText("id")),
                fields.requiredText("name"),
                fields.textOrEmpty("label"),
                fields.textOrEmpty("content_type"),
                fields.requiredText("state"),
                Long.parseLong(fields.requiredText("size")),
                fields.textOrEmpty("digest"),
                fields.textOrEmpty("created_at"));
    }

    Mapping.Builder node() {
        Mapping.Builder node = new Mapping.Builder()
                .put("id", Scalar.integer(id))
                .put("name", name)
                .put("label", label)
                .put("content_type", contentType)
                .put("state", state)
                .put("size", Scalar.integer(size))
                .put("created_at", at)
                .put("updated_at", at);
        return digest.isEmpty() ? node.put("digest", Scalar.NULL) : node.put("digest", digest);
    }
}
