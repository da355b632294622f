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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import run.aicr.digest.Sha256;
import run.aicr.oci.Descriptor;
import run.aicr.rehearsal.web.Answer;
import run.aicr.rehearsal.web.Request;

/** The calls below {@code /v2/<name>/manifests/}. */
final class ManifestCalls {
    private final Repositories repositories;
    private final boolean referrersApi;

    ManifestCalls(Repositories repositories, boolean referrersApi) {
        this.repositories = repositories;
        this.referrersApi = referrersApi;
    }

    Answer read(Request request, String name, String reference) throws IOException {
        Repositories.Repository repository = repositories
                .find(name)
                .orElseThrow(() -> Problem.NAME_UNKNOWN.because("repository name not known to registry"));
        Optional<Sha256> digest = RegistryName.isTag(reference)
                ? Optional.ofNullable(repository.tags().get(reference))
                : Optional.of(RegistryName.digest(reference));
        Descriptor found = digest.flatMap(
                        d -> Optional.ofNullable(repository.manifests().get(d)))
                .orElseThrow(() -> Problem.MANIFEST_UNKNOWN.because("manifest unknown: " + reference));
        if (!accepts(request, found.mediaType())) {
            throw Problem.MANIFEST_UNKNOWN.because(
                    "the manifest is a " + found.mediaType() + ", which the header Accept does not list");
        }
        return Answer.file(repositories.blobFile(found.digest()))
                .with("Content-Type", found.mediaType())
                .with("Docker-Content-Digest", found.digest().prefixed());
    }

    /** As GHCR does: a client that does not say that it knows a media type does not get it. */
    private static boolean accepts(Request request, String mediaType) {
        List<String> accepted = request.headers("Accept");
        if (accepted.isEmpty()) {
            return true;
        }
        for (String line : accepted) {
            for (String each : line.split(",", -1)) {
                String type = each.replaceAll(";.*", "").strip();
                if (type.equals("*/*") || type.equals("application/*") || type.equals(mediaType)) {
                    return true;
                }
            }
        }
        return false;
    }

    Answer put(Request request, String name, String reference) throws IOException {
        boolean byTag = RegistryName.isTag(reference);
        byte[] bytes = request.bytes(ManifestFacts.MAX_BYTES);
        Sha256 digest = Sha256.of(bytes);
        if (!byTag && !RegistryName.digest(reference).equals(digest)) {
            throw Problem.DIGEST_INVALID.because("the manifest has the digest " + digest + ", not " + reference);
        }
        ManifestFacts facts = ManifestFacts.read(bytes, request.contentType());
        requireParts(name, facts);
        repositories.addManifest(
                name,
                new Descriptor(facts.mediaType(), digest, bytes.length, "", Map.of()),
                bytes,
                byTag ? Optional.of(reference) : Optional.empty());
        Answer answer = Answer.empty(201)
                .with("Location", "/v2/" + name + "/manifests/" + digest)
                .with("Docker-Content-Digest", digest.prefixed());
        return referrersApi && facts.subject().isPresent()
                ? answer.with("OCI-Subject", facts.subject().get().prefixed())
                : answer;
    }

    private void requireParts(String name, ManifestFacts facts) throws IOException {
        for (Sha256 blob : facts.blobs()) {
            if (!repositories.holdsBlob(name, blob)) {
                throw Problem.MANIFEST_BLOB_UNKNOWN.because("blob unknown to " + name + ": " + blob);
            }
        }
        for (Sha256 child : facts.children()) {
            if (repositories
                    .find(name)
                    .filter(r -> r.manifests().containsKey(child))
                    .isEmpty()) {
                throw Problem.MANIFEST_BLOB_UNKNOWN.because("manifest unknown to " + name + ": " + child);
            }
        }
    }
}
