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
package run.aicr.validator;

import java.io.PrintStream;

/** What a check shows of the cluster, on standard output: blocks, lines and results (spec validators §1). */
public final class Evidence {
    private final PrintStream out;

    Evidence(PrintStream out) {
        this.out = out;
    }

    /** A block: its label and the text. */
    public void block(String label, String text) {
        out.println("--- " + label + " ---");
        out.println(text);
    }

    /** A block with the kubectl command that shows the same. */
    public void block(String label, String equivalent, String text) {
        out.println("--- " + label + " ---");
        out.println("Equivalent: " + equivalent);
        out.println();
        out.println(text);
    }

    public void line(String text) {
        out.println(text);
    }

    /** A line that the run also shows in its log. */
    public void result(String text) {
        out.println("RESULT: " + text);
    }
}
