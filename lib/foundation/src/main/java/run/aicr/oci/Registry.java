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
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import run.aicr.digest.Sha256;
import run.aicr.document.Fields;
import run.aicr.document.JsonReader;
import run.aicr.document.Limits;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;
import run.aicr.http.Content;
import run.aicr.http.Download;
import run.aicr.http.HttpAddress;
import run.aicr.http.HttpAnswer;
import run.aicr.http.Masked;
import run.aicr.http.Request;
import run.aicr.http.ServiceCaller;

/**
 * A registry of images (distribution-spec 1.1). Every operation may be repeated: content is addressed by its digest and
 * looked for before it is sent. Faults are {@link AicrException}: UNAUTHORIZED when the registry refuses the user or
 * gives other bytes than asked for, NOT_FOUND, CONFLICT, INVALID_REQUEST for what it will never take, and
 * SERVICE_UNAVAILABLE for what may work later.
 */
public final class Registry {
    /** Larger blobs are sent in chunks of this size. */
    private static final long CHUNK = 32 << 20;

    private static final int MOST_PAGES = 1_000;

    private final URI base;
    private final RegistryCalls calls;
    private final Manifests manifests;
    private final long chunk;

    private Registry(URI base, RegistryCalls calls, long chunk) {
        this.base = base;
        this.calls = calls;
        this.manifests = new Manifests(calls);
        this.chunk = chunk;
    }

    /**
     * A registry by {@code https}, or by plain {@code http} on this machine.
     *
     * @param base scheme, host and port, such as {@code https://ghcr.io}
     * @throws AicrException INVALID_REQUEST for plain {@code http} to another machine
     */
    public static Registry at(URI base, Login login, ServiceCaller caller) {
        if ("http".equals(base.getScheme()) && !isThisMachine(base)) {
            throw AicrException.invalidRequest("registry " + Masked.address(base)
                    + " without TLS; only this machine is talked to so unless allowed");
        }
        return open(base, login, caller, isThisMachine(base));
    }

    /** A registry that may be talked to without TLS wherever it is. */
    public static Registry plainAllowed(URI base, Login login, ServiceCaller caller) {
        return open(base, login, caller, true);
    }

    private static Registry open(URI base, Login login, ServiceCaller caller, boolean plainAllowed) {
        URI checked = HttpAddress.parse(base.toString());
        String path = checked.getRawPath();
        if (!path.isEmpty() && !path.equals("/") || checked.getRawUserInfo() != null) {
            throw AicrException.invalidRequest(
                    "the address of a registry has neither path nor user: " + Masked.address(base));
        }
        URI bare = URI.create(checked.getScheme().toLowerCase(Locale.ROOT) + "://" + checked.getRawAuthority());
        return new Registry(bare, new RegistryCalls(bare, login, caller, plainAllowed), CHUNK);
    }

    private static boolean isThisMachine(URI base) {
        String host = String.valueOf(base.getHost());
        return host.equals("localhost") || host.equals("[::1]") || host.matches("127(?:\\.[0-9]{1,3}){3}");
    }

    /** The same with another size of chunks; smaller blobs go in one piece. */
    public Registry withChunks(long bytes) {
        return new Registry(base, calls, bytes);
    }

    /** Host and port as in references. */
    public String host() {
        return base.getRawAuthority();
    }

    /** What a tag or digest stands for; empty when the registry does not have it. */
    public Optional<Descriptor> head(String repository, String reference) {
        return manifests.head(repository, reference);
    }

    public boolean hasBlob(String repository, Descriptor blob) {
        return BlobUpload.exists(calls, repository, blob, Scope.reading(repository));
    }

    /**
     * Brings a blob into the repository unless it is there.
     *
     * @param from another repository of this registry that may have the blob
     */
    public void push(String repository, Descriptor blob, Content content, Optional<String> from) {
        if (content.length() != blob.size()) {
            throw AicrException.invalidRequest(
                    "blob " + blob.digest() + " has " + content.length() + " bytes, expected " + blob.size());
        }
        new BlobUpload(calls, repository, blob, content, chunk).push(from);
    }

