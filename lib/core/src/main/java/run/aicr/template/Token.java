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
package run.aicr.template;

/**
 * A piece of an action.
 *
 * @param text of a string its content; of a field its name without the dot
 * @param spaced whether blanks stand before it
 */
record Token(Kind kind, String text, boolean spaced) {
    /** What a token is. */
    enum Kind {
        WORD,
        FIELD,
        DOT,
        VARIABLE,
        STRING,
        CHARACTER,
        NUMBER,
        OPEN,
        CLOSE,
        PIPE,
        COMMA,
        ASSIGN,
        DECLARE,
        END
    }

    boolean is(Kind other) {
        return kind == other;
    }
}
