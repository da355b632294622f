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
package run.aicr.release.base;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import run.aicr.document.Fields;
import run.aicr.document.JsonReader;
import run.aicr.document.Limits;
import run.aicr.oci.Descriptor;
import run.aicr.oci.MediaTypes;
import run.aicr.oci.Reference;
import run.aicr.release.config.Platform;
import run.aicr.release.error.ReleaseException;

/** The index of a base: which manifest it has for each platform (image-spec 1.1 index, Docker manifest list v2). */
final class BaseIndex {
    private static final int MOST_ENTRIES = 256;
    private static final Set<String> MANIFESTS =
            Set.of(MediaTypes.MANIFEST, "application/vnd.docker.distribution.manifest.v2+json");

    private BaseIndex() {}

    /**
     * The manifest of each wanted platform.
     *
     * @throws ReleaseException CONFIG_INVALID when it is the manifest of one platform, or a platform is missing
     */
    static SortedMap<Platform, Descriptor> read(Reference base, byte[] json, List<Platform> wanted) {
        Fields document = Fields.of(JsonReader.read(base.toString(), json, Limits.CATALOGUE_FILE), "");
        if (document.items("manifests").isEmpty()) {
            throw BaseFault.unusable(
                    base,
                    "is the manifest of one platform, expected an index of " + wanted
                            + "; a digest that is shown for one platform is not the one of the index");
        }
        List<Fields> entries = document.list("manifests");
        if (entries.size() > MOST_ENTRIES) {
            throw BaseFault.unusable(base, "lists " + entries.size() + " manifests, the limit is " + MOST_ENTRIES);
        }
        SortedMap<Platform, Descriptor> found = new TreeMap<>();
        for (Platform platform : wanted) {
            found.put(platform, manifest(base, entries, platform));
        }
        return found;
    }

    /** Of several variants of an architecture the plain one counts: our runtimes ask for no more. */
    private static Descriptor manifest(Reference base, List<Fields> entries, Platform platform) {
        List<Descriptor> plain = new ArrayList<>();
        for (Fields entry : entries) {
            Fields on = entry.fields("platform").orElse(entry);
            String variant = on.textOrEmpty("variant");
            boolean same = platform.os().equals(on.textOrEmpty("os"))
                    && platform.architecture().equals(on.textOrEmpty("architecture"));
            if (same && (variant.isEmpty() || variant.equals("v8"))) {
                plain.add(Descriptor.read(entry));
            }
        }
        if (plain.size() != 1) {
            throw BaseFault.unusable(
                    base, plain.isEmpty() ? "has no " + platform : "has " + plain.size() + " manifests of " + platform);
        }
        Descriptor manifest = plain.get(0);
        if (!MANIFESTS.contains(manifest.mediaType())) {
            throw BaseFault.unusable(
                    base,
                    "has for " + platform + " something of the type " + manifest.mediaType() + ", expected a manifest");
        }
        return manifest;
    }
}
