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
package run.aicr.override;

import run.aicr.error.AicrException;

/**
 * A value of a component that the user sets.
 *
 * @param value as written, not empty
 */
public record ValueOverride(ComponentPath target, String value) {

    /**
     * Reads {@code component:path=value}, split at the first {@code :} and then at the first {@code =}.
     *
     * @throws AicrException INVALID_REQUEST naming the text and what was expected
     */
    public static ValueOverride parse(String text) {
        int equals = text.indexOf('=', Math.max(0, text.indexOf(':')));
        if (equals < 0) {
            throw ComponentPath.refused(text, "expected component:path=value");
        }
        ComponentPath target = ComponentPath.parse(text.substring(0, equals), text);
        String value = text.substring(equals + 1);
        if (value.isEmpty()) {
            throw ComponentPath.refused(text, "the value after = must not be empty");
        }
        return new ValueOverride(target, value);
    }

    /** The form that {@link #parse} reads. */
    public String text() {
        return target.text() + "=" + value;
    }
}
