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

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import run.aicr.catalog.Catalog;
import run.aicr.catalog.Component;
import run.aicr.catalog.ComponentRef;
import run.aicr.criteria.Criteria;
import run.aicr.error.AicrException;
import run.aicr.file.BoundedBytes;

/** Reads the manifests of components from the catalogue (spec bundle §4.10, §4.11). */
public final class Manifests {
    private final Catalog catalog;
    private final Criteria criteria;
    private final Set<String> external;

    /**
     * Manifests of a recipe.
     *
     * @param external paths of the files of {@code --data}; empty without
     */
    public Manifests(Catalog catalog, Criteria criteria, Set<String> external) {
        this.catalog = catalog;
        this.criteria = criteria;
        this.external = external;
    }

    /** What is applied before the component: its own manifests, and the quota that GKE needs. */
    public List<Manifest> before(ComponentRef ref) {
        List<Manifest> manifests = new ArrayList<>(read(ref, ref.preManifestFiles()));
        boolean critical = catalog.component(ref.name())
                .filter(Component::gkeCriticalPriority)
                .isPresent();
        if (criteria.service().equals("gke") && critical && !ref.namespace().isEmpty()) {
            manifests.add(GkeQuota.manifest(ref.namespace(), criteria.nodes()));
        }
        return manifests;
    }

    /** What is applied after the component. */
    public List<Manifest> after(ComponentRef ref) {
        return read(ref, ref.manifestFiles());
    }

    /** The readiness test of the component, if the catalogue has one. */
    public Optional<Manifest> readiness(ComponentRef ref) {
        String path = "components/" + ref.name() + "/readiness.yaml";
        return find(path);
    }

    private List<Manifest> read(ComponentRef ref, List<String> paths) {
        List<Manifest> manifests = new ArrayList<>();
        for (String path : paths) {
            manifests.add(find(path).orElseThrow(() -> missing(ref, path)));
        }
        return manifests;
    }

    private Optional<Manifest> find(String path) {
        return catalog.file(path).map(bytes -> {
            if (bytes.length > Manifest.MAX_BYTES) {
                throw BoundedBytes.tooLarge("manifest " + path, Manifest.MAX_BYTES);
            }
            return new Manifest(path, new String(bytes, StandardCharsets.UTF_8), !external.contains(path));
        });
    }

    private AicrException missing(ComponentRef ref, String path) {
        String hint = external.isEmpty()
                ? "not found in this binary's embedded data; if it is a file of your own, name its folder with --data"
                : "found neither in the --data folder nor in the embedded data; check its path below that folder";
        return AicrException.invalidRequest(
                "manifest \"" + path + "\" (referenced by component \"" + ref.name() + "\") " + hint);
    }
}
