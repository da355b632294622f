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
 * {@code aicr skill}: a guide to the program for coding agents (spec cli §11.8).
 *
 * <p>{@link run.aicr.cli.skill.SkillText} writes the guide from the live tables of the commands, so it never names a
 * flag that is not there; {@link run.aicr.cli.skill.SkillFile} puts it where the {@link run.aicr.cli.skill.Agent} looks
 * for it, whole or not at all, and never through a link; {@link run.aicr.cli.skill.SkillCommand} asks before it
 * replaces one.
 */
@NullMarked
package run.aicr.cli.skill;

import org.jspecify.annotations.NullMarked;
