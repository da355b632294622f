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
 * Scripted faults of the stand-ins.
 *
 * <p>Start with {@link run.aicr.rehearsal.script.Script}: it holds the faults that are to happen and the list of calls
 * that were made. A {@link run.aicr.rehearsal.script.Fault} names a peer, a method and a path, from which matching call
 * on and how often it strikes, and what happens then ({@link run.aicr.rehearsal.script.Effect}). Faults come from code
 * or from one line of text, so that a system property can carry them into another process ({@link
 * run.aicr.rehearsal.script.ScriptText} has the grammar).
 *
 * <p>Nothing here knows HTTP servers; {@code run.aicr.rehearsal.web} asks before each call and does what it is told.
 */
@NullMarked
package run.aicr.rehearsal.script;

import org.jspecify.annotations.NullMarked;
