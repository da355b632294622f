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
/**
 * What surrounds a command: streams, variables and folders ({@link run.aicr.cli.console.Environment}), the log on
 * standard error ({@link run.aicr.cli.console.Log}), where results go ({@link run.aicr.cli.console.OutputTarget}), and
 * all of it together for one run ({@link run.aicr.cli.console.Session}).
 *
 * <p>Nobody below {@code main} reads {@code System}; a test hands in an environment of its own. Results go to standard
 * output in one write, logs never do (spec cli §5, §7).
 */
@NullMarked
package run.aicr.cli.console;

import org.jspecify.annotations.NullMarked;