    /**
     * Stores a manifest or index under a tag or its own digest, and reads it back by digest. The same bytes under another
     * tag move no blob and keep the digest.
     */
    public Descriptor putManifest(String repository, String reference, byte[] bytes, String mediaType) {
        manifests.put(repository, reference, bytes, mediaType, "");
        return Descriptor.of(mediaType, bytes);
    }

    /** The bytes of a manifest; NOT_FOUND when there is none. */
    public byte[] manifest(String repository, String reference) {
        return manifests
                .find(repository, reference)
                .orElseThrow(
                        () -> AicrException.notFound("no manifest " + reference + " in " + host() + "/" + repository))
                .bytes();
    }

    /**
     * Stores a blob in a file, which appears only when size and digest are right.
     *
     * @throws IOException when the file cannot be written
     */
    public void pull(String repository, Descriptor blob, Path file) throws IOException {
        Path name = file.toAbsolutePath();
        Path unchecked = name.resolveSibling("." + name.getFileName() + ".unchecked");
        Request request = Request.get(
                        "pull the blob " + blob.digest() + " of " + repository,
                        calls.address(repository, "blobs/" + blob.digest()))
                .withLimit(blob.size());
        try {
            Download got = calls.download(request, Scope.reading(repository), unchecked);
            Download.Stored stored = got.stored().orElseThrow(() -> Refusal.of(request.purpose(), got.answer()));
            if (!stored.digest().equals(blob.digest())) {
                throw new AicrException(
                        ErrorClass.UNAUTHORIZED,
                        "cannot " + request.purpose() + ": digest differs, the registry gave " + stored.digest());
            }
            Files.move(unchecked, name, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unchecked);
        }
    }

    /**
     * Stores a manifest that has an image as its {@code subject}, and sees to it that the image's list of referrers names
     * it: by the registry, or by the index under the fallback tag. Not for two writers per image at once.
     */
    public Descriptor attach(String repository, Sha256 subject, byte[] manifest, String mediaType) {
        Descriptor descriptor = Descriptor.of(mediaType, manifest);
        HttpAnswer answer = manifests.put(repository, descriptor.digest().prefixed(), manifest, mediaType, "");
        Fields document =
                Fields.of(JsonReader.read(descriptor.digest().prefixed(), manifest, Limits.CATALOGUE_FILE), "");
        boolean indexed = !answer.header("oci-subject").isEmpty();
        new Referrers(calls, manifests, repository).attached(subject, Referrer.of(descriptor, document), indexed);
        return descriptor;
    }

    /** What is attached to an image. */
    public List<Referrer> referrers(String repository, Sha256 subject) {
        return new Referrers(calls, manifests, repository).of(subject);
    }

    /** All tags of a repository; none when there is no such repository. */
    public List<String> tags(String repository) {
        List<String> tags = new ArrayList<>();
        Optional<URI> next = Optional.of(calls.address(repository, "tags/list?n=100"));
        for (int pages = 0; next.isPresent() && pages < MOST_PAGES; pages++) {
            Request request = Request.get("list the tags of " + repository, next.get());
            HttpAnswer answer = calls.send(request, Scope.reading(repository));
            if (answer.status() == 404) {
                return List.of();
            }
            if (answer.status() != 200) {
                throw Refusal.of(request.purpose(), answer);
            }
            tags.addAll(Fields.of(JsonReader.read(answer.shownAs(), answer.body(), Limits.DOCUMENT), "")
                    .texts("tags"));
            next = Referrers.nextPage(request.address(), answer);
        }
        return List.copyOf(tags);
    }

    /**
     * Pushes an image of a layout with everything below it: blobs, then manifests, the index last; all by digest.
     *
     * @param from another repository of this registry that may have its blobs
     * @throws IOException when the layout cannot be read
     */
    public void push(String repository, Layout layout, Descriptor entry, Optional<String> from) throws IOException {
        new LayoutTransfer(this, manifests, layout, repository).push(entry, from);
    }

    /**
     * Pulls an image with everything below it into a layout and gives its descriptor; the layout's own index does not
     * name it yet.
     *
     * @throws IOException when the layout cannot be written
     */
    public Descriptor pull(String repository, String reference, Layout layout) throws IOException {
        return new LayoutTransfer(this, manifests, layout, repository).pull(reference);
    }
}
