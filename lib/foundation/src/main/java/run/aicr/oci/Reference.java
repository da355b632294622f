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

import java.util.Optional;
import java.util.regex.Pattern;
import run.aicr.digest.Sha256;
import run.aicr.error.AicrException;

/**
 * The full name of an image: {@code host[:port]/repository[:tag][@sha256:hex]} (distribution-spec 1.1).
 *
 * @param host with the port when one is given
 */
public record Reference(String host, String repository, Optional<String> tag, Optional<Sha256> digest) {
    private static final String PART = "[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*";
    private static final Pattern REPOSITORY = Pattern.compile(PART + "(?:/" + PART + ")*");
    private static final Pattern TAG = Pattern.compile("[a-zA-Z0-9_][a-zA-Z0-9._-]{0,127}");
    private static final Pattern HOST =
            Pattern.compile("(?:[a-zA-Z0-9](?:[a-zA-Z0-9.-]*[a-zA-Z0-9])?|\\[[0-9a-fA-F:.]+])(?::[0-9]{1,5})?");
    private static final int LONGEST_REPOSITORY = 255;

    public Reference {
        if (!HOST.matcher(host).matches()) {
            throw AicrException.invalidRequest("not the host of a registry: " + host);
        }
        requireRepository(repository);
        tag.ifPresent(Reference::requireTag);
    }

    /**
     * Reads a name with a host; without tag and digest both stay empty.
     *
     * @throws AicrException INVALID_REQUEST for anything else
     */
    public static Reference parse(String text) {
        int slash = text.indexOf('/');
        if (slash <= 0) {
            throw AicrException.invalidRequest("not an image reference (host/repository[:tag][@digest]): " + text);
        }
        String host = text.substring(0, slash);
        String rest = text.substring(slash + 1);
        int at = rest.indexOf('@');
        Optional<Sha256> digest = at < 0 ? Optional.empty() : Optional.of(digestOf(rest.substring(at + 1)));
        String named = at < 0 ? rest : rest.substring(0, at);
        int colon = named.lastIndexOf(':');
        Optional<String> tag = colon < 0 ? Optional.empty() : Optional.of(named.substring(colon + 1));
        return new Reference(host, colon < 0 ? named : named.substring(0, colon), tag, digest);
    }

    private static Sha256 digestOf(String text) {
        try {
            return Sha256.parse(text);
        } catch (IllegalArgumentException e) {
            throw AicrException.invalidRequest(e.getMessage());
        }
    }

    /** Refuses a name that no registry takes. */
    public static String requireRepository(String repository) {
        if (repository.length() > LONGEST_REPOSITORY
                || !REPOSITORY.matcher(repository).matches()) {
            throw AicrException.invalidRequest("not a repository name (lower case, parts joined by /): " + repository);
        }
        return repository;
    }

    /** Refuses a tag that no registry takes; a {@code +} is not allowed in one. */
    public static String requireTag(String tag) {
        if (!TAG.matcher(tag).matches()) {
            throw AicrException.invalidRequest(
                    "not an image tag (letters, digits, '_', '.', '-', at most 128): " + tag);
        }
        return tag;
    }

    /** The reference by which a registry is asked: the digest, else the tag, else {@code latest}. */
    public String manifest() {
        return digest.map(Sha256::prefixed).orElse(tag.orElse("latest"));
    }

    public Reference at(Sha256 newDigest) {
        return new Reference(host, repository, tag, Optional.of(newDigest));
    }

    @Override
    public String toString() {
        return host + "/" + repository + tag.map(t -> ":" + t).orElse("")
                + digest.map(d -> "@" + d.prefixed()).orElse("");
    }
}
