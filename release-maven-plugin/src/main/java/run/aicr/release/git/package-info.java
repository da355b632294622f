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
 * The repository, seen through the {@code git} program.
 *
 * <p>{@link run.aicr.release.git.GitRepository} is the only door: it asks plumbing commands whose output is meant for
 * programs, separated by NUL, and answers with records. Nothing is ever parsed from text for people, no shell is
 * involved, and no command can wait for a password on the terminal.
 *
 * <p>Reading and writing are apart: everything that changes something (fetch, tag, push, delete a tag of our own) says
 * so in its first sentence. A tag is never moved and never pushed over another one.
 *
 * <p>Git 2.30 or newer is needed; a missing program is reported as such.
 */
@NullMarked
package run.aicr.release.git;

import org.jspecify.annotations.NullMarked;
