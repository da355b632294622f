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
package run.aicr.constraint;

/** Where readings come from. */
public interface Readings {
    /**
     * The reading as text: integers decimal, booleans {@code true} or {@code false}, floats in shortest form.
     *
     * @throws run.aicr.error.AicrException NOT_FOUND when there is no such reading, CONFLICT when a selector fits
     *     several items (sentences of spec recipe §9.1)
     */
    String at(ConstraintPath path);
}
