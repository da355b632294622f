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
package run.aicr.config;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import run.aicr.criteria.Dimension;
import run.aicr.criteria.KnownValues;
import run.aicr.document.Place;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;

/**
 * {@code spec.recipe.criteria}: texts that no catalogue has judged yet, because a catalogue of {@code data} may know more
 * values than the built-in one (spec cli §13.2 item 2).
 *
 * @param texts the dimensions that are set, as written
 * @param nodes 0: not set
 */
public record ConfigCriteria(Map<Dimension, Text> texts, int nodes) {
    private static final String PATH = "spec.recipe.criteria";

    /** A text and where it stands. */
    public record Text(String text, Place place) {}

    public ConfigCriteria {
        EnumMap<Dimension, Text> copy = new EnumMap<>(Dimension.class);
        copy.putAll(texts);
        texts = Collections.unmodifiableMap(copy);
    }

    static ConfigCriteria read(Section section) {
        EnumMap<Dimension, Text> texts = new EnumMap<>(Dimension.class);
        for (Dimension dimension : Dimension.values()) {
            String key = dimension.word();
            section.text(key).ifPresent(text -> texts.put(dimension, new Text(text, section.place(key))));
        }
        return new ConfigCriteria(texts, section.count("nodes").orElse(0));
    }

    /**
     * The value of a dimension, aliases resolved; empty when it is not set.
     *
     * @param known values beside the built-in ones, of the catalogue in use
     * @throws AicrException INVALID_REQUEST {@code invalid spec.recipe.criteria.<dimension>} for an unknown value
     */
    public Optional<String> value(Dimension dimension, KnownValues known) {
        Text text = texts.get(dimension);
        if (text == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(dimension.parse(text.text(), known));
        } catch (AicrException e) {
            String at = text.place().line() == 0 ? "" : text.place() + ": ";
            throw new AicrException(ErrorClass.INVALID_REQUEST, at + "invalid " + PATH + "." + dimension.word(), e);
        }
    }

    /**
     * Checks all values, also of dimensions that the command line overrides.
     *
     * @param known values beside the built-in ones, of the catalogue in use
     * @throws AicrException INVALID_REQUEST for the first unknown one
     */
    public void check(KnownValues known) {
        texts.keySet().forEach(dimension -> value(dimension, known));
    }
}
