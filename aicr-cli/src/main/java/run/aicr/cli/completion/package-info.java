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
 * Completion of command lines in a shell (spec cli §11.9).
 *
 * <p>{@code aicr completion <shell>} prints a {@link run.aicr.cli.completion.Shell}'s script. The script calls the
 * program back with the words typed so far and {@link run.aicr.cli.completion.Candidates#CALL} as last word; {@link
 * run.aicr.cli.completion.Candidates} then answers from the tables of the commands. No command runs for that, and no
 * catalogue is opened: loops only, for a shell waits while a person presses a key (spec performance §4).
 */
@NullMarked
package run.aicr.cli.completion;

import org.jspecify.annotations.NullMarked;
