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
package run.aicr.cli.recipe;

import java.nio.file.Path;
import run.aicr.catalog.Catalog;
import run.aicr.catalog.ExternalData;
import run.aicr.catalog.embedded.EmbeddedCatalog;
import run.aicr.cli.console.Log;
import run.aicr.cli.console.Session;

/** The catalogue that a command works with. */
public final class CatalogSource {
    private CatalogSource() {}

    /**
     * Opens the built-in catalogue, with external data over it when a folder is named.
     *
     * @param folder text of {@code --data}; empty for none
     * @throws run.aicr.error.AicrException as {@link ExternalData#open}
     */
    public static Catalog open(String folder, Session session) {
        return folder.isEmpty()
                ? EmbeddedCatalog.open()
                : layered(folder, session).catalog();
    }

    /**
     * Opens external data over the built-in catalogue.
     *
     * @throws run.aicr.error.AicrException as {@link ExternalData#open}
     */
    public static ExternalData layered(String folder, Session session) {
        Log log = session.log();
        log.info("initializing external data provider", "directory", folder);
        Path path = session.environment().workingDirectory().resolve(folder);
        ExternalData data = ExternalData.open(path, EmbeddedCatalog.open());
        log.info("layered data provider initialized", "external_dir", folder, "external_files", data.files());
        for (String warning : data.warnings()) {
            log.warn(warning);
        }
        for (String skipped : data.skipped()) {
            log.debug("external file means nothing to a catalogue and is skipped", "path", skipped);
        }
        return data;
    }
}
