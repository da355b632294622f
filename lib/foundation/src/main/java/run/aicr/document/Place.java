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
package run.aicr.document;

/**
 * Where a node stands.
 *
 * @param source file name, URL or another name a reader understands
 * @param line from 1; 0 when unknown
 * @param column from 1; 0 when unknown
 */
public record Place(String source, int line, int column) {
    /** For trees that were made, not read. */
    public static final Place NONE = new Place("", 0, 0);

    /** {@code file:line:column}, or the source alone when the line is unknown. */
    @Override
    public String toString() {
        return line == 0 ? source : source + ":" + line + ":" + column;
    }
}
