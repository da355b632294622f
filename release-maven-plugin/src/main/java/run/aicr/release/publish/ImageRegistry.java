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
package run.aicr.release.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import run.aicr.digest.Sha256;
import run.aicr.oci.Descriptor;
import run.aicr.oci.Layout;
import run.aicr.oci.MediaTypes;
import run.aicr.oci.Reference;
import run.aicr.oci.Referrer;
import run.aicr.oci.Registry;

/**
 * The images of a release in the registry, by their full names. The host in a name is that of production, whatever
 * registry is talked to.
 */
public final class ImageRegistry {
    private final Registry registry;
    private final List<String> names;
    private final Set<String> pushed = new LinkedHashSet<>();

    /**
     * The registry.
     *
     * @param names of all images of a release, such as {@code ghcr.io/nvidia/aicr}
     */
    public ImageRegistry(Registry registry, List<String> names) {
        this.registry = registry;
        this.names = List.copyOf(names);
    }

    /** Names of the images. */
    public List<String> names() {
        return names;
    }

    /** What a tag or digest of an image stands for. */
    public Optional<Sha256> digestOf(String name, String reference) {
        return registry.head(repository(name), reference).map(Descriptor::digest);
    }

    /** Pushes an image by digest; layers that another image of the release has are mounted from there. */
    public void push(String name, Layout layout, Descriptor entry) throws IOException {
        Optional<String> other = pushed.stream().reduce((a, b) -> b);
        registry.push(repository(name), layout, entry, other);
        pushed.add(repository(name));
    }

    /** Pulls an image into a layout, where it gets the name {@code <name>:<tag>}. */
    public void pull(String name, Sha256 index, String tag, Layout layout) throws IOException {
        Descriptor entry = registry.pull(repository(name), index.prefixed(), layout);
        layout.tag(entry, name + ":" + tag);
    }

    /** Attaches everything that a layout has for an image, unless it is attached already. */
    public void attach(String name, Sha256 subject, Layout statements) throws IOException {
        for (Referrer referrer : lacking(name, subject, statements)) {
            Descriptor manifest = referrer.descriptor();
            registry.push(repository(name), statements, manifest, Optional.empty());
            byte[] bytes = Files.readAllBytes(statements.blob(manifest.digest()));
            registry.attach(repository(name), subject, bytes, manifest.mediaType());
        }
    }

    /** What a layout has for an image and the registry does not list. */
    List<Referrer> lacking(String name, Sha256 subject, Layout statements) throws IOException {
        Set<Sha256> there = new HashSet<>();
        registry.referrers(repository(name), subject)
                .forEach(r -> there.add(r.descriptor().digest()));
        return statements.referrers(name, subject).stream()
                .filter(r -> !there.contains(r.descriptor().digest()))
                .toList();
    }

    /** Pulls everything that is attached to an image into a layout. */
    public void pullAttached(String name, Sha256 subject, Layout layout) throws IOException {
        for (Referrer referrer : registry.referrers(repository(name), subject)) {
            String digest = referrer.descriptor().digest().prefixed();
            Descriptor manifest = registry.pull(repository(name), digest, layout);
            layout.attach(name, subject, Files.readAllBytes(layout.blob(manifest.digest())));
        }
    }

    /** Lets a tag stand for an index that is there already: the same bytes under another name. */
    public void tag(String name, Sha256 index, String tag) {
        String repository = repository(name);
        byte[] bytes = registry.manifest(repository, index.prefixed());
        registry.putManifest(repository, tag, bytes, MediaTypes.INDEX);
    }

    /**
     * The first image whose tag stands for something else than what was pushed before, in words.
     *
     * @param pushedBefore image name to digest, as the ledger remembers; empty when nothing was pushed
     */
    Optional<String> foreignTag(String tag, Map<String, String> pushedBefore) {
        List<String> foreign = new ArrayList<>();
        for (String name : names) {
            Optional<String> there = digestOf(name, tag).map(Sha256::prefixed);
            if (there.isPresent() && !there.get().equals(pushedBefore.getOrDefault(name, ""))) {
                foreign.add(name + ":" + tag + " is " + there.get());
            }
        }
        return foreign.stream().findFirst();
    }

    private static String repository(String name) {
        return Reference.parse(name).repository();
    }
}
