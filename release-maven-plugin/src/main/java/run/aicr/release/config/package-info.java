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
 * What a release is made of, as {@code .release.yaml} says it (docs/format/release-config.md).
 *
 * <p>{@link run.aicr.release.config.ReleaseConfig} is the door: it reads the file and refuses every key it does not know.
 * The rest are its parts.
 */
@NullMarked
package run.aicr.release.config;

import org.jspecify.annotations.NullMarked;
