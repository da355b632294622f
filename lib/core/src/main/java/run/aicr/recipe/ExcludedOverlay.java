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
package run.aicr.recipe;

import run.aicr.document.Mapping;

/**
 * An overlay that matched but was left out because of a snapshot (spec recipe §10).
 *
 * @param reason {@code constraint-failed} or {@code mixin-constraint-failed}
 */
public record ExcludedOverlay(String name, String reason) {
    /** Keys in the order of output. */
    public Mapping toNode() {
        return new Mapping.Builder().put("name", name).put("reason", reason).build();
    }
}
