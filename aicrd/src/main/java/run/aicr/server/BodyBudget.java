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
package run.aicr.server;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Bytes of request bodies that are in memory at one time, over all connections. The heap is small; many clients that each
 * send a large body must not fill it.
 */
final class BodyBudget {
    private final long most;
    private final int always;
    private final AtomicLong taken = new AtomicLong();

    /**
     * Sets the sizes.
     *
     * @param most bytes together
     * @param always a body up to this size is taken in any case
     */
    BodyBudget(long most, int always) {
        this.most = most;
        this.always = always;
    }

    /**
     * Counts bytes of a body.
     *
     * @param before how many of this body are counted already
     * @return false when there is no room; then nothing is counted
     */
    boolean take(long before, int bytes) {
        long all = taken.addAndGet(bytes);
        if (all > most && before + bytes > always) {
            taken.addAndGet(-bytes);
            return false;
        }
        return true;
    }

    void giveBack(long bytes) {
        taken.addAndGet(-bytes);
    }

    long taken() {
        return taken.get();
    }
}
