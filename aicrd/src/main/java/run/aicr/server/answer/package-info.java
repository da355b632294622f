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
 * Answers that are made once and given often (spec performance §6).
 *
 * <p>{@link run.aicr.server.answer.KeptAnswers} keeps encoded documents by what was asked, bounded by number and by size;
 * the catalogue never changes while the server runs. {@link run.aicr.server.answer.EncodedAnswer} is one of them, with
 * its entity tags.
 */
@NullMarked
package run.aicr.server.answer;

import org.jspecify.annotations.NullMarked;
