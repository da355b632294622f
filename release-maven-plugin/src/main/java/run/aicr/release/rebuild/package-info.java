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
 * Building a tag again and comparing the bytes (spec release §2.3, §7.7).
 *
 * <p>{@link run.aicr.release.rebuild.TagBuild} builds in a clean clone with a Maven of its own. A {@link
 * run.aicr.release.rebuild.Side} is what can be compared: a published release, the assets in a folder, or a build. {@link
 * run.aicr.release.rebuild.Comparison} takes two of them and gives a {@link run.aicr.release.rebuild.RebuildReport}, the
 * content of {@code rebuild.json}. Signed statements are left out, since they differ each time. Nothing here writes to a
 * release.
 */
@NullMarked
package run.aicr.release.rebuild;

import org.jspecify.annotations.NullMarked;
