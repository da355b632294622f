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
package run.aicr.rehearsal.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import run.aicr.digest.Sha256;
import run.aicr.document.Fields;
import run.aicr.document.JsonReader;
import run.aicr.document.Limits;
import run.aicr.document.Mapping;
import run.aicr.document.Scalar;
import run.aicr.error.AicrException;
import run.aicr.oci.Descriptor;
import run.aicr.oci.Layout;

/**
 * A revision of the service.
 *
 * @param image full name by digest
 * @param ready whether it came up
 */
record Revision(String name, String image, String createTime, boolean ready) {

    static Revision read(Fields fields) {
        return new Revision(
                fields.requiredText("name"),
                fields.requiredText("image"),
                fields.requiredText("createTime"),
                fields.bool("ready", false));
    }

    Mapping node() {
        return new Mapping.Builder()
                .put("name", name)
                .put("image", image)
                .put("createTime", createTime)
                .put("ready", Scalar.bool(ready))
                .build();
    }

    /** The descriptor of the image in the layout of the registry. */
    Descriptor descriptor(Layout layout) throws IOException {
        Sha256 digest = Sha256.parse(image.substring(image.indexOf('@') + 1));
        Path blob = layout.blob(digest);
        if (!Files.isRegularFile(blob)) {
            throw AicrException.invalidRequest("Image '" + image + "' not found.");
        }
        byte[] bytes = Files.readAllBytes(blob);
        String type = Fields.of(JsonReader.read(image, bytes, Limits.CATALOGUE_FILE), "")
                .textOrEmpty("mediaType");
        return new Descriptor(type, digest, bytes.length, "", Map.of());
    }
}
