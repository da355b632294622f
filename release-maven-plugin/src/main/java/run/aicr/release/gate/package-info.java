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
 * The qualification of a commit: which gates passed, as a record that {@code bump} and {@code release} demand (spec
 * release §2.5, §7.1).
 *
 * <p>A {@link run.aicr.release.gate.Gate} is a small class that looks and says passed or skipped, or refuses; the list in
 * {@link run.aicr.release.gate.Gates} is their order. {@link run.aicr.release.gate.GateRun} asks them all and writes the
 * {@link run.aicr.release.gate.GateRecord}. What plugins of the same build have checked before is a {@link
 * run.aicr.release.gate.MavenGate}: it passes because the build got this far, and is skipped when a property switched the
 * plugin off. A gate that cannot look says so and counts as skipped, never as passed.
 */
@NullMarked
package run.aicr.release.gate;

import org.jspecify.annotations.NullMarked;
