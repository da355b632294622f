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
 * The recipe catalogue: which overlays, mixins, components, health checks and values exist.
 *
 * <p>{@link run.aicr.catalog.Catalog} is what everybody else sees; it never changes. There are two ways to one: {@link
 * run.aicr.catalog.CatalogTree} reads a directory of YAML files (spec recipe §4, §5), at build time or for external
 * data; {@link run.aicr.catalog.CatalogIndex} opens the packed form that the build makes of such a tree, and decodes only
 * what is asked for, so that a command starts in milliseconds (spec performance §4). {@link
 * run.aicr.catalog.IndexMain} is the program that the build runs between the two.
 *
 * <p>The path from the index to a recipe uses loops and plain classes, no streams, no lambdas, no pattern switches.
 */
@NullMarked
package run.aicr.catalog;

import org.jspecify.annotations.NullMarked;
