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
 * Loopback stand-ins for every outside service of a release.
 *
 * <p>Start with {@link run.aicr.rehearsal.Rehearsal}: it starts all stand-ins over one folder, gives their {@link
 * run.aicr.rehearsal.Addresses} and the {@link run.aicr.rehearsal.script.Script} of faults, and stops them when closed.
 * They speak the real protocols, keep what they receive in the folder (docs/format/rehearsal-folder.md) and take their
 * state from there when they are started again. Starting and reading change nothing in the folder.
 *
 * <p>A package per peer. Nothing here imports the clients that are tested against it.
 */
@NullMarked
package run.aicr.rehearsal;

import org.jspecify.annotations.NullMarked;
