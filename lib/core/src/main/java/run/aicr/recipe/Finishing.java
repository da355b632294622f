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
import java.util.Optional;
import run.aicr.catalog.Catalog;
import run.aicr.catalog.Component;
import run.aicr.catalog.ComponentRef;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;

/** Fills in what the registry knows about the components of a recipe (spec recipe §11.4, §11.5). */
final class Finishing {
    private final Catalog catalog;

    Finishing(Catalog catalog) {
        this.catalog = catalog;
    }

    List<ComponentRef> complete(List<ComponentRef> refs) {
        List<ComponentRef> complete = new ArrayList<>(refs.size());
        for (ComponentRef ref : refs) {
            Optional<Component> component = catalog.component(ref.name());
            ComponentRef filled = withDefaults(withCanonicalType(ref), component);
            complete.add(withHealthCheck(filled, component));
        }
        return complete;
    }

    private static ComponentRef withCanonicalType(ComponentRef ref) {
        String type = ref.type();
        if (type.equalsIgnoreCase(ComponentRef.HELM)) {
            type = ComponentRef.HELM;
        } else if (type.equalsIgnoreCase(ComponentRef.KUSTOMIZE)) {
            type = ComponentRef.KUSTOMIZE;
        }
        return type.equals(ref.type())
                ? ref
                : ref.located(ref.namespace(), ref.chart(), type, ref.source(), ref.version());
    }

    private static ComponentRef withDefaults(ComponentRef ref, Optional<Component> component) {
        if (component.isEmpty()) {
            return ref;
        }
        Component.Helm helm = component.get().helm();
        Component.Kustomize kustomize = component.get().kustomize();
        String type = either(ref.type(), component.get().type());
        if (type.equals(ComponentRef.HELM)) {
            return ref.located(
                    either(ref.namespace(), helm.namespace()),
                    either(ref.chart(), helm.chartName()),
                    type,
                    either(ref.source(), helm.repository()),
                    either(ref.version(), helm.version()));
        }
        if (type.equals(ComponentRef.KUSTOMIZE)) {
            return ref.kustomized(
                    either(ref.source(), kustomize.source()),
                    either(ref.tag(), kustomize.tag()),
                    either(ref.path(), kustomize.path()));
        }
        return ref;
    }

    private ComponentRef withHealthCheck(ComponentRef ref, Optional<Component> component) {
        String file = component.isEmpty() ? "" : component.get().healthCheckAssertFile();
        if (ref.healthCheckSkip() || !ref.healthCheckAsserts().isEmpty() || file.isEmpty()) {
            return ref;
        }
        Optional<String> text = catalog.check(file);
        if (text.isEmpty()) {
            throw new AicrException(
                    ErrorClass.INTERNAL,
                    "failed to read healthCheck.assertFile for component \"" + ref.name() + "\" from \"" + file
                            + "\": the catalogue has no such file");
        }
        return ref.withHealthCheckAsserts(text.get());
    }

    private static String either(String first, String second) {
        return first.isEmpty() ? second : first;
    }
}
