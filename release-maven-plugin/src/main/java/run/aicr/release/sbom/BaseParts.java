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
package run.aicr.release.sbom;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import run.aicr.release.base.InstalledPackage;
import run.aicr.release.base.InstalledPackages;

/** The packages of a base as parts of a bill of materials. */
final class BaseParts {
    private static final Pattern ADDRESS = Pattern.compile("(.*?)\\s*<([^<>]*)>");
    private static final Pattern GROUP =
            Pattern.compile("\\b(maintainers|team|group|developers|project)\\b|[@.-]lists?[.@]");

    private BaseParts() {}

    static List<Bom.Part> of(InstalledPackages installed) {
        Set<String> ids = new HashSet<>();
        List<Bom.Part> parts = new ArrayList<>();
        if (!installed.distribution().isEmpty()) {
            parts.add(system(installed));
        }
        for (InstalledPackage one : installed.packages()) {
            parts.add(new Bom.Part(
                    Bom.Kind.LIBRARY,
                    unique("deb-" + one.name() + "-" + one.version(), one.architecture(), ids),
                    "",
                    one.name(),
                    one.version(),
                    one.licence(),
                    "",
                    purl(installed, one),
                    supplier(one.maintainer()),
                    ""));
        }
        return parts;
    }

    private static Bom.Part system(InstalledPackages installed) {
        String version = installed.release().isEmpty() ? "" : "@" + coded(installed.release());
        return new Bom.Part(
                Bom.Kind.OPERATING_SYSTEM,
                "os",
                "",
                installed.distribution(),
                installed.release(),
                "",
                "",
                "pkg:generic/" + coded(installed.distribution()) + version,
                "",
                "");
    }

    /** Characters that ids may not have become hyphens, so two names can meet. */
    private static String unique(String text, String architecture, Set<String> ids) {
        String id = Bom.idOf(text);
        String with = ids.contains(id) ? id + "-" + Bom.idOf(architecture) : id;
        String result = with;
        for (int i = 2; !ids.add(result); i++) {
            result = with + "-" + i;
        }
        return result;
    }

    private static String purl(InstalledPackages installed, InstalledPackage one) {
        String distribution = installed.distribution().isEmpty() ? "debian" : installed.distribution();
        String release =
                installed.release().isEmpty() ? "" : "&distro=" + coded(distribution + "-" + installed.release());
        String upstream = one.source().isEmpty() ? "" : "&upstream=" + coded(one.source());
        return "pkg:deb/" + coded(distribution) + "/" + coded(one.name()) + "@" + coded(one.version()) + "?arch="
                + coded(one.architecture()) + release + upstream;
    }

    /** {@code Name <address>} in the words of SPDX; whether it is a person can only be told by the name. */
    private static String supplier(String maintainer) {
        if (maintainer.isBlank()) {
            return "";
        }
        Matcher matcher = ADDRESS.matcher(maintainer);
        String named = matcher.matches() ? matcher.group(1) + " (" + matcher.group(2) + ")" : maintainer;
        boolean group = GROUP.matcher(maintainer.toLowerCase(Locale.ROOT)).find();
        return (group ? "Organization: " : "Person: ") + named;
    }

    /** Percent coding of all but unreserved characters (purl-spec). */
    private static String coded(String text) {
        StringBuilder coded = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            boolean plain = c < 128 && (Character.isLetterOrDigit(c) || "-._~".indexOf(c) >= 0);
            coded.append(plain ? String.valueOf(c) : "%" + String.format(Locale.ROOT, "%02X", b & 0xff));
        }
        return coded.toString();
    }
}
