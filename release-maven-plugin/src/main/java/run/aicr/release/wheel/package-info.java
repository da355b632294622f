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
 * Python wheels of an image without pip at run time or in a container: exact files by a lock, kept in the cache of a
 * release, laid out as the files of an image layer (spec images §9).
 *
 * <p>{@link run.aicr.release.wheel.WheelStore} is the door: it reads the locks ({@link
 * run.aicr.release.wheel.WheelLock}), lets pip download what is missing and is allowed, checks every digest itself, and
 * gives {@link run.aicr.release.wheel.Wheels}, which know the entries of the layers and what is inside.
 *
 * <p>Nothing is compiled: byte code of Python is not reproducible by default and would double the layers.
 */
@NullMarked
package run.aicr.release.wheel;

import org.jspecify.annotations.NullMarked;
