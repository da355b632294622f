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

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A package as a vulnerability database names it: of a Maven repository, of the Python index, or of a release of Debian or
 * Ubuntu.
 *
 * @param ecosystem such as {@code Maven}, {@code PyPI}, {@code Debian:12}, {@code Ubuntu:24.04:LTS}
 * @param name {@code group:artifact}; of Debian and Ubuntu that of the source package, which their entries are about
 */
record OsvPackage(String ecosystem, String name, String version) {
    static final String MAVEN = "Maven";
    static final String PYPI = "PyPI";

    private static final Pattern DEBIAN = Pattern.compile("debian-([0-9]+)(\\..*)?");
    private static final Pattern UBUNTU = Pattern.compile("ubuntu-(([0-9]{2})\\.[0-9]{2})(\\..*)?");

    /** What entries are looked up by. */
    record Key(String ecosystem, String name) {}

    Key key() {
        return new Key(ecosystem, name);
    }

    /** The package of a package URL; empty for kinds that no entries are compared with, such as Java runtimes. */
    static Optional<OsvPackage> ofPurl(String text) {
        Purl purl = Purl.parse(text);
        String[] path = purl.base().split("/", -1);
        String version = decoded(purl.version());
        if (version.isEmpty()) {
            return Optional.empty();
        }
        if (path[0].equals("pkg:maven") && path.length == 3) {
            return Optional.of(new OsvPackage(MAVEN, decoded(path[1]) + ":" + decoded(path[2]), version));
        }
        if (path[0].equals("pkg:pypi") && path.length == 2) {
            return Optional.of(new OsvPackage(PYPI, normalised(decoded(path[1])), version));
        }
        return path[0].equals("pkg:deb") && path.length == 3
                ? ofDebian(purl, decoded(path[2]), version)
                : Optional.empty();
    }

    private static Optional<OsvPackage> ofDebian(Purl purl, String name, String version) {
        String upstream = decoded(purl.qualifiers().getOrDefault("upstream", ""));
        int at = upstream.indexOf('@');
        String source = upstream.isEmpty() ? name : at < 0 ? upstream : upstream.substring(0, at);
        String sourceVersion = at < 0 ? version : upstream.substring(at + 1);
        return ecosystem(decoded(purl.qualifiers().getOrDefault("distro", "")))
                .map(e -> new OsvPackage(e, source, sourceVersion));
    }

    private static Optional<String> ecosystem(String distro) {
        Matcher debian = DEBIAN.matcher(distro);
        if (debian.matches()) {
            return Optional.of("Debian:" + debian.group(1));
        }
        Matcher ubuntu = UBUNTU.matcher(distro);
        if (!ubuntu.matches()) {
            return Optional.empty();
        }
        // Every second April release is supported long.
        boolean supported = ubuntu.group(1).endsWith(".04") && Integer.parseInt(ubuntu.group(2)) % 2 == 0;
        return Optional.of("Ubuntu:" + ubuntu.group(1) + (supported ? ":LTS" : ""));
    }

    /** As entries write it: repositories other than the central one of Maven are named after a colon. */
    static String ecosystemOfEntry(String text) {
        return text.startsWith(MAVEN + ":") ? MAVEN : text;
    }

    /** As entries of an ecosystem write names (PEP 503 for Python). */
    static String nameOfEntry(String ecosystem, String name) {
        return ecosystem.equals(PYPI) ? normalised(name) : name;
    }

    private static String normalised(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[-_.]+", "-");
    }

    static VersionOrder order(String ecosystem) {
        if (ecosystem.equals(PYPI)) {
            return VersionOrder.PYTHON;
        }
        return ecosystem.startsWith("Debian:") || ecosystem.startsWith("Ubuntu:")
                ? VersionOrder.DEBIAN
                : VersionOrder.MAVEN;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text; // half a code is a character of its own
        }
    }
}
