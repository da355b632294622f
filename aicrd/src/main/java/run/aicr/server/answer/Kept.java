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

/**
 * Values by key, bounded in number and bytes; the one that was used longest ago makes room. Safe for threads.
 *
 * <p>A value is kept when its key is asked for the second time: what only one client wants, once, neither displaces what
 * many want nor outlives its request, which spares the memory of the server and the pauses of its collector.
 */
public final class Kept<K, V> {
    /** So many other keys, on average, may be asked for between the first and the second time. A power of two. */
    private static final int ASKED = 1 << 12;

    private final int maxEntries;
    private final long maxBytes;
    private final ToLongFunction<V> size;

    /** Hash codes of keys that were asked for, each in its place; a later one takes the place. */
    private final int[] askedFor = new int[ASKED];

    private final ReentrantLock lock = new ReentrantLock();

    /** Guarded by the lock, as are the number of bytes and the hash codes. */
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

    /**
     * Keeps a value when it is offered for the second time; one that is larger than everything that may be kept goes at
     * once.
     */
    public void offer(K key, V value) {
        lock.lock();
        try {
            if (!isAskedAgain(key)) {
                return;
            }
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

    /** Two keys with one place and one hash code make a mistake, which only keeps a value one request too early. */
    private boolean isAskedAgain(K key) {
        int hash = key.hashCode() * 0x9E3779B9 | 1;
        int place = hash >>> 20;
        boolean again = askedFor[place] == hash;
        askedFor[place] = hash;
        return again;
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
