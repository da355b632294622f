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
package run.aicr.release.yank;

import java.util.Map;
import run.aicr.release.step.Finding;
import run.aicr.release.step.Step;

/**
 * A pointer of the release that takes over, under a name of its own: the ledger of the withdrawn release also has lines
 * about its own pointers.
 *
 * @param <R> what the pointer's state gives
 */
public final class Moved<R extends Record> extends Step<R> {
    private final Step<R> pointer;

    /**
     * The state.
     *
     * @param pointer such as {@code formula}; here it is {@code yank-formula}
     */
    public Moved(Step<R> pointer, Standing target) {
        super("yank-" + pointer.name(), pointer.reach(), target);
        this.pointer = pointer;
    }

    @Override
    public Finding<R> look() {
        return pointer.look();
    }

    @Override
    public void act() {
        pointer.act();
    }

    @Override
    public Map<String, String> evidence(R result) {
        return pointer.evidence(result);
    }
}
