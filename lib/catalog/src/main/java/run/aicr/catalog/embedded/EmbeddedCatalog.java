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
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import run.aicr.catalog.Catalog;
import run.aicr.catalog.CatalogIndex;
import run.aicr.error.AicrException;

/** Opens the catalogue of this program. */
public final class EmbeddedCatalog {
    private EmbeddedCatalog() {}

    /**
     * Opens the index; nothing is kept between two calls.
     *
     * @throws AicrException INTERNAL when the index is damaged
     */
    public static Catalog open() {
        return CatalogIndex.open(bytes(IndexText.parts()), new Source());
    }

    /** Each character is one byte. */
    static byte[] bytes(String[] parts) {
        int length = 0;
        for (String part : parts) {
            length += part.length();
        }
        byte[] bytes = new byte[length];
        int at = 0;
        for (String part : parts) {
            byte[] some = part.getBytes(StandardCharsets.ISO_8859_1);
            System.arraycopy(some, 0, bytes, at, some.length);
            at += some.length;
        }
        return bytes;
    }

    /** The raw files beside the index. */
    private static final class Source implements CatalogIndex.RawFiles {
        @Override
        public Optional<byte[]> find(String path) {
            String name = "source/" + path;
            try (InputStream in = EmbeddedCatalog.class.getResourceAsStream(name)) {
                return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
            } catch (IOException e) {
                throw AicrException.internal("cannot read " + name + " of the embedded catalogue", e);
            }
        }
    }
}
