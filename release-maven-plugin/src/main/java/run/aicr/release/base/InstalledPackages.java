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
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import run.aicr.error.AicrException;
import run.aicr.oci.Descriptor;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;

/**
 * What the layers of an image have installed, as the package manager of Debian and its descendants keeps it:
 * {@code var/lib/dpkg/status}, or a file for each package in {@code status.d} (distroless).
 *
 * @param distribution {@code ID} of os-release, such as {@code debian}; empty when there is none
 * @param release {@code VERSION_ID}; may be empty
 * @param packages sorted by name, version and architecture
 */
public record InstalledPackages(String distribution, String release, List<InstalledPackage> packages) {
    private static final String DOCUMENTS = "usr/share/doc/";

    /** Stands before what is made with it. */
    private static final Comparator<InstalledPackage> ORDER = Comparator.comparing(InstalledPackage::name)
            .thenComparing(InstalledPackage::version)
            .thenComparing(InstalledPackage::architecture);

    /** Of an image that has no packages. */
    public static final InstalledPackages NONE = new InstalledPackages("", "", List.of());

    public InstalledPackages {
        packages = packages.stream().sorted(ORDER).toList();
    }

    /**
     * Reads them.
     *
     * @param image name for messages
     * @param layers in their order
     * @param diffIds digests of the uncompressed layers, {@code sha256:…}
     * @throws ReleaseException CONFIG_INVALID when a layer or a file of the package manager is broken
     */
    public static InstalledPackages of(String image, LayerReader reader, List<Descriptor> layers, List<String> diffIds)
            throws IOException {
        RootFiles files = new RootFiles();
        try {
            for (int i = 0; i < layers.size(); i++) {
                files.add(reader.read(layers.get(i), diffIds.get(i)));
            }
            return of(files);
        } catch (AicrException e) {
            throw new ReleaseException(
                            Code.CONFIG_INVALID,
                            "the packages of the base of " + image + " cannot be listed: " + e.sentence(),
                            "Pin another base: mvn aicr-release:pin")
                    .because(e);
        }
    }

    private static InstalledPackages of(RootFiles files) {
        List<InstalledPackage> packages = new ArrayList<>();
        for (Map.Entry<String, byte[]> status : files.below(DpkgStatus.FOLDER).entrySet()) {
            packages.addAll(DpkgStatus.read(status.getKey(), status.getValue()));
        }
        List<InstalledPackage> all = packages.stream()
                .map(p -> p.withLicence(files.find(DOCUMENTS + p.name() + "/copyright")
                        .flatMap(DebianCopyright::expression)
                        .orElse("")))
                .distinct()
                .toList();
        Map<String, String> os = osRelease(files);
        return new InstalledPackages(os.getOrDefault("ID", ""), os.getOrDefault("VERSION_ID", ""), all);
    }

    /** Lines {@code KEY=value}, the value perhaps in quotes (os-release(5)). */
    private static SortedMap<String, String> osRelease(RootFiles files) {
        SortedMap<String, String> values = new TreeMap<>();
        byte[] content = files.find("etc/os-release")
                .or(() -> files.find("usr/lib/os-release"))
                .orElse(new byte[0]);
        new String(content, StandardCharsets.UTF_8).lines().forEach(line -> {
            int equals = line.indexOf('=');
            if (equals > 0 && !line.startsWith("#")) {
                String value = line.substring(equals + 1).strip();
                boolean quoted = value.length() > 1 && "\"'".indexOf(value.charAt(0)) >= 0;
                values.put(line.substring(0, equals).strip(), quoted ? value.substring(1, value.length() - 1) : value);
            }
        });
        return values;
    }
}
