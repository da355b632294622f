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
package run.aicr.catalog.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import run.aicr.catalog.Catalog;
import run.aicr.catalog.CatalogIndex;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;

/** Opens the catalogue of this program. */
public final class EmbeddedCatalog {
    private EmbeddedCatalog() {}

    /**
     * Reads the index; nothing is kept between two calls.
     *
     * @throws AicrException INTERNAL when the index is missing or damaged
     */
    public static Catalog open() {
        return open("catalog.index");
    }

    static Catalog open(String name) {
        Optional<byte[]> index = resource(name);
        if (index.isEmpty()) {
            throw new AicrException(
                    ErrorClass.INTERNAL, "the program holds no catalogue index; install the program again");
        }
        return CatalogIndex.open(index.get(), new Source());
    }

    private static Optional<byte[]> resource(String name) {
        try (InputStream in = EmbeddedCatalog.class.getResourceAsStream(name)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException e) {
            throw AicrException.internal("cannot read " + name + " of the embedded catalogue", e);
        }
    }

    /** The raw files beside the index. */
    private static final class Source implements CatalogIndex.RawFiles {
        @Override
        public Optional<byte[]> find(String path) {
            return resource("source/" + path);
        }
    }
}
