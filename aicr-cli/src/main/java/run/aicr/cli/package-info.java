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
 * The {@code aicr} command line.
 *
 * <p>How a command travels: {@link run.aicr.cli.Main} makes an environment of the process, reads the global flags and
 * the command's name, asks {@link run.aicr.cli.Commands} for the command, parses the rest against its table, runs it,
 * and turns what it throws into a log record and an exit code. A command is one class in a package per noun; adding one
 * means writing it and naming it in {@code Commands}.
 */
@NullMarked
package run.aicr.cli;

import org.jspecify.annotations.NullMarked;
