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
 * Manifests beside the charts: where they come from, how they are rendered, what is changed in them (spec bundle §4.10,
 * §4.11, §5.4, §6, §13).
 *
 * <p>{@link run.aicr.bundle.manifest.Manifests} reads those of a recipe; {@link
 * run.aicr.bundle.manifest.ManifestRenderer} runs them as templates; {@link run.aicr.bundle.manifest.HookStripper} and
 * {@link run.aicr.bundle.manifest.PostInstallHooks} work on what came out, document by document.
 */
@NullMarked
package run.aicr.bundle.manifest;

import org.jspecify.annotations.NullMarked;
