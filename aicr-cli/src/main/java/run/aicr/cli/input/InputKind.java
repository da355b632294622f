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
package run.aicr.cli.input;

import run.aicr.document.Limits;

/** What a command wants to read. */
public enum InputKind {
    RECIPE("recipe"),
    /** A snapshot of a big cluster exceeds the limit of other documents (spec cli §13.2 item 9). */
    SNAPSHOT("snapshot");

    private final String noun;

    InputKind(String noun) {
        this.noun = noun;
    }

    /** The word for messages. */
    String noun() {
        return noun;
    }

    /** Limits of files and of standard input; a URL gives at most {@link Limits#DOCUMENT}. */
    Limits local() {
        return this == SNAPSHOT ? Limits.SNAPSHOT : Limits.DOCUMENT;
    }
}
