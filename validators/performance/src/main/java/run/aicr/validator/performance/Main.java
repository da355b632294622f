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
package run.aicr.validator.performance;

import java.util.List;
import run.aicr.validator.Check;
import run.aicr.validator.Environment;
import run.aicr.validator.ValidatorMain;

/** The program of the image {@code aicr-validators/performance}; argument 1 names the check. */
public final class Main {
    static final List<Check> CHECKS = List.of(new InferencePerf());

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(
                ValidatorMain.run(List.of(arguments), Environment.of(System.getenv(), System.out, System.err), CHECKS));
    }
}
