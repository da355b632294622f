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
 * Documents that arguments name: a path, a URL, {@code -} for standard input, or a ConfigMap (spec cli §4).
 *
 * <p>{@link run.aicr.cli.input.InputSource} reads a recipe or snapshot, {@link run.aicr.cli.input.ConfigFile} the
 * document of {@code --config}. Both read at most as many bytes as their kind allows and report every fault with the
 * name of the source, and with line and column where there are some. A command that takes several documents asks
 * {@link run.aicr.cli.input.InputSource#refuseSecondStandardInput} first, since standard input can be read once only.
 */
@NullMarked
package run.aicr.cli.input;

import org.jspecify.annotations.NullMarked;
