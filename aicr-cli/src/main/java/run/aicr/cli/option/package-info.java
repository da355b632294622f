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
 * The grammar of the command line, driven by tables (spec cli §1).
 *
 * <p>A command is a {@link run.aicr.cli.option.CommandTable} of {@link run.aicr.cli.option.Flag}s and a method. The
 * {@link run.aicr.cli.option.LineParser} reads the words against the table, {@link run.aicr.cli.option.HelpText} prints
 * it. Only the table of the chosen command is made. This is our own because a general library costs more time than a
 * whole short command (spec performance §3): no reflection, no lambdas, no regular expressions.
 */
@NullMarked
package run.aicr.cli.option;

import org.jspecify.annotations.NullMarked;
