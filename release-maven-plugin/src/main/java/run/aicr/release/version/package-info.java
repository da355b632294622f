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
 * Tags and numbers: which tag is ours, which is higher, and what comes next (spec release §6.1, §6.3).
 *
 * <p>{@link run.aicr.release.version.TagName#of} sorts every tag name into a {@link
 * run.aicr.release.version.ReleaseTag}, a {@link run.aicr.release.version.ForeignTag} (another SemVer pre-release) or
 * an {@link run.aicr.release.version.InvalidTag}. {@link run.aicr.release.version.NextVersion} answers what a bump
 * makes of a {@link run.aicr.release.version.TagSet}.
 *
 * <p>Everything here is a pure function of names and numbers; who reads them from where is the matter of {@code git}
 * and {@code bump}. Numbers have any length.
 */
@NullMarked
package run.aicr.release.version;

import org.jspecify.annotations.NullMarked;
