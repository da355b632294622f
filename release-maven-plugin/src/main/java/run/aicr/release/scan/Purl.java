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
package run.aicr.release.scan;

import java.util.Map;
import java.util.TreeMap;

/**
 * A package URL, as far as VEX products need it: {@code pkg:oci/aicr@sha256:…?repository_url=ghcr.io/nvidia/aicr}.
 *
 * @param base type and name, without version and qualifiers
 * @param version empty when there is none
 */
record Purl(String base, String version, Map<String, String> qualifiers) {

    Purl {
        qualifiers = Map.copyOf(qualifiers);
    }

    static Purl parse(String text) {
        int fragment = text.indexOf('#');
        String rest = fragment < 0 ? text : text.substring(0, fragment);
        Map<String, String> qualifiers = new TreeMap<>();
        int question = rest.indexOf('?');
        if (question >= 0) {
            for (String pair : rest.substring(question + 1).split("&", -1)) {
                int equals = pair.indexOf('=');
                qualifiers.put(
                        equals < 0 ? pair : pair.substring(0, equals), equals < 0 ? "" : pair.substring(equals + 1));
            }
            rest = rest.substring(0, question);
        }
        int at = rest.lastIndexOf('@');
        return new Purl(at < 0 ? rest : rest.substring(0, at), at < 0 ? "" : rest.substring(at + 1), qualifiers);
    }

    /** Whether a statement about this product is one about the image: everything said here holds there. */
    boolean covers(Purl image) {
        return base.equals(image.base)
                && (version.isEmpty() || plain(version).equals(plain(image.version)))
                && image.qualifiers.entrySet().containsAll(qualifiers.entrySet());
    }

    /** A digest may be written with a coded colon. */
    private static String plain(String version) {
        return version.replace("%3A", ":").replace("%3a", ":");
    }
}
