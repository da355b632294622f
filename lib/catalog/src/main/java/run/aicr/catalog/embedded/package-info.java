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
 * The catalogue that ships with the programs.
 *
 * <p>Its source is YAML under {@code src/main/catalog}, laid out as spec recipe §4 says; the build packs it into {@code
 * catalog.index} beside this package. Registry, validator catalogue and manifests also ship as they stand, below {@code
 * source/}. {@link run.aicr.catalog.embedded.EmbeddedCatalog#open} gives the whole as a {@link
 * run.aicr.catalog.Catalog}.
 */
@NullMarked
package run.aicr.catalog.embedded;

import org.jspecify.annotations.NullMarked;
