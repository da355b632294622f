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
package run.aicr.scheduling;

import run.aicr.error.AicrException;

/**
 * A taint of a node.
 *
 * @param key not empty
 * @param value may be empty
 */
public record Taint(String key, String value, TaintEffect effect) {

    /**
     * Reads {@code key=value:effect} or {@code key:effect}.
     *
     * @throws AicrException INVALID_REQUEST naming the text and what was expected
     */
    public static Taint parse(String text) {
        TaintEffect.Split split = TaintEffect.split("taint", text);
        if (split.key().isEmpty()) {
            throw TaintEffect.refused("taint", text, "the key must not be empty");
        }
        return new Taint(split.key(), split.value(), split.effect());
    }

    /** The form that {@link #parse} reads. */
    public String text() {
        return key + (value.isEmpty() ? "" : "=" + value) + ":" + effect.word();
    }
}
