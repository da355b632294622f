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
 * Documents as trees with positions, and their readers and writers.
 *
 * <p>A document is read once at the edge ({@link run.aicr.document.YamlReader}, {@link run.aicr.document.JsonReader})
 * into an immutable {@link run.aicr.document.Node} tree in which every node knows file, line and column. {@link
 * run.aicr.document.Fields} binds a mapping to a record and reports missing and unknown keys. {@link
 * run.aicr.document.YamlWriter} and {@link run.aicr.document.JsonWriter} write trees with a stable form.
 */
@NullMarked
package run.aicr.document;

import org.jspecify.annotations.NullMarked;
