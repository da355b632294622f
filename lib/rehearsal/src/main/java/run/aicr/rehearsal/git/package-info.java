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
 * The git repositories that a release pushes to: the tap of formulas and the pages of the site.
 *
 * <p>Start with {@link run.aicr.rehearsal.git.BareRepository}. Git itself is the protocol and the keeper; the stand-in only
 * makes an empty bare repository when the first one is to be written to. The program {@code git} must be installed.
 */
@NullMarked
package run.aicr.rehearsal.git;

import org.jspecify.annotations.NullMarked;
