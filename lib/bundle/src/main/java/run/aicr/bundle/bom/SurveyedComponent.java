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

import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import run.aicr.catalog.ComponentRef;
import run.aicr.document.Mapping;
import run.aicr.document.Scalar;

/**
 * A component and the images that it brings.
 *
 * @param images as written in its manifests, sorted
 * @param warnings why some may be missing
 */
public record SurveyedComponent(ComponentRef ref, List<String> images, List<String> warnings) {
    public SurveyedComponent {
        images = List.copyOf(new TreeSet<>(images));
        warnings = List.copyOf(warnings);
    }

    /** Whether it is always the same: a chart with a version, a source with a tag, or manifests of the catalogue. */
    public boolean pinned() {
        return isHelm()
                ? ref.source().isEmpty() || !ref.version().isEmpty()
                : !ref.tag().isEmpty();
    }

    boolean isHelm() {
        return !ref.type().equals(ComponentRef.KUSTOMIZE);
    }

    String version() {
        return isHelm() ? ref.version() : ref.tag();
    }

    /** @param root reference of the document's subject */
    Mapping toNode(String root) {
        Properties properties =
                new Properties().with("aicr:component:type", ref.type().toLowerCase(Locale.ROOT));
        if (isHelm()) {
            properties
                    .with("aicr:helm:repository", ref.source())
                    .with("aicr:helm:chart", ref.chart())
                    .with("aicr:helm:version", ref.version())
                    .with("aicr:helm:namespace", ref.namespace());
        } else {
            properties
                    .with("aicr:kustomize:source", ref.source())
                    .with("aicr:kustomize:tag", ref.tag())
                    .with("aicr:kustomize:namespace", ref.namespace());
        }
        properties.with("aicr:version:pinned", Scalar.bool(pinned()).text());
        warnings.forEach(warning -> properties.with("aicr:render:warning", warning));
        return new Mapping.Builder()
                .put("type", "application")
                .put("bom-ref", bomRef(root))
                .put("name", ref.name())
                .putIfSet("version", version())
                .put("properties", properties.list())
                .build();
    }

    String bomRef(String root) {
        return root + "/" + ref.name();
    }
}
