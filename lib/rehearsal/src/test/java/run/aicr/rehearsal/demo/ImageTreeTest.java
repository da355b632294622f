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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.error.AicrException;
import run.aicr.file.ArchiveEntry;
import run.aicr.file.PlainTar;
import run.aicr.oci.Descriptor;
import run.aicr.oci.Layout;
import run.aicr.oci.MediaTypes;

class ImageTreeTest {
    @TempDir
    Path folder;

    private static ArchiveEntry file(String path) {
        return new ArchiveEntry.File(path, false, ArchiveEntry.Source.of(path.getBytes(StandardCharsets.UTF_8)));
    }

    @SafeVarargs
    private ImageTree.Command unpack(List<ArchiveEntry>... layers) throws IOException {
        Layout layout = Layout.create(folder.resolve("layout"));
        List<String> descriptors = new ArrayList<>();
        for (List<ArchiveEntry> layer : layers) {
            ByteArrayOutputStream tar = new ByteArrayOutputStream();
            PlainTar.write(tar, layer, Instant.EPOCH);
            descriptors.add(text(layout.put("application/vnd.oci.image.layer.v1.tar", tar.toByteArray())));
        }
        return unpack(layout, descriptors);
    }

    private ImageTree.Command unpack(Layout layout, List<String> descriptors) throws IOException {
        String config =
                "{\"config\":{\"Entrypoint\":[\"/run\"],\"Cmd\":[\"x\"],\"Env\":[\"A=b\"],\"WorkingDir\":\"/w\"}}";
        Descriptor configBlob = layout.put(MediaTypes.CONFIG, config.getBytes(StandardCharsets.UTF_8));
        String manifest = "{\"config\":" + text(configBlob) + ",\"layers\":[" + String.join(",", descriptors) + "]}";
        Descriptor top = layout.put(MediaTypes.MANIFEST, manifest.getBytes(StandardCharsets.UTF_8));
        return ImageTree.unpack(layout, top, Files.createDirectories(root()));
    }

    private static String text(Descriptor descriptor) {
        return new String(run.aicr.document.JsonWriter.compact(descriptor.toNode()), StandardCharsets.UTF_8);
    }

    private Path root() {
        return folder.resolve("root");
    }

    @Test
    void layersLieOnTopOfEachOther() throws IOException {
        ImageTree.Command command = unpack(
                List.of(file("usr/bin/a"), file("gone"), file("data/old"), new ArchiveEntry.Link("bin", "/usr/bin")),
                List.of(file("bin/b"), file(".wh.gone"), file("data/.wh..wh..opq"), file("data/new")));
        assertEquals(new ImageTree.Command(List.of("/run", "x"), List.of("A=b"), "/w"), command);
        assertEquals("usr/bin/a", Files.readString(root().resolve("bin/a")));
        assertEquals("bin/b", Files.readString(root().resolve("usr/bin/b")));
        assertFalse(Files.exists(root().resolve("gone")));
        assertFalse(Files.exists(root().resolve("data/old")));
        assertTrue(Files.exists(root().resolve("data/new")));
    }

    @Test
    void hardLinksOfOthersShowTheFile() throws IOException {
        ByteArrayOutputStream tar = new ByteArrayOutputStream();
        PlainTar.write(tar, List.of(new ArchiveEntry.Link("b", "usr/bin/a")), Instant.EPOCH);
        // PlainTar makes no hard links: the kind is exchanged, and the sum of the header with it.
        byte[] link = tar.toByteArray();
        link[156] = '1';
        byte[] sum = "%06o".formatted(sumOf(link)).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(sum, 0, link, 148, sum.length);
        Layout layout = Layout.create(folder.resolve("layout"));
        ByteArrayOutputStream files = new ByteArrayOutputStream();
        PlainTar.write(files, List.of(file("usr/bin/a")), Instant.EPOCH);
        String type = "application/vnd.oci.image.layer.v1.tar";
        unpack(layout, List.of(text(layout.put(type, files.toByteArray())), text(layout.put(type, link))));
        assertEquals("usr/bin/a", Files.readString(root().resolve("b")));
    }

    /** Sum of the bytes of the first header, its own field counted as blanks (POSIX ustar). */
    private static int sumOf(byte[] tar) {
        int sum = 0;
        for (int i = 0; i < 512; i++) {
            sum += i >= 148 && i < 156 ? ' ' : tar[i] & 0xff;
        }
        return sum;
    }

    @Test
    void noLinkLeadsOut() {
        assertThrows(AicrException.class, () -> unpack(List.of(new ArchiveEntry.Link("out", "../../etc"))));
    }

    @Test
    void absoluteLinksAreSeenFromTheRootOfTheImage() throws IOException {
        unpack(List.of(new ArchiveEntry.Link("etc-link", "/etc/passwd")));
        assertFalse(Files.exists(root().resolve("etc-link")));
    }
}
