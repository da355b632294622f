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

import java.util.ArrayList;
import java.util.List;
import run.aicr.catalog.Catalog;
import run.aicr.catalog.ComponentRef;

/** Finds files that a recipe names and its catalogue has not (spec recipe §26 item 19). */
public final class MissingFiles {
    private MissingFiles() {}

    /** A sentence for each missing values file and manifest of an enabled component. */
    public static List<String> of(Catalog catalog, Recipe recipe) {
        List<String> missing = new ArrayList<>();
        for (ComponentRef ref : recipe.componentRefs()) {
            if (ref.isEnabled()) {
                if (!ref.valuesFile().isEmpty()) {
                    check(catalog, ref, "valuesFile", ref.valuesFile(), missing);
                }
                for (String path : ref.preManifestFiles()) {
                    check(catalog, ref, "preManifestFiles", path, missing);
                }
                for (String path : ref.manifestFiles()) {
                    check(catalog, ref, "manifestFiles", path, missing);
                }
            }
        }
        return missing;
    }

    private static void check(Catalog catalog, ComponentRef ref, String field, String path, List<String> missing) {
        if (!catalog.holds(path)) {
            missing.add("component \"" + ref.name() + "\": " + field + " \"" + path
                    + "\" is not in the catalogue; a bundle of this recipe will be refused");
        }
    }
}
