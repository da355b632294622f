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
package run.aicr.catalog;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import run.aicr.document.Mapping;

/**
 * External catalogue data laid over the built-in catalogue (spec recipe §16).
 *
 * @param catalog both together
 * @param files number of files in the folder
 * @param warnings lines for the user: what has no effect, or drops something
 * @param skipped paths of files that mean nothing to a catalogue, such as {@code .yml} files
 * @param source the files of the folder
 */
public record ExternalData(
        Catalog catalog, int files, List<String> warnings, List<String> skipped, SourceFiles source) {

    /**
     * Opens a folder and reads all of its overlays, mixins and its registry.
     *
     * @throws run.aicr.error.AicrException NOT_FOUND when there is no such folder; INVALID_REQUEST for anything in it that
     *     is not allowed or cannot be read, with file, line and column
     */
    public static ExternalData open(Path folder, Catalog embedded) {
        ExternalFolder files = ExternalFolder.open(folder);
        List<String> warnings = new ArrayList<>();
        TreeContent content = TreeLoader.load(files, Origin.EXTERNAL, UnknownKeys.reportedTo(warnings));
        Mapping registry = content.registry().orElse(Mapping.EMPTY);
        Map<String, Component> components = new ExternalRegistry(embedded, warnings).over(registry);
        Catalog catalog = new LayeredCatalog(embedded, files, content, components);
        LoadChecks.check(catalog);
        return new ExternalData(
                catalog, files.paths().size(), List.copyOf(warnings), List.copyOf(content.skipped()), files);
    }
}
