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

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import run.aicr.criteria.Criteria;
import run.aicr.criteria.Dimension;

/**
 * Makes the packed index of a catalogue. The same catalogue gives the same bytes.
 *
 * <p>Layout: magic, format number, total length, position of the table of texts, position of the data (four bytes
 * each); digest of the sources; heads; data; table of texts. A head holds what is needed to find an entry and the
 * offset of its data.
 */
final class IndexWriter {
    static final int MAGIC = 0x41494358;
    static final int FORMAT = 1;
    static final int HEADER_LENGTH = 20;

    private final PackedWriter.Texts texts = new PackedWriter.Texts();
    private final PackedWriter heads = new PackedWriter(texts);
    private final PackedWriter data = new PackedWriter(texts);

    private IndexWriter() {}

    static byte[] write(Catalog catalog) {
        return new IndexWriter().index(catalog);
    }

    private byte[] index(Catalog catalog) {
        heads.text(catalog.sourceDigest());
        overlays(catalog);
        entries(catalog.mixinNames(), catalog::mixin, (out, mixin) -> {
            out.text(mixin.path());
            RecordPacker.content(out, mixin.content());
        });
        entries(catalog.componentNames(), catalog::component, RecordPacker::component);
        entries(
                catalog.checkPaths(),
                catalog::check,
                (out, text) -> out.longText(HealthCheckText.withoutHeadComment(text)));
        entries(catalog.valuesPaths(), catalog::values, PackedWriter::node);
        heads.texts(catalog.filePaths());
        return assembled();
    }

    private void overlays(Catalog catalog) {
        heads.number(data.size());
        RecordPacker.content(data, catalog.base());
        List<Overlay> overlays = new ArrayList<>(catalog.overlays());
        heads.number(overlays.size());
        for (Overlay overlay : overlays) {
            heads.text(overlay.name());
            heads.text(overlay.base());
            heads.text(overlay.path());
            heads.bool(overlay.criteria().isPresent());
            overlay.criteria().ifPresent(this::criteria);
            heads.number(data.size());
            RecordPacker.content(data, catalog.content(overlay));
        }
    }

    private void criteria(Criteria criteria) {
        for (Dimension dimension : Dimension.values()) {
            heads.text(criteria.value(dimension));
        }
        heads.number(criteria.nodes());
    }

    private <T> void entries(List<String> keys, Function<String, Optional<T>> find, BiConsumer<PackedWriter, T> pack) {
        heads.number(keys.size());
        for (String key : keys) {
            heads.text(key);
            heads.number(data.size());
            pack.accept(data, find.apply(key).orElseThrow());
        }
    }

    private byte[] assembled() {
        byte[] table = texts.packed();
        int dataStart = HEADER_LENGTH + heads.size();
        int textsStart = dataStart + data.size();
        PackedWriter index = new PackedWriter(texts);
        index.fixed(MAGIC);
        index.fixed(FORMAT);
        index.fixed(textsStart + table.length);
        index.fixed(textsStart);
        index.fixed(dataStart);
        index.append(heads.bytes());
        index.append(data.bytes());
        index.append(table);
        return index.bytes();
    }
}
