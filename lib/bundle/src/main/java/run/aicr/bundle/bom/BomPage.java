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

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A bill of materials as a page of Markdown. */
public final class BomPage {
    private final StringBuilder page = new StringBuilder();

    private BomPage() {}

    /**
     * The page.
     *
     * @param titled whether it starts with a title
     */
    public static byte[] of(ImageBom bom, boolean titled) {
        BomPage made = new BomPage();
        if (titled) {
            made.line("# Images of " + bom.subject().name() + " "
                            + bom.subject().version())
                    .line("");
        }
        made.counts(bom);
        made.registries(bom.images());
        made.components(bom.components());
        bom.components().forEach(made::images);
        return made.page.toString().getBytes(StandardCharsets.UTF_8);
    }

    private BomPage line(String text) {
        page.append(text).append('\n');
        return this;
    }

    private void counts(ImageBom bom) {
        long unpinned = bom.components().stream().filter(c -> !c.pinned()).count();
        long warned =
                bom.components().stream().filter(c -> !c.warnings().isEmpty()).count();
        line(bom.components().size() + " components, " + bom.images().size() + " images; " + unpinned
                + " components without a version, " + warned + " that may have more images.");
    }

    private void registries(List<ImageName> images) {
        Map<String, Long> counts = images.stream()
                .collect(Collectors.groupingBy(ImageName::registry, TreeMap::new, Collectors.counting()));
        line("").line("## Registries").line("").line("| Registry | Images |").line("|---|---|");
        counts.forEach((registry, count) -> line("| " + registry + " | " + count + " |"));
    }

    private void components(List<SurveyedComponent> components) {
        line("").line("## Components").line("");
        line("| Component | Type | Source | Version | Images |").line("|---|---|---|---|---|");
        for (SurveyedComponent component : components) {
            line("| " + component.ref().name() + " | " + component.ref().type() + " | "
                    + component.ref().source() + " | " + component.version() + " | "
                    + component.images().size() + " |");
        }
    }

    private void images(SurveyedComponent component) {
        if (component.images().isEmpty() && component.warnings().isEmpty()) {
            return;
        }
        line("").line("## " + component.ref().name()).line("");
        component.images().forEach(image -> line("- `" + image + "`"));
        component.warnings().forEach(warning -> line("- ⚠ " + warning.replace('\n', ' ')));
    }
}
