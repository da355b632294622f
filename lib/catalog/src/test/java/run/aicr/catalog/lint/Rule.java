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
package run.aicr.catalog.lint;

import java.util.List;
import java.util.function.Function;

/**
 * One rule of the lint.
 *
 * @param number of spec recipe §22
 * @param sentence what holds when the rule is kept
 * @param check what is wrong, one sentence each; empty when the rule is kept
 */
record Rule(int number, String sentence, Function<LintTree, List<String>> check) {
    List<String> findings(LintTree tree) {
        return check.apply(tree);
    }

    @Override
    public String toString() {
        return number + ": " + sentence;
    }
}
