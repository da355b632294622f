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
package run.aicr.bundle.value;

import java.util.List;
import run.aicr.catalog.ComponentRef;
import run.aicr.document.Mapping;
import run.aicr.document.Scalar;

/**
 * The finished values of a component.
 *
 * @param all what manifests are rendered with
 * @param dynamicPaths what is left to the one who installs
 */
public record ProducedValues(ComponentRef ref, Mapping all, List<ValuePath> dynamicPaths) {
    public ProducedValues {
        dynamicPaths = List.copyOf(dynamicPaths);
    }

    ProducedValues with(Mapping newValues) {
        return new ProducedValues(ref, newValues, dynamicPaths);
    }

    /** The values without the dynamic ones; parents of those stay (spec bundle §4.6). */
    public Mapping fixed() {
        Mapping fixed = all;
        for (ValuePath path : dynamicPaths) {
            fixed = path.remove(fixed);
        }
        return fixed;
    }

    /** The dynamic values; the empty text where there is none yet. */
    public Mapping dynamic() {
        Mapping left = all;
        Mapping dynamic = Mapping.EMPTY;
        for (ValuePath path : dynamicPaths) {
            dynamic = path.force(dynamic, path.find(left).orElse(Scalar.text("")));
            left = path.remove(left);
        }
        return dynamic;
    }

    /** The dynamic paths without a value: whoever installs must fill them in. */
    public List<ValuePath> openPaths() {
        return dynamicPaths.stream().filter(path -> path.find(all).isEmpty()).toList();
    }
}
