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
package run.aicr.attestation.release;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What every release of this product must have, whatever its own lists say: a release that was signed without a part is
 * as wrong as one that lost it. A rehearsal may lack what it names as missing.
 */
public final class ProductTable {
    private static final List<String> CLI = List.of("darwin_amd64", "darwin_arm64", "linux_amd64", "linux_arm64");
    private static final List<String> SERVER = List.of("linux_amd64", "linux_arm64");
    private static final Set<String> IMAGE_PLATFORMS = Set.of("linux/amd64", "linux/arm64");
    private static final String REGISTRY = "ghcr.io/nvidia/";
    private static final List<String> IMAGES = List.of(
            "aicr",
            "aicrd",
            "aicr-validators/aiperf-bench",
            "aicr-validators/conformance",
            "aicr-validators/deployment",
            "aicr-validators/performance");

    private final PublishedIndex index;
    private final Extent extent;
    private final List<SubjectVerdict> verdicts = new ArrayList<>();

    private ProductTable(PublishedIndex index, Extent extent) {
        this.index = index;
        this.extent = extent;
    }

    /** A refusal for each part that the signed index lacks; nothing when all are there. */
    public static List<SubjectVerdict> refusals(PublishedIndex index, Extent extent) {
        ProductTable table = new ProductTable(index, extent);
        table.assets();
        if (extent.images()) {
            IMAGES.forEach(image -> table.image(REGISTRY + image));
        }
        return List.copyOf(table.verdicts);
    }

    private void assets() {
        Set<String> names = new TreeSet<>();
        index.assets().forEach(a -> names.add(a.name()));
        List<String> expected = new ArrayList<>(List.of("THIRD_PARTY_NOTICES.md", "install", "release-notes.md"));
        CLI.forEach(p -> expected.add("aicr_" + version() + "_" + p + ".tar.gz"));
        SERVER.forEach(p -> expected.add("aicrd_" + version() + "_" + p + ".tar.gz"));
        expected.add("aicr_" + version() + "_bom.cdx.json");
        for (String name : expected) {
            if (extent.takes(name) && !names.contains(name) && !isNamedMissing(name)) {
                verdicts.add(SubjectVerdict.refused(name, "every release has it; the release index does not"));
            }
        }
    }

    private String version() {
        return index.tag().substring(1);
    }

    private void image(String name) {
        List<PublishedIndex.Image> found =
                index.images().stream().filter(i -> i.name().equals(name)).toList();
        if (found.isEmpty()) {
            if (!isNamedMissing(name)) {
                verdicts.add(SubjectVerdict.refused(name, "every release has it; the release index does not"));
            }
        } else if (!index.rehearsal() && !found.get(0).platforms().keySet().equals(IMAGE_PLATFORMS)) {
            verdicts.add(SubjectVerdict.refused(
                    name,
                    "expected the platforms " + new TreeSet<>(IMAGE_PLATFORMS) + ", found "
                            + new TreeSet<>(found.get(0).platforms().keySet())));
        }
    }

    private boolean isNamedMissing(String name) {
        return index.rehearsal()
                && index.missing().stream()
                        .anyMatch(m -> m.name().equals(name) || m.name().startsWith(name + " "));
    }
}
