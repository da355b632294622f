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
package run.aicr.bundle;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import run.aicr.bundle.deployer.BundleFile;

/**
 * A bundle as a zip: folders as entries, each followed by its content in order of names, one time for all, Unix modes
 * (spec api §4.6, §9 item 17). Same files, same bytes. The JDK's writer cannot record modes.
 */
public final class BundleZip {
    private static final int LOCAL = 0x04034b50;
    private static final int CENTRAL = 0x02014b50;
    private static final int END = 0x06054b50;
    private static final int VERSION = 20;
    private static final int MADE_ON_UNIX = 3 << 8 | VERSION;
    private static final int UTF_8_NAMES = 1 << 11;
    private static final int DEFLATED = 8;
    /** 1980-01-01, the first day that the format knows. */
    private static final int DATE = 1 << 5 | 1;

    private static final int FOLDER_MODE = 040755;
    private static final int FILE_MODE = 0100644;
    private static final int SCRIPT_MODE = 0100755;
    private static final int FOLDER_ATTRIBUTE = 0x10;
    private static final Comparator<String> BY_SEGMENTS = (a, b) -> Arrays.compare(a.split("/", -1), b.split("/", -1));

    private final ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 16);
    private final ByteArrayOutputStream directory = new ByteArrayOutputStream(1 << 12);
    private final Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    private int entries;

    private BundleZip() {}

    /** The bytes of the zip. */
    public static byte[] of(List<BundleFile> files) {
        BundleZip zip = new BundleZip();
        try {
            return zip.write(files);
        } finally {
            zip.deflater.end();
        }
    }

    private byte[] write(List<BundleFile> files) {
        TreeSet<String> folders = new TreeSet<>();
        for (BundleFile file : files) {
            String path = file.path();
            for (int slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
                folders.add(path.substring(0, slash + 1));
            }
        }
        List<BundleFile> all = new ArrayList<>(files);
        all.sort(Comparator.comparing(BundleFile::path, BY_SEGMENTS));
        List<String> left = new ArrayList<>(folders);
        left.sort(BY_SEGMENTS);
        for (BundleFile file : all) {
            while (!left.isEmpty() && BY_SEGMENTS.compare(left.get(0), file.path()) < 0) {
                entry(left.remove(0), new byte[0], FOLDER_MODE);
            }
            entry(file.path(), file.content(), file.executable() ? SCRIPT_MODE : FILE_MODE);
        }
        return finished();
    }

    private void entry(String path, byte[] content, int mode) {
        byte[] name = path.getBytes(StandardCharsets.UTF_8);
        boolean folder = mode == FOLDER_MODE;
        byte[] packed = folder ? content : deflated(content);
        CRC32 crc = new CRC32();
        crc.update(content);
        int offset = out.size();
        four(out, LOCAL);
        common(out, folder, crc.getValue(), packed.length, content.length, name.length);
        out.writeBytes(name);
        out.writeBytes(packed);
        four(directory, CENTRAL);
        two(directory, MADE_ON_UNIX);
        common(directory, folder, crc.getValue(), packed.length, content.length, name.length);
        two(directory, 0); // comment
        two(directory, 0); // disk
        two(directory, 0); // internal attributes
        four(directory, (long) mode << 16 | (folder ? FOLDER_ATTRIBUTE : 0));
        four(directory, offset);
        directory.writeBytes(name);
        entries++;
    }

    private static void common(
            ByteArrayOutputStream to, boolean folder, long crc, int packed, int size, int nameLength) {
        two(to, VERSION);
        two(to, UTF_8_NAMES);
        two(to, folder ? 0 : DEFLATED);
        two(to, 0); // time
        two(to, DATE);
        four(to, crc);
        four(to, packed);
        four(to, size);
        two(to, nameLength);
        two(to, 0); // extra fields
    }

    private byte[] finished() {
        int offset = out.size();
        out.writeBytes(directory.toByteArray());
        four(out, END);
        two(out, 0); // disk
        two(out, 0); // disk of the directory
        two(out, entries);
        two(out, entries);
        four(out, directory.size());
        four(out, offset);
        two(out, 0); // comment
        return out.toByteArray();
    }

    private byte[] deflated(byte[] content) {
        deflater.reset();
        deflater.setInput(content);
        deflater.finish();
        ByteArrayOutputStream packed = new ByteArrayOutputStream(content.length / 2 + 64);
        byte[] buffer = new byte[1 << 13];
        while (!deflater.finished()) {
            packed.write(buffer, 0, deflater.deflate(buffer));
        }
        return packed.toByteArray();
    }

    private static void two(ByteArrayOutputStream to, int value) {
        to.write(value);
        to.write(value >> 8);
    }

    private static void four(ByteArrayOutputStream to, long value) {
        two(to, (int) value);
        two(to, (int) (value >> 16));
    }
}
