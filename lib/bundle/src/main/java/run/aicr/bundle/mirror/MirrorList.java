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
package run.aicr.bundle.mirror;

import java.util.List;
import java.util.TreeSet;

/**
 * Images and charts of a recipe.
 *
 * @param charts of others, in order of the recipe
 * @param components in order of the recipe
 * @param programVersion version of this program
 * @param criteria of the recipe as text
 */
public record MirrorList(List<Chart> charts, List<ComponentImages> components, String programVersion, String criteria) {
    public MirrorList {
        charts = List.copyOf(charts);
        components = List.copyOf(components);
    }

    /**
     * A chart.
     *
     * @param component that it is the chart of
     * @param name as the recipe has it
     */
    public record Chart(String component, String repository, String name, String version, String namespace) {
        /** The name without a prefix. */
        String shortName() {
            return name.substring(name.lastIndexOf('/') + 1);
        }
    }

    /**
     * The images of a component.
     *
     * @param type in lower case
     * @param images sorted
     * @param warnings why some may be missing
     */
    public record ComponentImages(String component, String type, List<String> images, List<String> warnings) {
        public ComponentImages {
            images = List.copyOf(images);
            warnings = List.copyOf(warnings);
        }
    }

    /** All images, sorted, each once. */
    public List<String> images() {
        TreeSet<String> images = new TreeSet<>();
        components.forEach(component -> images.addAll(component.images()));
        return List.copyOf(images);
    }

    /** All warnings, each with its component. */
    public List<String> warnings() {
        return components.stream()
                .flatMap(c -> c.warnings().stream().map(w -> c.component() + ": " + w))
                .toList();
    }
}
