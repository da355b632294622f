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

import run.aicr.criteria.Criteria;
import run.aicr.document.Fields;

/** Reads the parts of a written recipe that have the form of an overlay's. Keys that are not known have no effect. */
public final class RecipeParts {
    private static final UnknownKeys DROPPED = fields -> {};

    private RecipeParts() {}

    /** Constraints, component references and validation phases, each list in file order. */
    public static OverlayContent content(Fields document) {
        return new DocumentBinder(DROPPED).content(document);
    }

    /** Criteria with normalised values; absent ones are empty. */
    public static Criteria criteria(Fields fields) {
        return new DocumentBinder(DROPPED).criteria(fields);
    }
}
