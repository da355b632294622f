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

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import run.aicr.digest.Sha256;
import run.aicr.document.Fields;
import run.aicr.document.JsonReader;
import run.aicr.document.Limits;
import run.aicr.error.AicrException;
import run.aicr.oci.Descriptor;
import run.aicr.oci.Layout;
import run.aicr.oci.Referrer;

/**
 * Brings what a check of images needs into a layout: indexes, manifests, configurations and attached bundles, but no
 * layers, whose digests the manifests name. Nothing is judged here; what is damaged is left for the check to find.
 */
public final class ImageCollector {
    static final long LARGEST_DOCUMENT = 24L << 20;

    /** More are attached by nobody who means well; the statements of one release are a few for each image. */
    private static final int MOST_REFERRERS = 64;

    private final ImageSource source;
    private final Layout to;
    private final Extent extent;

    public ImageCollector(ImageSource source, Layout to, Extent extent) {
        this.source = source;
        this.to = to;
        this.extent = extent;
    }

    /**
     * Collects what the tag or digest names, and names it {@code <name>:<reference>} in the layout.
     *
     * @return empty when there is no such image
     * @throws AicrException of a retryable class when the source cannot be reached
     * @throws IOException when the layout cannot be written
     */
    public Optional<Descriptor> collect(String name, String reference) throws IOException {
        Optional<Descriptor> found = source.find(name, reference);
        if (found.isPresent()) {
            Fields index = keep(name, found.get());
            to.tag(found.get(), name + ":" + reference);
            attached(name, found.get().digest());
            for (Fields entry : index.list("manifests")) {
                Descriptor manifest = Descriptor.read(entry);
                if (extent.takesPlatform(manifest.platform())) {
                    platform(name, manifest);
                }
            }
        }
        return found;
    }

    private void platform(String name, Descriptor manifest) throws IOException {
        Fields document = keep(name, manifest);
        Optional<Descriptor> config = document.fields("config").map(Descriptor::read);
        if (config.isPresent()) {
            blob(name, config.get());
        }
        attached(name, manifest.digest());
    }

    private Fields keep(String name, Descriptor descriptor) throws IOException {
        byte[] bytes = source.manifest(name, descriptor);
        to.put(descriptor.mediaType(), bytes);
        return Fields.of(JsonReader.read(name + "@" + descriptor.digest(), bytes, Limits.CATALOGUE_FILE), "");
    }

    private void attached(String name, Sha256 subject) throws IOException {
        List<Referrer> referrers = source.referrers(name, subject);
        for (Referrer referrer : referrers.subList(0, Math.min(MOST_REFERRERS, referrers.size()))) {
            try {
                byte[] manifest = source.manifest(name, referrer.descriptor());
                to.attach(name, subject, manifest);
                Fields document = Fields.of(
                        JsonReader.read(referrer.descriptor().digest().prefixed(), manifest, Limits.CATALOGUE_FILE),
                        "");
                for (Fields layer : document.list("layers")) {
                    blob(name, Descriptor.read(layer));
                }
            } catch (AicrException e) {
                // Anybody who may push can attach rubbish: it is not ours, and the check does not need it.
                if (e.errorClass().retryable()) {
                    throw e;
                }
            }
        }
    }

    private void blob(String name, Descriptor descriptor) throws IOException {
        if (descriptor.size() <= LARGEST_DOCUMENT && !Files.exists(to.blob(descriptor.digest()))) {
            source.blob(name, descriptor, to.blob(descriptor.digest()));
        }
    }
}
