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
package run.aicr.recipe;

import java.util.List;
import run.aicr.error.AicrException;
import run.aicr.suggestion.NearestWords;

/** What happens to an overlay that matches the criteria but not the snapshot (spec recipe §10, §26 item 2). */
public enum OnConstraintFailure {
    /** It is left out with its whole chain. */
    EXCLUDE("exclude"),
    /** Its nearest ancestor that fits the snapshot takes its place. */
    FALLBACK("fallback"),
    /** No recipe is made. */
    FAIL("fail");

    private final String word;

    OnConstraintFailure(String word) {
        this.word = word;
    }

    /** The words of all values, in order. */
    public static List<String> words() {
        return List.of(EXCLUDE.word, FALLBACK.word, FAIL.word);
    }

    /**
     * Reads a word; empty is {@link #EXCLUDE}.
     *
     * @throws AicrException INVALID_REQUEST naming the known words
     */
    public static OnConstraintFailure parse(String text) {
        if (text.isEmpty()) {
            return EXCLUDE;
        }
        for (OnConstraintFailure value : values()) {
            if (value.word.equals(text)) {
                return value;
            }
        }
        throw AicrException.invalidRequest("unknown value \"" + text + "\" for --on-constraint-failure; known values: "
                + String.join(", ", words()) + NearestWords.clause(text, words()));
    }
}
