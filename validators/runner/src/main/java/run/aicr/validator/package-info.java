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
 * The contract between a validator container and the run that starts it (spec validate §10.4).
 *
 * <p>A program of this kind is a list of {@link run.aicr.validator.Check}s handed to {@link
 * run.aicr.validator.ValidatorMain}: argument 1 names the check, {@link run.aicr.validator.CheckContext} carries what it
 * may use, its {@link run.aicr.validator.Outcome} becomes exit code 0 (passed), 1 (failed) or 2 (skipped) and the text
 * in the termination file.
 *
 * <p>Evidence goes to standard output, log lines go to standard error. Everything that is read from outside has a limit,
 * and a check ends at its deadline.
 */
@NullMarked
package run.aicr.validator;

import org.jspecify.annotations.NullMarked;
