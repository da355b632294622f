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
package run.aicr.server.recipe;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import run.aicr.criteria.Criteria;
import run.aicr.recipe.Recipe;
import run.aicr.recipe.RecipeResolver;
import run.aicr.server.exchange.Answer;
import run.aicr.server.observe.ServerMetrics;

/** Encoded recipes by normalised criteria; the ones not used for longest make room. */
public final class RecipeAnswers {
    private static final int MAX_ENTRIES = 256;
    private static final long MAX_BYTES = 24L << 20;

    private final RecipeResolver resolver;
    private final String version;
    private final ServerMetrics metrics;
    private final int maxEntries;
    private final long maxBytes;
    private final ReentrantLock lock = new ReentrantLock();

    /** Guarded by the lock, as is the number of bytes. */
    private final Map<Criteria, EncodedRecipe> kept = new LinkedHashMap<>(16, 0.75f, true);

    private long bytes;

    public RecipeAnswers(RecipeResolver resolver, String version, ServerMetrics metrics) {
        this(resolver, version, metrics, MAX_ENTRIES, MAX_BYTES);
    }

    RecipeAnswers(RecipeResolver resolver, String version, ServerMetrics metrics, int maxEntries, long maxBytes) {
        this.resolver = resolver;
        this.version = version;
        this.metrics = metrics;
        this.maxEntries = maxEntries;
        this.maxBytes = maxBytes;
    }

    /** The recipe for the criteria; two requests for the same new one may both build it, which is harmless. */
    EncodedRecipe find(Criteria criteria) {
        return kept(criteria).orElseGet(() -> build(criteria));
    }

    private EncodedRecipe build(Criteria criteria) {
        metrics.missed();
        long start = System.nanoTime();
        Recipe recipe = resolver.resolve(criteria);
        EncodedRecipe encoded = new EncodedRecipe(Answer.jsonBytes(recipe.toNode(version)));
        metrics.built(System.nanoTime() - start);
        keep(criteria, encoded);
        return encoded;
    }

    private Optional<EncodedRecipe> kept(Criteria criteria) {
        lock.lock();
        try {
            return Optional.ofNullable(kept.get(criteria));
        } finally {
            lock.unlock();
        }
    }

    private void keep(Criteria criteria, EncodedRecipe encoded) {
        lock.lock();
        try {
            EncodedRecipe before = kept.put(criteria, encoded);
            bytes += encoded.size() - (before == null ? 0 : before.size());
            Iterator<EncodedRecipe> oldest = kept.values().iterator();
            while (kept.size() > maxEntries || bytes > maxBytes && !kept.isEmpty()) {
                bytes -= oldest.next().size();
                oldest.remove();
            }
        } finally {
            lock.unlock();
        }
    }

    int size() {
        lock.lock();
        try {
            return kept.size();
        } finally {
            lock.unlock();
        }
    }
}
