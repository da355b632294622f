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
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import run.aicr.digest.Sha256;
import run.aicr.error.AicrException;
import run.aicr.file.BoundedBytes;
import run.aicr.oci.Descriptor;
import run.aicr.oci.Layout;
import run.aicr.oci.Reference;
import run.aicr.oci.Referrer;
import run.aicr.oci.Registry;

/**
 * Where images are looked up. Names are host and repository. What cannot be reached is an {@link AicrException} whose
 * class is retryable; NOT_FOUND is what is not there.
 */
public interface ImageSource {
    /** Descriptor of what a tag or digest names; empty when it is not there. */
    Optional<Descriptor> find(String name, String reference) throws IOException;

    /** Bytes of a manifest or index. */
    byte[] manifest(String name, Descriptor descriptor) throws IOException;

    /** Stores a blob in a file, with the right size and digest. */
    void blob(String name, Descriptor descriptor, Path file) throws IOException;

    /** What is attached to an image. */
    List<Referrer> referrers(String name, Sha256 subject) throws IOException;

    /**
     * Images in registries.
     *
     * @param registries the registry of a host
     */
    static ImageSource ofRegistries(Function<String, Registry> registries) {
        return new ImageSource() {
            private Registry of(Reference reference) {
                return registries.apply(reference.host());
            }

            @Override
            public Optional<Descriptor> find(String name, String reference) {
                Reference image = Reference.parse(name);
                return of(image).head(image.repository(), reference);
            }

            @Override
            public byte[] manifest(String name, Descriptor descriptor) {
                Reference image = Reference.parse(name);
                return of(image)
                        .manifest(image.repository(), descriptor.digest().prefixed());
            }

            @Override
            public void blob(String name, Descriptor descriptor, Path file) throws IOException {
                Reference image = Reference.parse(name);
                of(image).pull(image.repository(), descriptor, file);
            }

            @Override
            public List<Referrer> referrers(String name, Sha256 subject) {
                Reference image = Reference.parse(name);
                return of(image).referrers(image.repository(), subject);
            }
        };
    }

    /**
     * Images in layouts, named {@code <name>:<tag>}.
     *
     * @param statements layout with what is attached
     */
    static ImageSource ofLayouts(Layout images, Layout statements) {
        return new ImageSource() {
            @Override
            public Optional<Descriptor> find(String name, String reference) throws IOException {
                return images.find(name + ":" + reference);
            }

            @Override
            public byte[] manifest(String name, Descriptor descriptor) throws IOException {
                Path held = Files.isRegularFile(images.blob(descriptor.digest()))
                        ? images.blob(descriptor.digest())
                        : statements.blob(descriptor.digest());
                if (!Files.isRegularFile(held)) {
                    throw AicrException.notFound("blob " + descriptor.digest() + " is missing");
                }
                return BoundedBytes.ofFile(held, held.toString(), ImageCollector.LARGEST_DOCUMENT);
            }

            @Override
            public void blob(String name, Descriptor descriptor, Path file) throws IOException {
                Files.write(file, manifest(name, descriptor));
            }

            @Override
            public List<Referrer> referrers(String name, Sha256 subject) throws IOException {
                return statements.referrers(name, subject);
            }
        };
    }
}
