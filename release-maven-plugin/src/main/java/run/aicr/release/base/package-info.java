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
 * Bases of images, pinned by digest (spec release §3.6).
 *
 * <p>{@link run.aicr.release.base.BaseStore} is the door: it gives the base of an image out of an OCI image layout in the
 * cache, and pulls what the layout lacks when that is allowed. Nothing is used whose digest and size were not checked.
 * {@link run.aicr.release.base.BasePins} asks registries what tags stand for and writes the digests into
 * {@code .release.yaml}; {@link run.aicr.release.base.InstalledPackages} reads what is installed in a base.
 */
@NullMarked
package run.aicr.release.base;

import org.jspecify.annotations.NullMarked;
