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

import java.util.Optional;
import run.aicr.criteria.Criteria;

/**
 * The head of an overlay: what is needed to find it. Its content is read with {@link Catalog#content}.
 *
 * @param base name of the parent; empty or {@code base} for the base itself
 * @param criteria absent: it never matches, but may be a parent
 * @param path relative path of its file in the tree
 */
public record Overlay(String name, String base, Optional<Criteria> criteria, String path, Origin origin) {
    /** The name that stands for the base recipe. */
    public static final String BASE = "base";

    /** Whether the parent is the base recipe itself. */
    public boolean isOnBase() {
        return base.isEmpty() || base.equals(BASE);
    }
}
