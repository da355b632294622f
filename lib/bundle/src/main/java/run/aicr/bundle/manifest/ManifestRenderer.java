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
package run.aicr.bundle.manifest;

import java.util.Map;
import run.aicr.catalog.ComponentRef;
import run.aicr.document.Mapping;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;
import run.aicr.template.Template;

/** Renders manifests of one component (spec bundle §6). */
public final class ManifestRenderer {
    private static final String NO_VERSION = "0.1.0";

    private final Mapping data;
    private final String component;

    /**
     * A renderer for a component.
     *
     * @param values all of them, dynamic ones too
     */
    public ManifestRenderer(ComponentRef ref, Mapping values) {
        this.component = ref.name();
        String chart = ref.effectiveChart();
        String version = ref.version().startsWith("v") ? ref.version().substring(1) : ref.version();
        this.data = new Mapping.Builder()
                .put("Values", Mapping.of(Map.of(ref.name(), values)))
                .put(
                        "Release",
                        new Mapping.Builder()
                                .put("Namespace", ref.namespace())
                                .put("Service", "Helm")
                                .build())
                .put(
                        "Chart",
                        new Mapping.Builder()
                                .put("Name", chart.isEmpty() ? ref.name() : chart)
                                .put("Version", version.isEmpty() ? NO_VERSION : version)
                                .build())
                .build();
    }

    /**
     * Renders a manifest.
     *
     * @throws AicrException INTERNAL naming component, template, line and expression; the cause of a syntax error is
     *     INVALID_REQUEST
     */
    public String render(Manifest manifest) {
        if (manifest.text().indexOf("{{") < 0) {
            return manifest.text();
        }
        try {
            return Template.parse(manifest.path(), manifest.text(), ManifestFunctions.ALL)
                    .render(data);
        } catch (AicrException e) {
            throw new AicrException(
                    ErrorClass.INTERNAL,
                    "cannot render manifest " + manifest.path() + " of component \"" + component + "\"",
                    e);
        }
    }
}
