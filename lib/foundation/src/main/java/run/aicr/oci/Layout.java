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
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import run.aicr.digest.Sha256;
import run.aicr.document.Fields;
import run.aicr.document.JsonReader;
import run.aicr.document.JsonWriter;
import run.aicr.document.Limits;
import run.aicr.document.Mapping;
import run.aicr.document.Node;
import run.aicr.document.Scalar;
import run.aicr.document.Sequence;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;
import run.aicr.file.AtomicFile;

/** An OCI image layout folder: {@code oci-layout}, {@code index.json}, {@code blobs/sha256/…} (image-spec 1.1). */
public final class Layout {
    /** Annotation that names an entry of {@code index.json}. */
    public static final String REF_NAME = "org.opencontainers.image.ref.name";

    private final Path folder;

    private Layout(Path folder) {
        this.folder = folder;
    }

    /** Opens a layout, and makes an empty one when the folder is not there. */
    public static Layout create(Path folder) throws IOException {
        Layout layout = new Layout(folder);
        Files.createDirectories(layout.blobs());
        Path marker = folder.resolve("oci-layout");
        if (!Files.exists(marker)) {
            // The marker comes last: what has it can be read, whenever the process ends.
            layout.writeEntries(List.of());
            AtomicFile.write(marker, "{\"imageLayoutVersion\":\"1.0.0\"}".getBytes(StandardCharsets.UTF_8));
        }
        return layout;
    }

    /** Opens a layout that must be there. */
    public static Layout open(Path folder) {
        if (!Files.isRegularFile(folder.resolve("oci-layout"))) {
            throw AicrException.notFound("no OCI image layout in " + folder + " (file oci-layout is missing)");
        }
        return new Layout(folder);
    }

    public Path folder() {
        return folder;
    }

    public Path blob(Sha256 digest) {
        return blobs().resolve(digest.hex());
    }

    /** Stores the content unless it is there. */
    public Descriptor put(String mediaType, byte[] content) throws IOException {
        Descriptor descriptor = Descriptor.of(mediaType, content);
        Path blob = blob(descriptor.digest());
        if (!Files.exists(blob)) {
            AtomicFile.write(blob, content);
        }
        return descriptor;
    }

    /** Stores the stream as a blob and checks its digest while copying. */
    public void put(Sha256 expected, InputStream content) throws IOException {
        Path blob = blob(expected);
        if (Files.exists(blob)) {
            return;
        }
        var digest = Sha256.newDigest();
        AtomicFile.write(blob, out -> {
            byte[] buffer = new byte[1 << 16];
            for (int n = content.read(buffer); n >= 0; n = content.read(buffer)) {
                digest.update(buffer, 0, n);
                out.write(buffer, 0, n);
            }
            Sha256 found = Sha256.from(digest);
            if (!found.equals(expected)) {
                throw new IOException("blob " + expected + " has the digest " + found);
            }
        });
    }

    /**
     * Reads a JSON blob after checking its digest.
     *
     * @throws AicrException NOT_FOUND when it is absent, UNAUTHORIZED when its bytes have another digest
     */
    public Node readJson(Descriptor descriptor) throws IOException {
        Path blob = blob(descriptor.digest());
        if (!Files.isRegularFile(blob)) {
            throw AicrException.notFound("blob " + descriptor.digest() + " is missing in " + folder);
        }
        byte[] content = Files.readAllBytes(blob);
        if (!Sha256.of(content).equals(descriptor.digest())) {
            throw new AicrException(ErrorClass.UNAUTHORIZED, "digest differs: " + blob);
        }
        return JsonReader.read(blob.toString(), content, Limits.CATALOGUE_FILE);
    }

    /** The entries of {@code index.json}. */
    public List<Descriptor> entries() throws IOException {
        Path index = folder.resolve("index.json");
        Node node = JsonReader.read(index.toString(), Files.readAllBytes(index), Limits.CATALOGUE_FILE);
        List<Descriptor> entries = new ArrayList<>();
        for (Fields entry : Fields.of(node, "").list("manifests")) {
            entries.add(Descriptor.read(entry));
        }
        return List.copyOf(entries);
    }

    /** The entry with this reference name. */
    public Optional<Descriptor> find(String refName) throws IOException {
        return entries().stream()
                .filter(e -> refName.equals(e.annotations().get(REF_NAME)))
                .findFirst();
    }

    /** Names a manifest or index in {@code index.json}; an entry with the same name is replaced. */
    public void tag(Descriptor descriptor, String refName) throws IOException {
        List<Descriptor> entries = new ArrayList<>(entries());
        entries.removeIf(e -> refName.equals(e.annotations().get(REF_NAME)));
        entries.add(descriptor.withAnnotations(Map.of(REF_NAME, refName)));
        entries.sort((a, b) -> nameOf(a).compareTo(nameOf(b)));
        writeEntries(entries);
    }

    /** Takes a name out of {@code index.json}, if it is there; blobs stay. */
    public void untag(String refName) throws IOException {
        List<Descriptor> entries = new ArrayList<>(entries());
        if (entries.removeIf(e -> refName.equals(e.annotations().get(REF_NAME)))) {
            writeEntries(entries);
        }
    }

    /**
     * Stores a manifest that has an image as its subject, and names it in the index of referrers under the fallback tag
     * {@code <name>:sha256-<hex>} (OCI distribution-spec 1.1, referrers tag schema).
     */
    public Descriptor attach(String name, Sha256 subject, byte[] manifest) throws IOException {
        Descriptor descriptor = put(MediaTypes.MANIFEST, manifest);
        List<Referrer> entries = new ArrayList<>(referrers(name, subject));
        if (entries.stream().noneMatch(e -> e.descriptor().digest().equals(descriptor.digest()))) {
            entries.add(Referrer.of(descriptor, Fields.of(readJson(descriptor), "")));
            tag(put(MediaTypes.INDEX, Referrers.document(entries)), fallbackName(name, subject));
        }
        return descriptor;
    }

    /** What is attached to an image, by the index under the fallback tag. */
    public List<Referrer> referrers(String name, Sha256 subject) throws IOException {
        String refName = fallbackName(name, subject);
        Optional<Descriptor> index = find(refName);
        return index.isEmpty()
                ? List.of()
                : Referrers.read(refName, Files.readAllBytes(blob(index.get().digest())));
    }

    private static String fallbackName(String name, Sha256 subject) {
        return name + ":" + Referrers.fallbackTag(subject);
    }

    private static String nameOf(Descriptor descriptor) {
        return descriptor.annotations().getOrDefault(REF_NAME, "");
    }

    private void writeEntries(List<Descriptor> entries) throws IOException {
        List<Node> nodes = new ArrayList<>();
        entries.forEach(e -> nodes.add(e.toNode()));
        Mapping index = new Mapping.Builder()
                .put("schemaVersion", Scalar.integer(2))
                .put("mediaType", MediaTypes.INDEX)
                .put("manifests", Sequence.of(nodes))
                .build();
        AtomicFile.write(folder.resolve("index.json"), JsonWriter.compact(index));
    }

    private Path blobs() {
        return folder.resolve("blobs").resolve("sha256");
    }
}
