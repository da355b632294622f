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
 * The folders a release is made in: {@link run.aicr.release.work.WorkFolder} says where what lies, {@link
 * run.aicr.release.work.Tree} lists, copies, normalises and removes. {@link run.aicr.release.work.SearchPath} finds programs of
 * others, {@link run.aicr.release.work.ProgramRun} runs them.
 */
@NullMarked
package run.aicr.release.work;

import org.jspecify.annotations.NullMarked;
