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
package run.aicr.release.homebrew;

/** Text inside a formula, so that Ruby takes it as text and nothing else. */
final class RubyText {
    private RubyText() {}

    /** A string literal in double quotes. */
    static String quoted(String text) {
        return "\"" + escaped(text).replace("\"", "\\\"").replace("\n", "\\n") + "\"";
    }

    /** For a here-document, in which quotes and line ends are ordinary. */
    static String escaped(String text) {
        return text.replace("\\", "\\\\").replaceAll("#(?=[{$@])", "\\\\#");
    }
}
