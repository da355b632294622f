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
package run.aicr.bundle.bom;

import run.aicr.document.Mapping;

/**
 * The parts of an image reference. Text that is not there is empty.
 *
 * @param text as written
 * @param registry host; {@code docker.io} when none is written
 * @param repository path in the registry; short names of Docker's have {@code library/} before them
 * @param digest with its algorithm
 */
public record ImageName(String text, String registry, String repository, String tag, String digest) {
    private static final String DOCKER = "docker.io";

    /** Reads any text; nothing is refused, since it comes from charts of others. */
    public static ImageName of(String text) {
        int at = text.indexOf('@');
        String digest = at < 0 ? "" : text.substring(at + 1);
        String named = at < 0 ? text : text.substring(0, at);
        int colon = named.indexOf(':', named.lastIndexOf('/') + 1);
        String tag = colon < 0 ? "" : named.substring(colon + 1);
        String path = colon < 0 ? named : named.substring(0, colon);
        int slash = path.indexOf('/');
        String first = slash < 0 ? "" : path.substring(0, slash);
        boolean host = first.equals("localhost") || first.indexOf('.') >= 0 || first.indexOf(':') >= 0;
        String registry = host ? first : DOCKER;
        String repository = host ? path.substring(slash + 1) : path;
        boolean official = registry.equals(DOCKER) && repository.indexOf('/') < 0;
        return new ImageName(text, registry, official ? "library/" + repository : repository, tag, digest);
    }

    /** The reference within a document. */
    public String bomRef() {
        return "img:" + text;
    }

    /** The package URL. */
    public String purl() {
        String name = repository.substring(repository.lastIndexOf('/') + 1);
        String version = digest.isEmpty() ? tag : digest;
        return "pkg:oci/" + name + (version.isEmpty() ? "" : "@" + version) + "?repository_url=" + registry + "/"
                + repository + (digest.isEmpty() || tag.isEmpty() ? "" : "&tag=" + tag);
    }

    Mapping toNode() {
        return new Mapping.Builder()
                .put("type", "container")
                .put("bom-ref", bomRef())
                .put("name", registry + "/" + repository)
                .putIfSet("version", digest.isEmpty() ? tag : digest)
                .put("purl", purl())
                .put(
                        "properties",
                        new Properties()
                                .with("aicr:image:registry", registry)
                                .with("aicr:image:repository", repository)
                                .with("aicr:image:tag", tag)
                                .with("aicr:image:digest", digest)
                                .list())
                .build();
    }
}
