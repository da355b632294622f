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

import run.aicr.document.Node;

/** How values look as text, for functions of one's own. */
public final class Values {
    private Values() {}

    /** The value as Go prints it; null is {@code <nil>}. */
    public static String text(Node value) {
        return Printing.text(value);
    }

    /** The text in double quotes, with Go's escapes. */
    public static String quoted(String text) {
        return Printing.quoted(text);
    }

    /** Whether {@code if} takes the value for true. */
    public static boolean isTrue(Node value) {
        return Printing.isTrue(value);
    }
}
