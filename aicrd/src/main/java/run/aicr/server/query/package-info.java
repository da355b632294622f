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
 * The endpoint {@code /v1/query}: one part of a recipe with the values of its components (spec api §4.4, §4.5).
 *
 * <p>{@link run.aicr.server.query.QueryResource} takes criteria and selector from parameters or from a document.
 */
@NullMarked
package run.aicr.server.query;

import org.jspecify.annotations.NullMarked;
