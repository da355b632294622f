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

/** What a taint does to pods that do not tolerate it; written with exactly these letters. */
public enum TaintEffect {
    NO_SCHEDULE("NoSchedule"),
    PREFER_NO_SCHEDULE("PreferNoSchedule"),
    NO_EXECUTE("NoExecute");

    private final String word;

    TaintEffect(String word) {
        this.word = word;
    }

    /** The word in Kubernetes documents. */
    public String word() {
        return word;
    }

    static Optional<TaintEffect> find(String text) {
        for (TaintEffect effect : values()) {
            if (effect.word.equals(text)) {
                return Optional.of(effect);
            }
        }
        return Optional.empty();
    }

    /** Splits {@code rest:effect}; exactly one colon. */
    static Split split(String what, String text) {
        int colon = text.indexOf(':');
        if (colon < 0 || text.indexOf(':', colon + 1) >= 0) {
            throw refused(what, text, "expected key=value:effect or key:effect");
        }
        TaintEffect effect = find(text.substring(colon + 1))
                .orElseThrow(() -> refused(
                        what, text, "the effect after the colon must be NoSchedule, PreferNoSchedule or NoExecute"));
        String rest = text.substring(0, colon);
        int equals = rest.indexOf('=');
        return equals < 0
                ? new Split(rest, "", effect)
                : new Split(rest.substring(0, equals), rest.substring(equals + 1), effect);
    }

    /** The three parts of a text; the value may be empty. */
    record Split(String key, String value, TaintEffect effect) {}

    static AicrException refused(String what, String text, String reason) {
        return AicrException.invalidRequest("invalid " + what + " \"" + text + "\": " + reason);
    }
}
