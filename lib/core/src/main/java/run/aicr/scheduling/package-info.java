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
 * How users write where pods may run: node selectors {@code key=value}, tolerations {@code key=value:effect} and taints
 * (spec cli §9.2, §9.3). The same texts stand in flags, in the configuration file and in query parameters; each type has
 * a {@code parse} that accepts exactly that grammar.
 *
 * <p>Start with {@link run.aicr.scheduling.Toleration}.
 */
@NullMarked
package run.aicr.scheduling;

import org.jspecify.annotations.NullMarked;
