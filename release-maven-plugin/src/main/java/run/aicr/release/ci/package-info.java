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
 * A release in several jobs of a CI service, each on a machine of its own (spec release §8).
 *
 * <p>{@link run.aicr.release.ci.WorkArchive} is what one job hands to the next, {@link run.aicr.release.ci.HandedOverBuild}
 * the build as a job sees it that never builds, {@link run.aicr.release.ci.JobReport} what a job tells the service: outputs
 * for other jobs and a summary for people.
 */
@NullMarked
package run.aicr.release.ci;

import org.jspecify.annotations.NullMarked;
