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
package run.aicr.bundle.bom;

import java.util.ArrayList;
import java.util.List;
import run.aicr.document.Mapping;
import run.aicr.document.Node;
import run.aicr.document.Sequence;

/** Properties of a component of CycloneDX; empty ones are left out. */
final class Properties {
    private final List<Node> properties = new ArrayList<>();

    Properties with(String name, String value) {
        if (!value.isEmpty()) {
            properties.add(
                    new Mapping.Builder().put("name", name).put("value", value).build());
        }
        return this;
    }

    Sequence list() {
        return Sequence.of(properties);
    }
}
