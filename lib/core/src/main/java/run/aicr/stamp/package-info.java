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
 * The stamp: the one small file that carries version, commit and date of a program (spec release §2.4).
 *
 * <p>Everything else of a program is the same in a release candidate and in its promotion. {@link
 * run.aicr.stamp.Stamp#read} is called at every start, so the reader is a small scanner of its own for exactly this
 * document, which costs less than loading a JSON library.
 */
@NullMarked
package run.aicr.stamp;

import org.jspecify.annotations.NullMarked;
