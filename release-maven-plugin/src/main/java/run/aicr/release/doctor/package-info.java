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
 * Looks at a machine and its repository before a release is made there (goal {@code doctor}).
 *
 * <p>{@link run.aicr.release.doctor.Doctor} asks everything, the clone and its remote through
 * {@link run.aicr.release.doctor.RepositoryChecks}, programs, disk and tokens through
 * {@link run.aicr.release.doctor.MachineChecks}. Each answer is a {@link run.aicr.release.doctor.Diagnosis}: fine, a
 * warning, or a problem that would stop a goal, with the command that mends it. Nothing is changed, and of a token only
 * is seen that it is there.
 */
@NullMarked
package run.aicr.release.doctor;

import org.jspecify.annotations.NullMarked;
