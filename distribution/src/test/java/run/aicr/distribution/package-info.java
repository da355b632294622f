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
 * What is tested of the whole product, after all programs were built.
 *
 * <p>{@link run.aicr.distribution.HouseRulesTest} reads the classes of all programs and holds them against the plan of
 * the house: which room may use which, where a library may appear, how things are named. Every exception stands there
 * with its reason.
 *
 * <p>The classes of the release plugin are not on this module's class path; what is said here does not cover them.
 */
@NullMarked
package run.aicr.distribution;

import org.jspecify.annotations.NullMarked;
