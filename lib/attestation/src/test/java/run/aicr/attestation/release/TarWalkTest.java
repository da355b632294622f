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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import run.aicr.file.ArchiveEntry;
import run.aicr.file.PlainTar;

/** What our writer of archives makes is read; everything else is refused. */
class TarWalkTest {
    private static final String LONG = "lib/" + "n".repeat(120) + "/ü";

    private static byte[] tar(ArchiveEntry... entries) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PlainTar.write(out, List.of(entries), Instant.EPOCH);
        return out.toByteArray();
    }

    private static ArchiveEntry file(String path, int size) {
        byte[] content = new byte[size];
        Arrays.fill(content, (byte) 'x');
        return new ArchiveEntry.File(path, path.equals("run"), ArchiveEntry.Source.of(content));
    }

    private static Map<String, String> read(byte[] tar, long most) throws IOException {
        Map<String, String> found = new LinkedHashMap<>();
        TarWalk.files(new ByteArrayInputStream(tar), most, (path, executable, size, content) -> {
            int length = content.readNBytes((int) size).length;
            found.put(path, length + (executable ? "x" : "-"));
        });
        return found;
    }

    private static String refusal(byte[] tar) {
        return String.valueOf(
                assertThrows(IOException.class, () -> read(tar, 1 << 20)).getMessage());
    }

    @Test
    void filesAreVisitedWithTheirModesWhateverTheLengthOfTheirNames() throws IOException {
        byte[] tar = tar(file("run", 512), file(LONG, 513), file("empty", 0));
        assertEquals(Map.of("empty", "0-", LONG, "513-", "run", "512x"), read(tar, 2000));
    }

    @Test
    void contentThatNobodyReadIsPassedOver() throws IOException {
        List<String> paths = new ArrayList<>();
        TarWalk.files(
                new ByteArrayInputStream(tar(file("a", 700), file("b", 1))),
                1 << 20,
                (path, executable, size, content) -> paths.add(path));
        assertEquals(List.of("a", "b"), paths);
    }

    @Test
    void everyCutIsNoticed() throws IOException {
        byte[] tar = tar(file("a", 600), file("b", 1));
        for (int length = 0; length < 2560; length += 100) {
            byte[] cut = Arrays.copyOf(tar, length);
            assertThrows(IOException.class, () -> read(cut, 1 << 20), "length " + length);
        }
    }

    @Test
    void aHeaderWithAChangedBitIsDamaged() throws IOException {
        byte[] tar = tar(file("a", 1));
        tar[0] ^= 1;
        assertTrue(refusal(tar).startsWith("damaged archive"));
    }

    @Test
    void linksAndTwiceTheSamePathAreRefused() throws IOException {
        assertTrue(refusal(tar(new ArchiveEntry.Link("a", "/etc/passwd"))).contains("not in normal form: a"));
        byte[] one = Arrays.copyOf(tar(file("a", 1)), 1024);
        ByteArrayOutputStream twice = new ByteArrayOutputStream();
        twice.write(one);
        twice.write(tar(file("a", 1)));
        assertTrue(refusal(twice.toByteArray()).contains("two entries with the path a"));
    }

    @Test
    void dataBehindTheEndIsRefused() throws IOException {
        ByteArrayOutputStream more = new ByteArrayOutputStream();
        more.write(tar(file("a", 1)));
        more.write("hidden".getBytes(StandardCharsets.UTF_8));
        assertEquals("data behind the end of the archive", refusal(more.toByteArray()));
    }

    @Test
    void moreThanTheLimitIsRefused() throws IOException {
        byte[] tar = tar(file("a", 600), file("b", 600));
        assertEquals(2, read(tar, 1200).size());
        assertThrows(IOException.class, () -> read(tar, 1199));
    }
}
