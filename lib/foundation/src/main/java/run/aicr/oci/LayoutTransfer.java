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
package run.aicr.oci;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import run.aicr.document.Fields;
import run.aicr.document.JsonReader;
import run.aicr.document.Limits;
import run.aicr.error.AicrException;
import run.aicr.http.Content;

/** Moves an image with everything below it between a layout and a repository, byte for byte, children first. */
final class LayoutTransfer {
    private final Registry registry;
    private final Manifests manifests;
    private final Layout layout;
    private final String repository;

    LayoutTransfer(Registry registry, Manifests manifests, Layout layout, String repository) {
        this.registry = registry;
        this.manifests = manifests;
        this.layout = layout;
        this.repository = repository;
    }

    void push(Descriptor manifest, Optional<String> from) throws IOException {
        Parts parts = Parts.of(Fields.of(layout.readJson(manifest), ""));
        for (Descriptor child : parts.manifests()) {
            push(child, from);
        }
        for (Descriptor blob : parts.blobs()) {
            Path file = layout.blob(blob.digest());
            if (!Files.isRegularFile(file)) {
                throw AicrException.notFound("blob " + blob.digest() + " is missing in " + layout.folder());
            }
            registry.push(repository, blob, Content.of(file), from);
        }
        String digest = manifest.digest().prefixed();
        if (manifests.head(repository, digest).isEmpty()) {
            byte[] bytes = Files.readAllBytes(layout.blob(manifest.digest()));
            manifests.put(repository, digest, bytes, manifest.mediaType(), "");
        }
    }

    Descriptor pull(String reference) throws IOException {
        Manifests.Fetched found = manifests
                .find(repository, reference)
                .orElseThrow(() -> AicrException.notFound("no manifest " + reference + " in " + repository));
        Parts parts = Parts.of(Fields.of(
                JsonReader.read(repository + "@" + found.descriptor().digest(), found.bytes(), Limits.CATALOGUE_FILE),
                ""));
        for (Descriptor child : parts.manifests()) {
            pull(child.digest().prefixed());
        }
        for (Descriptor blob : parts.blobs()) {
            Path file = layout.blob(blob.digest());
            if (!Files.exists(file)) {
                registry.pull(repository, blob, file);
            }
        }
        return layout.put(found.descriptor().mediaType(), found.bytes());
    }

    /** What a manifest or an index names. */
    private record Parts(List<Descriptor> manifests, List<Descriptor> blobs) {
        static Parts of(Fields document) {
            List<Descriptor> manifests =
                    document.list("manifests").stream().map(Descriptor::read).toList();
            List<Descriptor> blobs = new ArrayList<>();
            document.fields("config").map(Descriptor::read).ifPresent(blobs::add);
            document.list("layers").forEach(layer -> blobs.add(Descriptor.read(layer)));
            return new Parts(manifests, List.copyOf(blobs));
        }
    }
}
