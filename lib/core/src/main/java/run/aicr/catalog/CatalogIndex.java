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
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import run.aicr.criteria.Criteria;
import run.aicr.document.Mapping;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;

/**
 * A catalogue in packed form. Opening it reads the heads; everything else is decoded when it is asked for, once for
 * overlays, mixins and components (spec performance §4).
 */
public final class CatalogIndex implements Catalog {
    private final byte[] bytes;
    private final PackedReader.Texts texts;
    private final int dataStart;
    private final RawFiles rawFiles;
    private final String digest;
    private final int base;
    private final List<Overlay> overlays = new ArrayList<>();
    private final Map<String, Overlay> overlaysByName = new HashMap<>();
    private final Map<String, Integer> contentAt = new HashMap<>();
    private final Map<String, Integer> mixinAt;
    private final Map<String, Integer> componentAt;
    private final Map<String, Integer> checkAt;
    private final Map<String, Integer> valuesAt;
    private final List<String> filePaths;
    private final Map<Integer, Object> decoded = new ConcurrentHashMap<>();

    /** Where the bytes of manifests and other raw files come from. */
    public interface RawFiles {
        Optional<byte[]> find(String path);
    }

    private CatalogIndex(byte[] bytes, RawFiles rawFiles) {
        this.bytes = bytes;
        this.rawFiles = rawFiles;
        this.texts = new PackedReader.Texts(bytes, textsStart(bytes));
        this.dataStart = fixed(bytes, 16);
        PackedReader heads = new PackedReader(bytes, IndexWriter.HEADER_LENGTH, texts);
        this.digest = heads.text();
        this.base = heads.number();
        overlays(heads);
        this.mixinAt = entries(heads);
        this.componentAt = entries(heads);
        this.checkAt = entries(heads);
        this.valuesAt = entries(heads);
        this.filePaths = Collections.unmodifiableList(heads.texts());
    }

    /**
     * Opens an index.
     *
     * @throws AicrException INTERNAL when the bytes are no index, one of another format, or not complete
     */
    public static CatalogIndex open(byte[] bytes, RawFiles rawFiles) {
        return new CatalogIndex(bytes, rawFiles);
    }

    /** The index of a catalogue; the same catalogue gives the same bytes. */
    public static byte[] write(Catalog catalog) {
        return IndexWriter.write(catalog);
    }

    /** Checks magic, format and length, and gives the position of the table of texts. */
    private static int textsStart(byte[] bytes) {
        if (bytes.length < IndexWriter.HEADER_LENGTH || fixed(bytes, 0) != IndexWriter.MAGIC) {
            throw PackedReader.damaged();
        }
        int format = fixed(bytes, 4);
        if (format != IndexWriter.FORMAT) {
            throw new AicrException(
                    ErrorClass.INTERNAL,
                    "the catalogue index has format " + format + ", this program reads format " + IndexWriter.FORMAT
                            + "; install the program again");
        }
        if (fixed(bytes, 8) != bytes.length) {
            throw PackedReader.damaged();
        }
        return fixed(bytes, 12);
    }

    private static int fixed(byte[] bytes, int at) {
        return (bytes[at] & 0xff) << 24
                | (bytes[at + 1] & 0xff) << 16
                | (bytes[at + 2] & 0xff) << 8
                | bytes[at + 3] & 0xff;
    }

    private void overlays(PackedReader heads) {
        int count = heads.count();
        for (int i = 0; i < count; i++) {
            String name = heads.text();
            String parent = heads.text();
            String path = heads.text();
            Optional<Criteria> criteria = heads.bool() ? Optional.of(criteria(heads)) : Optional.empty();
            Overlay overlay = new Overlay(name, parent, criteria, path, Origin.EMBEDDED);
            overlays.add(overlay);
            overlaysByName.put(name, overlay);
            contentAt.put(name, heads.number());
        }
    }

    private static Criteria criteria(PackedReader heads) {
        return new Criteria(heads.text(), heads.text(), heads.text(), heads.text(), heads.text(), heads.number());
    }

    private static Map<String, Integer> entries(PackedReader heads) {
        int count = heads.count();
        Map<String, Integer> entries = new LinkedHashMap<>(2 * count);
        for (int i = 0; i < count; i++) {
            String key = heads.text();
            entries.put(key, heads.number());
        }
        return entries;
    }

    private PackedReader data(int offset) {
        return new PackedReader(bytes, dataStart + offset, texts);
    }

    @Override
    public List<Overlay> overlays() {
        return Collections.unmodifiableList(overlays);
    }

    @Override
    public Optional<Overlay> overlay(String name) {
        return Optional.ofNullable(overlaysByName.get(name));
    }

    @Override
    public OverlayContent base() {
        return content(base);
    }

    @Override
    public OverlayContent content(Overlay overlay) {
        Integer offset = contentAt.get(overlay.name());
        if (offset == null) {
            throw new IllegalArgumentException("not an overlay of this catalogue: " + overlay.name());
        }
        return content(offset);
    }

    private OverlayContent content(Integer offset) {
        Object known = decoded.get(offset);
        if (known == null) {
            known = PackedRecords.content(data(offset));
            decoded.put(offset, known);
        }
        return (OverlayContent) known;
    }

    @Override
    public List<String> mixinNames() {
        return List.copyOf(mixinAt.keySet());
    }

    @Override
    public Optional<Mixin> mixin(String name) {
        Integer offset = mixinAt.get(name);
        if (offset == null) {
            return Optional.empty();
        }
        Object known = decoded.get(offset);
        if (known == null) {
            PackedReader in = data(offset);
            known = new Mixin(name, in.text(), PackedRecords.content(in));
            decoded.put(offset, known);
        }
        return Optional.of((Mixin) known);
    }

    @Override
    public List<String> componentNames() {
        return List.copyOf(componentAt.keySet());
    }

    @Override
    public Optional<Component> component(String name) {
        Integer offset = componentAt.get(name);
        if (offset == null) {
            return Optional.empty();
        }
        Object known = decoded.get(offset);
        if (known == null) {
            known = PackedRecords.component(data(offset));
            decoded.put(offset, known);
        }
        return Optional.of((Component) known);
    }

    @Override
    public List<String> checkPaths() {
        return List.copyOf(checkAt.keySet());
    }

    @Override
    public Optional<String> check(String path) {
        Integer offset = checkAt.get(path);
        return offset == null ? Optional.empty() : Optional.of(data(offset).longText());
    }

    @Override
    public List<String> valuesPaths() {
        return List.copyOf(valuesAt.keySet());
    }

    @Override
    public Optional<Mapping> values(String path) {
        Integer offset = valuesAt.get(path);
        return offset == null ? Optional.empty() : Optional.of(data(offset).mapping());
    }

    @Override
    public List<String> filePaths() {
        return filePaths;
    }

    @Override
    public Optional<byte[]> file(String path) {
        return filePaths.contains(path) ? rawFiles.find(path) : Optional.empty();
    }

    @Override
    public String sourceDigest() {
        return digest;
    }
}
