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

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import run.aicr.digest.Sha256;
import run.aicr.document.JsonWriter;
import run.aicr.document.Mapping;
import run.aicr.document.Node;
import run.aicr.document.Scalar;
import run.aicr.document.Sequence;
import run.aicr.file.ArchiveEntry;
import run.aicr.file.PlainGzip;
import run.aicr.file.PlainTar;
import run.aicr.oci.Descriptor;
import run.aicr.oci.Layout;
import run.aicr.oci.MediaTypes;

/** Makes bases of two platforms into an OCI image layout, as others would make them. */
public final class SyntheticBase {
    public static final String DOCKER_LIST = "application/vnd.docker.distribution.manifest.list.v2+json";
    static final String DOCKER_MANIFEST = "application/vnd.docker.distribution.manifest.v2+json";
    static final String DOCKER_CONFIG = "application/vnd.docker.container.image.v1+json";
    static final String DOCKER_LAYER = "application/vnd.docker.image.rootfs.diff.tar.gzip";

    private final Layout layout;
    private boolean docker;
    private List<String> platforms = List.of("linux/amd64", "linux/arm64");
    private UnaryOperator<Mapping> layerChange = UnaryOperator.identity();

    private SyntheticBase(Layout layout) {
        this.layout = layout;
    }

    public static SyntheticBase in(Path folder) throws IOException {
        return new SyntheticBase(Layout.create(folder));
    }

    /** With the media types of Docker. */
    public SyntheticBase inDockerForm() {
        docker = true;
        return this;
    }

    SyntheticBase of(String... names) {
        platforms = List.of(names);
        return this;
    }

    /** Changes each descriptor of a layer. */
    SyntheticBase withLayers(UnaryOperator<Mapping> change) {
        layerChange = change;
        return this;
    }

    public Layout layout() {
        return layout;
    }

    /** A base in the manner of Debian with a package manager. */
    public static List<List<ArchiveEntry>> debian() {
        return List.of(
                List.of(
                        file("etc/os-release", "ID=debian\nVERSION_ID=\"12\"\nPRETTY_NAME=\"Debian 12\"\n"),
                        file("bin/sh", "a shell"),
                        file("var/lib/dpkg/status", """
                                Package: libc6
                                Source: glibc
                                Status: install ok installed
                                Maintainer: GNU Libc Maintainers <debian-glibc@lists.debian.org>
                                Architecture: amd64
                                Version: 2.36-9+deb12u9
                                Description: C library
                                 of several lines

                                Package: gone
                                Status: deinstall ok config-files
                                Architecture: amd64
                                Version: 1
                                """)),
                List.of(file("usr/share/doc/libc6/copyright", """
                        Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/

                        Files: *
                        Copyright: some
                        License: LGPL-2.1+
                        """)));
    }

    /** The same with an interpreter of Python 3.13 and an account for each line. */
    public static List<List<ArchiveEntry>> python(String passwd) {
        List<List<ArchiveEntry>> layers = new ArrayList<>(debian());
        layers.add(List.of(
                file("usr/local/bin/python3.13", "an interpreter"),
                file("usr/local/lib/python3.13/os.py", "import abc"),
                file("etc/passwd", passwd),
                file("etc/group", "root:x:0:")));
        return layers;
    }

    public static ArchiveEntry file(String path, String text) {
        return new ArchiveEntry.File(path, false, ArchiveEntry.Source.of(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Writes it and gives the descriptor of its index. */
    public Descriptor write(List<List<ArchiveEntry>> layers) throws IOException {
        List<Node> entries = new ArrayList<>();
        for (String platform : platforms) {
            entries.add(manifest(layers, platform).withPlatform(platform).toNode());
        }
        String type = docker ? DOCKER_LIST : MediaTypes.INDEX;
        return layout.put(
                type,
                JsonWriter.compact(new Mapping.Builder()
                        .put("schemaVersion", Scalar.integer(2))
                        .put("mediaType", type)
                        .put("manifests", Sequence.of(entries))
                        .build()));
    }

    Descriptor manifest(List<List<ArchiveEntry>> layers, String platform) throws IOException {
        List<String> diffIds = new ArrayList<>();
        List<Node> descriptors = new ArrayList<>();
        for (List<ArchiveEntry> layer : layers) {
            byte[] tar = tar(layer);
            diffIds.add(Sha256.of(tar).prefixed());
            Descriptor stored = layout.put(docker ? DOCKER_LAYER : MediaTypes.LAYER_GZIP, gzip(tar));
            descriptors.add(layerChange.apply((Mapping) stored.toNode()));
        }
        Descriptor config = layout.put(docker ? DOCKER_CONFIG : MediaTypes.CONFIG, config(platform, diffIds));
        String type = docker ? DOCKER_MANIFEST : MediaTypes.MANIFEST;
        return layout.put(
                type,
                JsonWriter.compact(new Mapping.Builder()
                        .put("schemaVersion", Scalar.integer(2))
                        .put("mediaType", type)
                        .put("config", config.toNode())
                        .put("layers", Sequence.of(descriptors))
                        .build()));
    }

    static byte[] tar(List<ArchiveEntry> entries) throws IOException {
        ByteArrayOutputStream tar = new ByteArrayOutputStream();
        PlainTar.write(tar, entries, Instant.EPOCH);
        return tar.toByteArray();
    }

    static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream gzip = new ByteArrayOutputStream();
        try (PlainGzip out = new PlainGzip(gzip, 9)) {
            out.write(content);
        }
        return gzip.toByteArray();
    }

    private static byte[] config(String platform, List<String> diffIds) {
        int slash = platform.indexOf('/');
        Map<String, String> labels = new TreeMap<>();
        labels.put("maintainer", "somebody");
        labels.put("org.opencontainers.image.version", "12");
        Mapping container = new Mapping.Builder()
                .put("Env", Sequence.ofTexts(List.of("PATH=/usr/bin:/busybox", "SSL_CERT_FILE=/certs", "PORT=1")))
                .put("Cmd", Sequence.ofTexts(List.of("/bin/sh")))
                .put("User", "0")
                .put("WorkingDir", "/home")
                .put("Labels", Descriptor.annotationsNode(labels))
                .put("Volumes", Scalar.NULL)
                .build();
        Mapping rootfs = new Mapping.Builder()
                .put("type", "layers")
                .put("diff_ids", Sequence.ofTexts(diffIds))
                .build();
        return JsonWriter.compact(new Mapping.Builder()
                .put("architecture", platform.substring(slash + 1))
                .put("os", platform.substring(0, slash))
                .put("config", container)
                .put("rootfs", rootfs)
                .build());
    }
}
