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

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import run.aicr.digest.Sha256;
import run.aicr.document.JsonReader;
import run.aicr.document.Limits;
import run.aicr.document.Mapping;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;
import run.aicr.http.HttpAddress;
import run.aicr.http.ServiceCaller;
import run.aicr.oci.Descriptor;
import run.aicr.oci.Layout;
import run.aicr.oci.Login;
import run.aicr.oci.MediaTypes;
import run.aicr.oci.Reference;
import run.aicr.oci.Registry;
import run.aicr.release.config.ImageSpec;
import run.aicr.release.config.Platform;
import run.aicr.release.endpoint.Connections;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;
import run.aicr.release.input.InputCache;
import run.aicr.release.work.Tree;

/**
 * Bases of images by their digests, in an OCI image layout that stays between builds. Registries are asked without a
 * login.
 */
public final class BaseStore {
    /** What to do about a base without a digest. */
    public static final String HOW_TO_PIN = "Pin it: mvn aicr-release:pin writes base.digest into .release.yaml";

    private final Path folder;
    private final boolean fetch;
    private final Function<String, Registry> registries;
    private final Map<String, PinnedBase> read = new HashMap<>();
    private final Set<Sha256> checked = new HashSet<>();

    /**
     * A store.
     *
     * @param folder of the layout; it need not exist
     * @param fetch whether what is not there is pulled
     * @param registries the registry of a host, see {@link #anonymous}
     */
    public BaseStore(Path folder, boolean fetch, Function<String, Registry> registries) {
        this.folder = folder;
        this.fetch = fetch;
        this.registries = registries;
    }

    /** The store in the cache of a release, with the connections of the process. */
    public static BaseStore in(InputCache cache) {
        ServiceCaller caller = Connections.standard();
        return new BaseStore(cache.folder().resolve("oci"), cache.mode() == InputCache.Mode.FETCH, anonymous(caller));
    }

    /** Registries by the hosts in references: TLS, but for this machine. */
    public static Function<String, Registry> anonymous(ServiceCaller caller) {
        // One client for each registry: it keeps its token.
        Map<String, Registry> clients = new HashMap<>();
        return host -> clients.computeIfAbsent(host, h -> Registry.at(address(h), Login.ANONYMOUS, caller));
    }

    private static URI address(String host) {
        // The one registry whose references name another host than the one that answers.
        String answers = host.equals("docker.io") ? "registry-1.docker.io" : host;
        URI plain = URI.create("http://" + answers);
        return HttpAddress.isThisMachine(plain) ? plain : URI.create("https://" + answers);
    }

    /** Whether what is not in the folder is pulled. */
    public boolean fetches() {
        return fetch;
    }

    /**
     * The base of an image; empty when it has no digest, or is not wholly in the folder and nothing may be pulled.
     *
     * @throws ReleaseException CHECKSUM_MISMATCH, MISSING_ARTIFACT, REMOTE_UNREACHABLE, AUTH_FAILED by what went wrong,
     *     CONFIG_INVALID for a base that images cannot be made on
     */
    public Optional<PinnedBase> of(ImageSpec image, List<Platform> platforms) throws IOException {
        if (image.baseDigest().isEmpty()) {
            return Optional.empty();
        }
        Reference base = reference(image);
        PinnedBase known = read.get(base.toString());
        if (known != null) {
            return Optional.of(known);
        }
        try {
            PinnedBase found = walk(image.baseName(), base, platforms, true);
            read.put(base.toString(), found);
            return Optional.of(found);
        } catch (AicrException e) {
            if (!fetch && e.errorClass() == ErrorClass.NOT_FOUND) {
                return Optional.empty();
            }
            throw BaseFault.of(base, e);
        }
    }

    /** What {@link #of} will say, in one line and without reading whole layers; for the digest of a build's inputs. */
    public String outlook(ImageSpec image, List<Platform> platforms) throws IOException {
        if (image.baseDigest().isEmpty()) {
            return "none";
        }
        if (!fetch) {
            Reference base = reference(image);
            try {
                walk(image.baseName(), base, platforms, false);
            } catch (AicrException e) {
                if (e.errorClass() == ErrorClass.NOT_FOUND) {
                    return "none";
                }
                throw BaseFault.of(base, e);
            }
        }
        return image.baseDigest();
    }

