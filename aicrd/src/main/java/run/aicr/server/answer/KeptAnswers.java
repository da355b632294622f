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
package run.aicr.server.answer;

import java.util.function.Function;
import run.aicr.document.Node;
import run.aicr.server.exchange.Answer;
import run.aicr.server.guard.Deadline;
import run.aicr.server.observe.ServerMetrics;

/**
 * Encoded answers by what was asked, kept from the second time on; the ones not used for longest make room.
 *
 * @param <K> what was asked, normalised
 */
public final class KeptAnswers<K> {
    private static final int MAX_ENTRIES = 256;
    private static final long MAX_BYTES = 8L << 20;

    private final Function<K, Node> build;
    private final ServerMetrics metrics;
    private final Deadline deadline;
    private final Kept<K, EncodedAnswer> kept;

    /** @param build makes the document for a new key; what it throws reaches the caller and is not kept */
    public KeptAnswers(Function<K, Node> build, ServerMetrics metrics) {
        this(build, metrics, Deadline.RECIPE, MAX_ENTRIES, MAX_BYTES);
    }

    KeptAnswers(Function<K, Node> build, ServerMetrics metrics, Deadline deadline, int maxEntries, long maxBytes) {
        this.build = build;
        this.metrics = metrics;
        this.deadline = deadline;
        this.kept = new Kept<>(maxEntries, maxBytes, EncodedAnswer::size);
    }

    /**
     * The answer for the key; two requests for the same new one may both build it, which is harmless.
     *
     * @throws run.aicr.server.failure.ApiException status 504 when building takes longer than it may
     */
    public EncodedAnswer find(K key) {
        return kept.find(key).orElseGet(() -> built(key));
    }

    private EncodedAnswer built(K key) {
        metrics.missed();
        long start = System.nanoTime();
        EncodedAnswer encoded = deadline.within(() -> new EncodedAnswer(Answer.jsonBytes(build.apply(key))));
        metrics.built(System.nanoTime() - start);
        kept.offer(key, encoded);
        return encoded;
    }

    int size() {
        return kept.count();
    }
}
