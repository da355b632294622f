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
import java.net.URI;
import java.time.Clock;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import run.aicr.digest.Sha256;
import run.aicr.rehearsal.script.Script;
import run.aicr.rehearsal.web.Answer;
import run.aicr.rehearsal.web.Kept;
import run.aicr.rehearsal.web.Peer;
import run.aicr.rehearsal.web.Request;
import run.aicr.rehearsal.web.Service;

/** The registry: OCI distribution 1.1 over an image layout. */
public final class RegistryPeer implements AutoCloseable {
    private static final Pattern CALL = Pattern.compile("/v2/(.+)/(blobs|manifests|tags|referrers)/([^/]+)");
    private static final Pattern UPLOAD = Pattern.compile("/v2/(.+)/blobs/uploads(?:/([^/]*))?");

    private final Peer peer;

    /**
     * How a registry behaves.
     *
     * @param peer name in scripts and in the list of calls
     * @param folder name of the layout's folder in the rehearsal folder
     * @param host first part of the names in the layout, and of the service in challenges
     * @param credentials accepts user and password, joined by a colon
     * @param open whether all may read
     * @param referrersApi whether it has the referrers API, or leaves clients to the fallback tag
     */
    public record Options(
            String peer,
            String folder,
            String host,
            Predicate<String> credentials,
            boolean open,
            boolean referrersApi) {}

    private RegistryPeer(Peer peer) {
        this.peer = peer;
    }

    public static RegistryPeer start(Kept kept, Script script, Options options) throws IOException {
        return new RegistryPeer(Peer.start(options.peer(), script, new Calls(kept, options)));
    }

    public URI address() {
        return peer.address();
    }

    @Override
    public void close() {
        peer.close();
    }

    /** Finds the call of a path. */
    private static final class Calls implements Service {
        private final TokenDesk desk;
        private final Repositories repositories;
        private final UploadCalls uploads;
        private final ManifestCalls manifests;
        private final Listing listing;
        private final boolean referrersApi;

        Calls(Kept kept, Options options) {
            this.desk = new TokenDesk(options.host(), options.credentials(), options.open(), Clock.systemUTC());
            this.repositories = new Repositories(kept, kept.folder().resolve(options.folder()), options.host());
            this.uploads = new UploadCalls(repositories, new Uploads(kept));
            this.manifests = new ManifestCalls(repositories, options.referrersApi());
            this.listing = new Listing(repositories);
            this.referrersApi = options.referrersApi();
        }

        @Override
        public Answer malformed(int status, String sentence) {
            return Problem.answer(status, status == 413 ? "SIZE_INVALID" : codeOf(status), sentence);
        }

        private static String codeOf(int status) {
            return status == 429 ? "TOOMANYREQUESTS" : status == 400 ? "MANIFEST_INVALID" : "UNKNOWN";
        }

        @Override
        public Answer answer(Request request) throws IOException {
            return route(request).with("Docker-Distribution-API-Version", "registry/2.0");
        }

        private Answer route(Request request) throws IOException {
            String path = request.path();
            if (path.equals("/token") && request.method().equals("GET")) {
                return desk.issue(request);
            }
            if (path.equals("/v2/") || path.equals("/v2")) {
                return desk.probe(request);
            }
            Matcher upload = UPLOAD.matcher(path);
            if (upload.matches()) {
                String id = upload.group(2) == null ? "" : upload.group(2);
                return upload(request, RegistryName.repository(upload.group(1)), id);
            }
            Matcher call = CALL.matcher(path);
            if (!call.matches()) {
                return Problem.answer(404, "UNSUPPORTED", "no such path: " + path);
            }
            return call(request, RegistryName.repository(call.group(1)), call.group(2), call.group(3));
        }

        private Answer upload(Request request, String name, String id) throws IOException {
            desk.require(request, name, "push");
            String method = request.method();
            if (id.isEmpty() && method.equals("POST")) {
                return uploads.start(request, name);
            }
            if (id.isEmpty()) {
                throw Problem.UNSUPPORTED.because("the operation is unsupported");
            }
            return switch (method) {
                case "PATCH" -> uploads.patch(request, name, id);
                case "PUT" -> uploads.put(request, name, id);
                case "GET" -> uploads.state(name, id);
                case "DELETE" -> uploads.cancel(name, id);
                default -> throw Problem.UNSUPPORTED.because("the operation is unsupported");
            };
        }

        private Answer call(Request request, String name, String kind, String reference) throws IOException {
            boolean reading = request.method().equals("GET") || request.method().equals("HEAD");
            desk.require(request, name, reading ? "pull" : "push");
            if (kind.equals("manifests") && request.method().equals("PUT")) {
                return manifests.put(request, name, reference);
            }
            if (!reading) {
                throw Problem.UNSUPPORTED.because("the operation is unsupported");
            }
            if (kind.equals("manifests")) {
                return manifests.read(request, name, reference);
            }
            if (kind.equals("blobs")) {
                return blob(request, name, reference);
            }
            if (kind.equals("tags") && reference.equals("list")) {
                return listing.tags(request, name);
            }
            if (kind.equals("referrers") && referrersApi) {
                return listing.referrers(request, name, reference);
            }
            return Problem.answer(404, "UNSUPPORTED", "no such path");
        }

        private Answer blob(Request request, String name, String reference) throws IOException {
            Sha256 digest = RegistryName.digest(reference);
            if (!repositories.holdsBlob(name, digest)) {
                throw Problem.BLOB_UNKNOWN.because("blob unknown to registry: " + digest);
            }
            return Answer.fileRange(
                            repositories.blobFile(digest),
                            request.header("Range").orElse(""))
                    .with("Content-Type", "application/octet-stream")
                    .with("Docker-Content-Digest", digest.prefixed());
        }
    }
}
