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

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.ToLongFunction;

/** Values by key, bounded in number and bytes; the one that was used longest ago makes room. Safe for threads. */
public final class Kept<K, V> {
    private final int maxEntries;
    private final long maxBytes;
    private final ToLongFunction<V> size;
    private final ReentrantLock lock = new ReentrantLock();

    /** Guarded by the lock, as is the number of bytes. */
    private final Map<K, V> values = new LinkedHashMap<>(16, 0.75f, true);

    private long bytes;

    /** @param size of a value in bytes */
    public Kept(int maxEntries, long maxBytes, ToLongFunction<V> size) {
        this.maxEntries = maxEntries;
        this.maxBytes = maxBytes;
        this.size = size;
    }

    /** The value, when it is kept. */
    public Optional<V> find(K key) {
        lock.lock();
        try {
            return Optional.ofNullable(values.get(key));
        } finally {
            lock.unlock();
        }
    }

    /** Keeps a value; one that is larger than everything that may be kept goes at once. */
    public void keep(K key, V value) {
        lock.lock();
        try {
            V before = values.put(key, value);
            bytes += size.applyAsLong(value) - (before == null ? 0 : size.applyAsLong(before));
            Iterator<V> oldest = values.values().iterator();
            while (values.size() > maxEntries || bytes > maxBytes && !values.isEmpty()) {
                bytes -= size.applyAsLong(oldest.next());
                oldest.remove();
            }
        } finally {
            lock.unlock();
        }
    }

    int count() {
        lock.lock();
        try {
            return values.size();
        } finally {
            lock.unlock();
        }
    }
}
