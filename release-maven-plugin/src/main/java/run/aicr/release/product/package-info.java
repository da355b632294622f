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
 * What is built: programs, their runtimes and payloads.
 *
 * <p>{@link run.aicr.release.product.ReleaseBuild} makes everything; {@link run.aicr.release.product.PayloadBuilder} the
 * payload of one program for one platform: a Java runtime, the program, a class archive for fast starts and a launcher.
 * Everything in a payload is reproducible and names no version (spec release §2.4).
 */
@NullMarked
package run.aicr.release.product;

import org.jspecify.annotations.NullMarked;
