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
package run.aicr.rehearsal.registry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import run.aicr.digest.Sha256;
import run.aicr.oci.Descriptor;
import run.aicr.oci.Layout;
import run.aicr.rehearsal.web.Kept;

/** What each repository holds, kept in one image layout; reads change nothing, writes are done alone. */
final class Repositories {
    private final Kept kept;
    private final Path folder;
    private final String host;
    private final Map<Sha256, ManifestFacts> facts = new ConcurrentHashMap<>();
    /** Blobs that were uploaded or mounted in this process, which no manifest may name yet. */
    private final Map<String, Set<Sha256>> uploaded = new ConcurrentHashMap<>();

    private State state = new State("", Map.of());

    /** Tags, manifests and blobs of a repository. */
    record Repository(SortedMap<String, Sha256> tags, Map<Sha256, Descriptor> manifests, Set<Sha256> blobs) {
        static final Repository EMPTY = new Repository(new TreeMap<>(), Map.of(), Set.of());
    }

    /** The repositories as of a version of {@code index.json}. */
    private record State(String version, Map<String, Repository> repositories) {}

    Repositories(Kept kept, Path folder, String host) {
        this.kept = kept;
        this.folder = folder;
        this.host = host;
    }

    Path blobFile(Sha256 digest) {
        return folder.resolve("blobs").resolve("sha256").resolve(digest.hex());
    }

    /** The repository; empty when nothing was pushed to it. */
    synchronized Optional<Repository> find(String name) throws IOException {
        String version = version();
        if (!version.equals(state.version())) {
            state = new State(version, load());
        }
        Optional<Repository> found = Optional.ofNullable(state.repositories().get(name));
        return found.isEmpty() && uploaded.containsKey(name) ? Optional.of(Repository.EMPTY) : found;
    }

    boolean holdsBlob(String name, Sha256 digest) throws IOException {
        boolean named = uploaded.getOrDefault(name, Set.of()).contains(digest)
                || find(name).filter(r -> r.blobs().contains(digest)).isPresent();
        return named && Files.isRegularFile(blobFile(digest));
    }

    /** Takes a file that arrived, whose digest was checked, as a blob of the repository. */
    void addBlob(String name, Sha256 digest, Path arrived) throws IOException {
        kept.alone(() -> {
            Layout.create(folder);
            if (Files.exists(blobFile(digest))) {
                Files.delete(arrived);
            } else {
                kept.settle(arrived, blobFile(digest));
            }
            return digest;
        });
        uploaded.computeIfAbsent(name, n -> ConcurrentHashMap.newKeySet()).add(digest);
    }

    void mountBlob(String name, Sha256 digest) {
        uploaded.computeIfAbsent(name, n -> ConcurrentHashMap.newKeySet()).add(digest);
    }

    /** Stores a manifest under its digest and, if given, a tag. */
    void addManifest(String name, Descriptor descriptor, byte[] bytes, Optional<String> tag) throws IOException {
        kept.alone(() -> {
            Layout layout = Layout.create(folder);
            if (!Files.exists(blobFile(descriptor.digest()))) {
                kept.write(blobFile(descriptor.digest()), bytes);
            }
            Repository before = find(name).orElse(Repository.EMPTY);
            if (tag.isPresent()) {
                retag(layout, name, descriptor, tag.get(), before);
            } else if (!before.tags().containsValue(descriptor.digest())) {
                layout.tag(descriptor, byDigest(name, descriptor.digest()));
            }
            return descriptor;
        });
    }

    private void retag(Layout layout, String name, Descriptor descriptor, String tag, Repository before)
            throws IOException {
        Optional<Sha256> old = Optional.ofNullable(before.tags().get(tag)).filter(d -> !d.equals(descriptor.digest()));
        if (old.isPresent() && tagsOf(before, old.get()) == 1) {
            // The tag moves on: what it named stays, as everything that was pushed.
            layout.tag(before.manifests().get(old.get()), byDigest(name, old.get()));
        }
        layout.tag(descriptor, host + "/" + name + ":" + tag);
        layout.untag(byDigest(name, descriptor.digest()));
    }

    private static long tagsOf(Repository repository, Sha256 digest) {
        return repository.tags().values().stream().filter(digest::equals).count();
    }

    private String byDigest(String name, Sha256 digest) {
        return host + "/" + name + "@" + digest.prefixed();
    }

    ManifestFacts facts(Sha256 digest, String mediaType) throws IOException {
        ManifestFacts known = facts.get(digest);
        if (known == null) {
            known = ManifestFacts.read(Files.readAllBytes(blobFile(digest)), mediaType);
            facts.put(digest, known);
        }
        return known;
    }

    /** Changes whenever the index is replaced, by whomever. */
    private String version() throws IOException {
        Path index = folder.resolve("index.json");
        if (!Files.isRegularFile(folder.resolve("oci-layout")) || !Files.isRegularFile(index)) {
            return "";
        }
        BasicFileAttributes attributes = Files.readAttributes(index, BasicFileAttributes.class);
        return attributes.lastModifiedTime() + " " + attributes.size() + " " + attributes.fileKey();
    }

    private Map<String, Repository> load() throws IOException {
        Map<String, Repository> loaded = new HashMap<>();
        if (Files.isRegularFile(folder.resolve("oci-layout"))) {
            for (Descriptor entry : Layout.open(folder).entries()) {
                add(loaded, entry, entry.annotations().getOrDefault(Layout.REF_NAME, ""));
            }
        }
        return loaded;
    }

    private void add(Map<String, Repository> loaded, Descriptor entry, String refName) throws IOException {
        if (!refName.startsWith(host + "/")) {
            return;
        }
        String rest = refName.substring(host.length() + 1);
        int at = rest.indexOf('@');
        int colon = at >= 0 ? at : rest.lastIndexOf(':');
        if (colon < 0) {
            return;
        }
        Repository repository = loaded.computeIfAbsent(
                rest.substring(0, colon), n -> new Repository(new TreeMap<>(), new HashMap<>(), new HashSet<>()));
        if (at < 0) {
            repository.tags().put(rest.substring(colon + 1), entry.digest());
        }
        collect(repository, entry);
    }

    private void collect(Repository repository, Descriptor entry) throws IOException {
        Path file = blobFile(entry.digest());
        if (repository.manifests().containsKey(entry.digest()) || !Files.isRegularFile(file)) {
            return;
        }
        ManifestFacts found = facts(entry.digest(), entry.mediaType());
        Descriptor plain = new Descriptor(found.mediaType(), entry.digest(), Files.size(file), "", Map.of());
        repository.manifests().put(entry.digest(), plain);
        repository.blobs().addAll(found.blobs());
        for (Sha256 child : found.children()) {
            if (Files.isRegularFile(blobFile(child))) {
                collect(repository, new Descriptor("", child, 0, "", Map.of()));
            }
        }
    }

    /** Manifests of the repository whose subject is the digest, in the order of their digests. */
    List<Descriptor> referrers(String name, Sha256 subject) throws IOException {
        Repository repository = find(name).orElse(Repository.EMPTY);
        TreeMap<Sha256, Descriptor> found = new TreeMap<>();
        for (Descriptor each : repository.manifests().values()) {
            if (facts(each.digest(), each.mediaType())
                    .subject()
                    .filter(subject::equals)
                    .isPresent()) {
                found.put(each.digest(), each);
            }
        }
        return List.copyOf(found.values());
    }
}
