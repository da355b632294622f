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
package run.aicr.deployment;

import java.util.Optional;
import run.aicr.deployment.BundleTarget.Artefact;
import run.aicr.error.AicrException;

/** The grammar of container image references, with the usual shorthand for {@code docker.io}. */
final class OciReference {
    static final String SCHEME = "oci://";

    private static final String DOCKER = "docker.io";
    private static final int MAX_TAG = 128;

    private OciReference() {}

    static Artefact parse(String text) {
        String rest = text.substring(SCHEME.length());
        if (rest.indexOf('@') >= 0) {
            throw refused(text, "a target has a tag, not a digest");
        }
        int colon = rest.lastIndexOf(':');
        boolean tagged = colon > rest.lastIndexOf('/');
        String name = tagged ? rest.substring(0, colon) : rest;
        Optional<String> tag = tagged ? Optional.of(rest.substring(colon + 1)) : Optional.empty();
        if (tag.isPresent() && !isTag(tag.get())) {
            throw refused(text, "the tag after the last colon is none");
        }
        int slash = name.indexOf('/');
        boolean hosted = slash >= 0 && isHostLike(name.substring(0, slash));
        String registry = hosted ? name.substring(0, slash) : DOCKER;
        String written = hosted ? name.substring(slash + 1) : name;
        String path = registry.equals(DOCKER) && written.indexOf('/') < 0 ? "library/" + written : written;
        if (!isRegistry(registry)) {
            throw refused(text, "\"" + registry + "\" is no host name with an optional port");
        }
        if (!isRepository(path)) {
            throw refused(
                    text, "\"" + path + "\" is no repository: lower-case letters, digits, and . _ - between them");
        }
        return new Artefact(registry, path, tag);
    }

    private static boolean isHostLike(String first) {
        return first.indexOf('.') >= 0
                || first.indexOf(':') >= 0
                || first.equals("localhost")
                || first.chars().anyMatch(c -> c >= 'A' && c <= 'Z');
    }

    private static boolean isRegistry(String registry) {
        int colon = registry.indexOf(':');
        String host = colon < 0 ? registry : registry.substring(0, colon);
        if (colon >= 0 && !isPort(registry.substring(colon + 1))) {
            return false;
        }
        for (String label : host.split("\\.", -1)) {
            if (label.isEmpty()
                    || label.startsWith("-")
                    || label.endsWith("-")
                    || !label.chars().allMatch(OciReference::isHostLetter)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPort(String port) {
        return !port.isEmpty() && port.length() <= 5 && port.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static boolean isHostLetter(int c) {
        return isLowerOrDigit(c) || c >= 'A' && c <= 'Z' || c == '-';
    }

    private static boolean isLowerOrDigit(int c) {
        return c >= 'a' && c <= 'z' || c >= '0' && c <= '9';
    }

    private static boolean isRepository(String path) {
        for (String part : path.split("/", -1)) {
            if (part.isEmpty() || !isLowerOrDigit(part.charAt(0)) || !isLowerOrDigit(part.charAt(part.length() - 1))) {
                return false;
            }
            for (int i = 1; i < part.length(); i++) {
                char c = part.charAt(i);
                boolean separator = c == '.' || c == '_' || c == '-';
                boolean repeated = separator && !isLowerOrDigit(part.charAt(i - 1));
                boolean allowed = !repeated || c == '-' && part.charAt(i - 1) == '-' || isDoubleUnderscore(part, i);
                if (!separator && !isLowerOrDigit(c) || !allowed) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Docker's grammar allows one pair of underscores between letters. */
    private static boolean isDoubleUnderscore(String part, int second) {
        return part.charAt(second) == '_' && part.charAt(second - 1) == '_' && isLowerOrDigit(part.charAt(second - 2));
    }

    private static boolean isTag(String tag) {
        if (tag.isEmpty() || tag.length() > MAX_TAG || tag.charAt(0) == '.' || tag.charAt(0) == '-') {
            return false;
        }
        return tag.chars().allMatch(c -> isHostLetter(c) || c == '.' || c == '_');
    }

    private static AicrException refused(String text, String reason) {
        return AicrException.invalidRequest(
                "invalid OCI reference \"" + text + "\": " + reason + "; expected oci://registry/repository:tag");
    }
}
