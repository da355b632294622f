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
 * Bundles: a recipe turned into a folder that deploys it (spec bundle).
 *
 * <p>Start with {@link run.aicr.bundle.BundleGenerator}: the pipeline of the specification, one method per step, from a
 * {@link run.aicr.bundle.BundleRequest} to a {@link run.aicr.bundle.Bundle} in memory. {@link
 * run.aicr.bundle.BundleFolder} puts that on the disk, {@link run.aicr.bundle.BundleZip} into a stream. Values are made in
 * {@code value}, manifests in {@code manifest}, charts are fetched in {@code chart}, files are laid out in {@code
 * deployer}, and {@code integrity} checks what was made.
 */
@NullMarked
package run.aicr.bundle;

import org.jspecify.annotations.NullMarked;
