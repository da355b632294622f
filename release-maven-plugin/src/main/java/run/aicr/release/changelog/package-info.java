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
 * What changed since the last release, for people (spec release §5).
 *
 * <p>{@link run.aicr.release.changelog.Changelog#of} is a pure function of commits: one engine for the goal, the
 * release notes, the preview of a candidate, and the question whether a range breaks anything. {@link
 * run.aicr.release.changelog.ChangelogRange} picks the commits from a repository, {@link
 * run.aicr.release.changelog.ReleaseNotes} puts the list between installation and verification.
 *
 * <p>Nothing asks the network, and the same commit graph gives the same bytes on every machine.
 */
@NullMarked
package run.aicr.release.changelog;

import org.jspecify.annotations.NullMarked;
