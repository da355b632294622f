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
 * What stops a goal: one {@link run.aicr.release.error.ReleaseException} with a stable {@link
 * run.aicr.release.error.Code}, one sentence, and a hint that says what to do (spec release §6.6).
 */
@NullMarked
package run.aicr.release.error;

import org.jspecify.annotations.NullMarked;
