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

import java.util.Optional;
import run.aicr.error.AicrException;

/**
 * A taint that a pod puts up with.
 *
 * @param key empty: every key
 * @param operator {@code Equal} when there is a value, else {@code Exists}
 * @param value empty with {@code Exists}
 * @param effect absent: every effect
 */
public record Toleration(String key, Operator operator, String value, Optional<TaintEffect> effect) {
    /** Tolerates everything; written {@code *}. */
    public static final Toleration EVERYTHING = new Toleration("", Operator.EXISTS, "", Optional.empty());

    /** How key and value are compared. */
    public enum Operator {
        EQUAL("Equal"),
        EXISTS("Exists");

        private final String word;

        Operator(String word) {
            this.word = word;
        }

        /** The word in Kubernetes documents. */
        public String word() {
            return word;
        }
    }

    /**
     * Reads {@code *}, {@code key=value:effect} or {@code key:effect}.
     *
     * @throws AicrException INVALID_REQUEST naming the text and what was expected
     */
    public static Toleration parse(String text) {
        if (text.equals("*")) {
            return EVERYTHING;
        }
        TaintEffect.Split split = TaintEffect.split("toleration", text);
        Operator operator = split.value().isEmpty() ? Operator.EXISTS : Operator.EQUAL;
        return new Toleration(split.key(), operator, split.value(), Optional.of(split.effect()));
    }

    /** The form that {@link #parse} reads. */
    public String text() {
        if (effect.isEmpty()) {
            return "*";
        }
        return key + (value.isEmpty() ? "" : "=" + value) + ":" + effect.get().word();
    }
}
