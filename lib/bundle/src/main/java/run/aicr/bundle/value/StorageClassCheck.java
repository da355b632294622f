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
import java.util.Optional;
import run.aicr.catalog.Component;
import run.aicr.document.Mapping;
import run.aicr.document.Node;
import run.aicr.document.Scalar;

/** Finds volume claims that would take the cluster's default storage class, which many clusters lack (spec bundle §4.8). */
final class StorageClassCheck {
    private StorageClassCheck() {}

    static void remark(Optional<Component> component, ProducedValues values, List<String> notes) {
        for (String text : component.map(Component::storageClassPaths).orElse(List.of())) {
            ValuePath path = ValuePath.of(text);
            boolean hasParent = path.parent()
                    .find(values.all())
                    .filter(Mapping.class::isInstance)
                    .isPresent();
            if (hasParent
                    && path.find(values.all()).filter(StorageClassCheck::names).isEmpty()) {
                String name = values.ref().name();
                notes.add("Warning: " + name + " renders a PVC without storageClassName at " + text
                        + "; the cluster needs a default StorageClass, or give one with --storage-class <name> or --set "
                        + name + ":" + text + "=<name>");
            }
        }
    }

    private static boolean names(Node value) {
        return !(value instanceof Scalar scalar)
                || !scalar.isNull() && !(scalar.isText() && scalar.text().isBlank());
    }
}
