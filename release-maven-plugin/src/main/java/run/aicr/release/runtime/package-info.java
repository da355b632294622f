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
 * Java runtimes of the platforms that programs are shipped for: that of this machine is linked from the JDK of the build,
 * others come from pinned archives (spec images §2.4–2.6). Whatever made it, a runtime is checked before it is used.
 *
 * <p>Start at {@link run.aicr.release.runtime.Runtimes}.
 */
@NullMarked
package run.aicr.release.runtime;

import org.jspecify.annotations.NullMarked;
