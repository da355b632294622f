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
package run.aicr.catalog;

import run.aicr.document.Mapping;

/**
 * A demand on the cluster, or in a validation phase on the result of a check.
 *
 * @param name path of the reading (spec recipe §9.1)
 * @param value expression (spec recipe §9.2)
 * @param severity carried only; empty when absent, like the rest
 */
public record RecipeConstraint(String name, String value, String severity, String remediation, String unit) {

    /** Keys in the order of output. */
    public Mapping toNode() {
        return new Mapping.Builder()
                .put("name", name)
                .put("value", value)
                .putIfSet("severity", severity)
                .putIfSet("remediation", remediation)
                .putIfSet("unit", unit)
                .build();
    }
}
