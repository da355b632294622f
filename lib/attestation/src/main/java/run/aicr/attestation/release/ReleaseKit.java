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
package run.aicr.attestation.release;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;
import run.aicr.file.AtomicFile;
import run.aicr.file.SafePath;
import run.aicr.oci.Layout;

/**
 * What a check of a release without a network needs, in one tar: {@code assets/} with all assets but the archives,
 * {@code images/} with the indexes, manifests, configurations and statements of the images as an OCI layout, and the
 * {@code trusted_root.json} that it was checked with. The kit vouches for nothing: its statements are judged like all
 * others, and its root counts only when somebody names it.
 *
 * @param folder with these three
 */
public record ReleaseKit(Path folder) {
    /** File name of the trust root in a kit. */
    public static final String TRUST_ROOT = "trusted_root.json";

    private static final long MAX_BYTES = 1L << 30;
    private static final int BLOCK = 512;
    private static final int LONGEST_PATH = 100;

    public Path assets() {
        return folder.resolve("assets");
    }

    public Path images() {
        return folder.resolve("images");
    }

    public Path trustRoot() {
        return folder.resolve(TRUST_ROOT);
    }

    /**
     * Fills an empty folder from a release that was checked.
     *
     * @param trustRoot bytes of the root that it was checked with
     * @throws IOException when the release cannot be read or the folder not written
     */
    public static ReleaseKit fill(Path folder, ReleaseView view, PublishedIndex index, byte[] trustRoot)
            throws IOException {
        ReleaseKit kit = new ReleaseKit(folder);
        Files.createDirectories(kit.assets());
        try (Stream<Path> files = Files.list(view.assets())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = String.valueOf(file.getFileName());
                if (view.extent().withoutArchives().takes(name)) {
                    Files.copy(file, kit.assets().resolve(name));
                }
            }
        }
        Layout layout = Layout.create(kit.images());
        if (view.extent().images() && !index.images().isEmpty()) {
            ImageSource source = ImageSource.ofLayouts(Layout.open(view.images()), Layout.open(view.statements()));
            ImageCollector collector = new ImageCollector(source, layout, view.extent());
            for (PublishedIndex.Image image : index.images()) {
                collector.collect(image.name(), view.tag());
            }
        }
        Files.write(kit.trustRoot(), trustRoot);
        return kit;
    }

    /**
     * Packs the kit into one file, which appears when it is complete; the same content gives the same bytes.
     *
     * @throws IOException when it cannot be written
     */
    public void pack(Path file) throws IOException {
        SortedMap<String, Path> files = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path each : walk.filter(Files::isRegularFile).toList()) {
                files.put(folder.relativize(each).toString().replace('\\', '/'), each);
            }
        }
        AtomicFile.write(file, out -> {
            for (Map.Entry<String, Path> entry : files.entrySet()) {
                byte[] content = Files.readAllBytes(entry.getValue());
                out.write(header(entry.getKey(), content.length));
                out.write(content);
                out.write(new byte[(BLOCK - content.length % BLOCK) % BLOCK]);
            }
            out.write(new byte[2 * BLOCK]);
        });
    }

    /**
     * Opens a kit: a folder, or a file of at most 1 GiB that is unpacked.
     *
     * @param scratch empty folder for what is unpacked
     * @throws AicrException NOT_FOUND when there is nothing of the name, INVALID_REQUEST when it is no kit
     */
    public static ReleaseKit open(Path kit, Path scratch) throws IOException {
        ReleaseKit opened = new ReleaseKit(Files.isDirectory(kit) ? kit : scratch);
        if (Files.isRegularFile(kit)) {
            unpack(kit, scratch);
        } else if (!Files.isDirectory(kit)) {
            throw AicrException.notFound("no kit in " + kit);
        }
        for (Path part : List.of(opened.assets(), opened.images(), opened.trustRoot())) {
            if (!Files.exists(part)) {
                throw AicrException.invalidRequest(kit + " is no kit: it has no " + part.getFileName()
                        + "; make one with: aicr verify-release <tag> --write-kit <file>");
            }
        }
        return opened;
    }

    private static void unpack(Path kit, Path scratch) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(kit), 1 << 16)) {
            TarWalk.files(in, MAX_BYTES, (path, executable, size, content) -> {
                Path target = SafePath.resolve(scratch, path);
                Files.createDirectories(target.getParent());
                try (OutputStream out = Files.newOutputStream(target)) {
                    content.transferTo(out);
                }
            });
        } catch (IOException e) {
            throw new AicrException(ErrorClass.INVALID_REQUEST, kit + " is no kit: expected a tar file", e);
        }
    }

    /** A header of the form that {@link TarWalk} reads (POSIX ustar): mode 0644, owner 0, time 0. */
    private static byte[] header(String path, int size) throws IOException {
        byte[] name = path.getBytes(StandardCharsets.UTF_8);
        if (name.length > LONGEST_PATH) {
            throw new IOException("path of more than " + LONGEST_PATH + " bytes: " + path);
        }
        ByteArrayOutputStream header = new ByteArrayOutputStream(BLOCK);
        header.write(name);
        header.write(new byte[100 - name.length]);
        header.write(ascii("0000644\0" + "0000000\0" + "0000000\0" + String.format("%011o\0", size) + "00000000000\0"));
        header.write(ascii("        0"));
        header.write(new byte[100]);
        header.write(ascii("ustar\00000"));
        header.write(new byte[BLOCK - header.size()]);
        byte[] block = header.toByteArray();
        int sum = 0;
        for (byte b : block) {
            sum += b & 0xff;
        }
        System.arraycopy(ascii(String.format("%06o\0 ", sum)), 0, block, 148, 8);
        return block;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