    /** Copies the layers of a base into another layout, byte for byte. */
    public void copyLayers(PinnedBase.OnPlatform base, Layout to) throws IOException {
        Layout layout = Layout.open(folder);
        for (Descriptor layer : base.layers()) {
            try (InputStream in = Files.newInputStream(layout.blob(layer.digest()))) {
                to.put(layer.digest(), in);
            }
        }
    }

    private static Reference reference(ImageSpec image) {
        try {
            return Reference.parse(image.baseName()).at(Sha256.parse(image.baseDigest()));
        } catch (AicrException e) {
            throw new ReleaseException(Code.CONFIG_INVALID, image.name() + ": " + e.sentence()).because(e);
        } catch (IllegalArgumentException e) {
            throw new ReleaseException(Code.CONFIG_INVALID, image.name() + ": base.digest: " + e.getMessage())
                    .because(e);
        }
    }

    private PinnedBase walk(String name, Reference base, List<Platform> platforms, boolean whole) throws IOException {
        Layout layout = fetch ? Layout.create(folder) : Layout.open(folder);
        Sha256 digest = base.digest().orElseThrow();
        byte[] index = manifest(base, layout, new Descriptor(MediaTypes.INDEX, digest, -1, "", Map.of()));
        Map<Platform, PinnedBase.OnPlatform> found = new HashMap<>();
        for (var entry : BaseIndex.read(base, index, platforms).entrySet()) {
            BaseManifest manifest = BaseManifest.read(base, entry.getKey(), manifest(base, layout, entry.getValue()));
            byte[] config = Files.readAllBytes(blob(base, layout, manifest.config(), true));
            Mapping parsed = (Mapping) JsonReader.read(base + " configuration", config, Limits.CATALOGUE_FILE);
            for (Descriptor layer : manifest.layers()) {
                blob(base, layout, layer, whole);
            }
            found.put(entry.getKey(), manifest.with(base, entry.getKey(), parsed));
        }
        return new PinnedBase(name, digest, new TreeMap<>(found));
    }

    /** @param descriptor with a negative size when it is not known */
    private byte[] manifest(Reference base, Layout layout, Descriptor descriptor) throws IOException {
        Path file = layout.blob(descriptor.digest());
        byte[] bytes;
        if (Files.isRegularFile(file)) {
            bytes = Files.readAllBytes(file);
            requireDigest(file, descriptor, Sha256.of(bytes));
        } else if (fetch) {
            bytes = registries
                    .apply(base.host())
                    .manifest(base.repository(), descriptor.digest().prefixed());
            layout.put(descriptor.mediaType(), bytes);
        } else {
            throw AicrException.notFound(descriptor.digest() + " is not in " + folder);
        }
        requireSize(descriptor, bytes.length);
        return bytes;
    }

    /** @param whole whether its digest is computed too, once for each blob */
    private Path blob(Reference base, Layout layout, Descriptor descriptor, boolean whole) throws IOException {
        Path file = layout.blob(descriptor.digest());
        if (!Files.isRegularFile(file)) {
            if (!fetch) {
                throw AicrException.notFound(descriptor.digest() + " is not in " + folder);
            }
            pull(base, descriptor, file);
            checked.add(descriptor.digest());
        }
        requireSize(descriptor, Files.size(file));
        if (whole && checked.add(descriptor.digest())) {
            requireDigest(file, descriptor, Sha256.ofFile(file));
        }
        return file;
    }

    /** Under its name lies only the whole blob, also when several builds share the folder. */
    private void pull(Reference base, Descriptor descriptor, Path file) throws IOException {
        Path part = Files.createTempDirectory(folder, ".pull-");
        try {
            Path pulled = part.resolve("blob");
            registries.apply(base.host()).pull(base.repository(), descriptor, pulled);
            Files.move(pulled, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Tree.delete(part);
        }
    }

    private static void requireSize(Descriptor descriptor, long found) {
        if (descriptor.size() >= 0 && descriptor.size() != found) {
            throw AicrException.invalidRequest(
                    descriptor.digest() + " has " + found + " bytes, the manifest says " + descriptor.size());
        }
    }

    private static void requireDigest(Path file, Descriptor descriptor, Sha256 found) {
        if (!found.equals(descriptor.digest())) {
            throw new ReleaseException(
                    Code.CHECKSUM_MISMATCH,
                    "the file " + file + " was changed: expected " + descriptor.digest() + ", found " + found,
                    "Delete it; it is pulled again with -Daicr.release.inputs=fetch");
        }
    }
}
