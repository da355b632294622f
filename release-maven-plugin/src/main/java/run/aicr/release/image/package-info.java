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
 * Container images without a container engine (spec images §4–6).
 *
 * <p>{@link run.aicr.release.image.RehearsalRoot} is the base of a rehearsal, {@link run.aicr.release.image.ImageLayers}
 * lets Jib make layers and configuration of one platform, {@link run.aicr.release.image.ImageAssembler} adds the stamp
 * layer, labels, annotations and the index, and stores all in an OCI image layout.
 */
@NullMarked
package run.aicr.release.image;

import org.jspecify.annotations.NullMarked;
