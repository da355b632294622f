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
package run.aicr.server.vendor;

import java.nio.charset.StandardCharsets;
import run.aicr.catalog.ComponentRef;
import run.aicr.catalog.embedded.EmbeddedCatalog;
import run.aicr.document.Limits;
import run.aicr.document.Mapping;
import run.aicr.document.YamlReader;
import run.aicr.recipe.RecipeFile;

/** Components of recipes. */
final class Refs {
    private Refs() {}

    static ComponentRef of(String name, String source) {
        String text = "componentRefs:\n- {name: " + name + ", type: Helm, version: 1.0.0, chart: c, source: '" + source
                + "'}\n";
        Mapping document = (Mapping) YamlReader.read("recipe", text.getBytes(StandardCharsets.UTF_8), Limits.DOCUMENT);
        return RecipeFile.read(document, "recipe", EmbeddedCatalog.open(), "dev")
                .recipe()
                .componentRefs()
                .get(0);
    }
}
