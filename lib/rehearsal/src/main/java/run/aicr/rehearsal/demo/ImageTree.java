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
package run.aicr.rehearsal.demo;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import run.aicr.document.Fields;
import run.aicr.error.AicrException;
import run.aicr.file.PlainTar;
import run.aicr.file.SafePath;
import run.aicr.oci.Descriptor;
import run.aicr.oci.Layout;
import run.aicr.rehearsal.web.Kept;

/** The unpacked root file system of an image; nothing is written outside of it, and no link leads out. */
final class ImageTree {
    private static final long MAX_BYTES = 4L << 30;
    private static final long MOST_ENTRIES = 1_000_000;
    private static final String WHITEOUT = ".wh.";
    private static final String OPAQUE = ".wh..wh..opq";

    private final Path root;

    private ImageTree(Path root) {
        this.root = root;
    }

    /** What the image says about its process; paths are those inside the image. */
    record Command(List<String> arguments, List<String> environment, String folder) {
        Command {
            arguments = List.copyOf(arguments);
            environment = List.copyOf(environment);
        }
    }

    /**
     * Unpacks the linux/amd64 image.
     *
     * @param top manifest or index
     * @param root an empty folder
     */
    static Command unpack(Layout layout, Descriptor top, Path root) throws IOException {
        Fields manifest = Fields.of(layout.readJson(platform(layout, top)), "manifest");
        Descriptor configBlob = Descriptor.read(manifest.fields("config").orElseThrow(() -> broken("no config")));
        ImageTree tree = new ImageTree(root.toRealPath());
        for (Fields layer : manifest.list("layers")) {
            Descriptor descriptor = Descriptor.read(layer);
            try (InputStream in = open(layout, descriptor)) {
                PlainTar.readForeign(in, MAX_BYTES, MOST_ENTRIES, tree::place);
            }
        }
        Fields config = Fields.of(layout.readJson(configBlob), "config")
                .fields("config")
                .orElseThrow(() -> broken("no config"));
        List<String> arguments = new ArrayList<>(config.texts("Entrypoint"));
        arguments.addAll(config.texts("Cmd"));
        if (arguments.isEmpty()) {
            throw broken("the image has no entry point");
        }
        return new Command(arguments, config.texts("Env"), config.textOrEmpty("WorkingDir"));
    }

    private static Descriptor platform(Layout layout, Descriptor top) throws IOException {
        Fields document = Fields.of(layout.readJson(top), "image");
        if (document.node("manifests").isEmpty()) {
            return top;
        }
        return document.list("manifests").stream()
                .map(Descriptor::read)
                .filter(d -> d.platform().equals("linux/amd64"))
                .findFirst()
                .orElseThrow(() -> broken("the index has no linux/amd64 image"));
    }

    private static InputStream open(Layout layout, Descriptor layer) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(layout.blob(layer.digest())), 1 << 16);
        if (layer.mediaType().endsWith("gzip")) {
            try {
                return new GZIPInputStream(in, 1 << 16);
            } catch (IOException e) {
                in.close();
                throw e;
            }
        }
        if (!layer.mediaType().endsWith("tar")) {
            in.close();
            throw broken("layers of type " + layer.mediaType() + " are not known");
        }
        return in;
    }

    private static AicrException broken(String what) {
        return AicrException.invalidRequest("the image cannot be started: " + what);
    }

    private void place(String path, PlainTar.TarHeader header, InputStream content) throws IOException {
        try {
            SafePath.requireRelative(path);
        } catch (IllegalArgumentException e) {
            throw new IOException("unsafe path in a layer: " + path, e);
        }
        Path parent = parentOf(path);
        String name = path.substring(path.lastIndexOf('/') + 1);
        if (name.equals(OPAQUE)) {
            Kept.delete(parent);
            Files.createDirectories(parent);
            return;
        }
        if (name.startsWith(WHITEOUT)) {
            Kept.delete(parent.resolve(name.substring(WHITEOUT.length())));
            return;
        }
        Path target = parent.resolve(name);
        Kept.delete(target);
        if (header.linkTarget().isEmpty()) {
            Files.copy(content, target);
            Files.setPosixFilePermissions(
                    target, PosixFilePermissions.fromString(header.executable() ? "rwxr-xr-x" : "rw-r--r--"));
        } else {
            Files.createSymbolicLink(target, linkTarget(parent, header.linkTarget()));
        }
    }

    /** The folder of a path, made when missing; links in it are followed while they stay inside. */
    private Path parentOf(String path) throws IOException {
        Path at = root;
        String[] parts = path.split("/", -1);
        for (int i = 0; i < parts.length - 1; i++) {
            Path next = at.resolve(parts[i]);
            if (Files.isSymbolicLink(next)) {
                next = next.toRealPath();
            } else if (!Files.isDirectory(next, LinkOption.NOFOLLOW_LINKS)) {
                Files.deleteIfExists(next);
                Files.createDirectory(next);
            }
            if (!next.startsWith(root)) {
                throw broken("the path " + path + " leads out of it");
            }
            at = next;
        }
        return at;
    }

    /** Absolute targets are seen from the image's root. */
    private Path linkTarget(Path parent, String target) {
        Path resolved = target.startsWith("/")
                ? root.resolve(target.replaceAll("^/+", "")).normalize()
                : parent.resolve(target).normalize();
        if (!resolved.startsWith(root)) {
            throw broken("the link to " + target + " leads out of it");
        }
        return resolved;
    }
}
