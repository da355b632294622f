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

import run.aicr.attestation.statement.CatalogSubject;
import run.aicr.catalog.Catalog;
import run.aicr.catalog.embedded.EmbeddedCatalog;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;

/** What statements about the built-in catalogue are about; external data has no part in it. */
final class CatalogStatement {
    private CatalogStatement() {}

    static CatalogSubject subject() {
        Catalog catalog = EmbeddedCatalog.open();
        return new CatalogSubject(file(catalog, "registry.yaml"), file(catalog, "validators/catalog.yaml"));
    }

    private static byte[] file(Catalog catalog, String path) {
        return catalog.file(path)
                .orElseThrow(() -> new AicrException(
                        ErrorClass.INTERNAL, "the program holds no " + path + "; install the program again"));
    }
}
