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
 * {@code aicr query}: one part of a recipe (spec cli §10.3, §11.1).
 *
 * <p>{@link run.aicr.cli.query.QueryCommand} is the whole command; it resolves as {@code aicr recipe} does.
 */
@NullMarked
package run.aicr.cli.query;

import org.jspecify.annotations.NullMarked;
