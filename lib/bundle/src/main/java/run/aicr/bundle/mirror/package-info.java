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
 * What must be copied into a network without access to others: images and charts of a recipe (spec bundle §18).
 *
 * <p>{@link run.aicr.bundle.mirror.Discovery} renders charts with {@code helm template} and manifests by itself, and {@code
 * ImageScan} finds the images in what came out; {@link run.aicr.bundle.mirror.MirrorList} is the result, {@link
 * run.aicr.bundle.mirror.MirrorFormat} writes it.
 */
@NullMarked
package run.aicr.bundle.mirror;

import org.jspecify.annotations.NullMarked;
