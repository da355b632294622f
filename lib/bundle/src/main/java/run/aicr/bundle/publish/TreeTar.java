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
package run.aicr.bundle.publish;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import run.aicr.bundle.deployer.BundleFile;

/**
 * The files of a bundle as a tar archive (POSIX ustar, PAX records for names that do not fit), with times of 1970 and
 * owner 0 (spec bundle §17.1). Apart from {@code PlainTar} of foundation, whose library is not part of the programs.
 */
final class TreeTar {
    private static final int BLOCK = 512;
    private static final int LONGEST_NAME = 100;
    private static final int FOLDER_MODE = 0755;
    private static final int FILE_MODE = 0644;
    private static final char FILE = '0';
    private static final char FOLDER = '5';
    private static final char PAX = 'x';

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private TreeTar() {}

    /**
     * The archive.
     *
     * @param root entry for the folder itself; all paths are below it unless it is {@code .}
     */
    static byte[] of(String root, List<BundleFile> files) {
        String prefix = root.equals(".") ? "" : root + "/";
        TreeMap<List<String>, BundleFile> sorted = new TreeMap<>(TreeTar::byParts);
        files.forEach(file -> sorted.put(List.of((prefix + file.path()).split("/", -1)), file));
        TreeTar tar = new TreeTar();
        tar.entry(root, FOLDER, FOLDER_MODE, new byte[0]);
        List<String> folder = prefix.isEmpty() ? List.of() : List.of(root);
        for (var entry : sorted.entrySet()) {
            List<String> parts = entry.getKey();
            List<String> parent = parts.subList(0, parts.size() - 1);
            tar.folders(folder, parent);
            folder = parent;
            BundleFile file = entry.getValue();
            tar.entry(String.join("/", parts), FILE, file.executable() ? FOLDER_MODE : FILE_MODE, file.content());
        }
        tar.out.writeBytes(new byte[2 * BLOCK]);
        return tar.out.toByteArray();
    }

    /** As somebody who walks the folders meets them: by the bytes of each part. */
    private static int byParts(List<String> a, List<String> b) {
        for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
            int order = Arrays.compareUnsigned(utf8(a.get(i)), utf8(b.get(i)));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(a.size(), b.size());
    }

    private void folders(List<String> before, List<String> now) {
        for (int depth = 1; depth <= now.size(); depth++) {
            List<String> folder = now.subList(0, depth);
            if (before.size() < depth || !before.subList(0, depth).equals(folder)) {
                entry(String.join("/", folder), FOLDER, FOLDER_MODE, new byte[0]);
            }
        }
    }

    private void entry(String name, char type, int mode, byte[] content) {
        byte[] bytes = utf8(name);
        boolean fits = bytes.length <= LONGEST_NAME && name.chars().allMatch(c -> c < 0x80);
        if (!fits) {
            byte[] record = paxRecord(bytes);
            header(utf8("pax"), PAX, FILE_MODE, record.length);
            content(record);
        }
        header(fits ? bytes : Arrays.copyOf(bytes, Math.min(bytes.length, LONGEST_NAME)), type, mode, content.length);
        content(content);
    }

    /** {@code <length> path=<name>\n}, where the length counts its own digits. */
    private static byte[] paxRecord(byte[] name) {
        int rest = " path=\n".length() + name.length;
        int length = rest + Integer.toString(rest).length();
        length = rest + Integer.toString(length).length();
        ByteArrayOutputStream record = new ByteArrayOutputStream();
        record.writeBytes(utf8(length + " path="));
        record.writeBytes(name);
        record.write('\n');
        return record.toByteArray();
    }

    private void header(byte[] name, char type, int mode, int size) {
        byte[] header = new byte[BLOCK];
        System.arraycopy(name, 0, header, 0, name.length);
        octal(header, 100, 8, mode);
        octal(header, 108, 8, 0);
        octal(header, 116, 8, 0);
        octal(header, 124, 12, size);
        octal(header, 136, 12, 0);
        Arrays.fill(header, 148, 156, (byte) ' ');
        header[156] = (byte) type;
        System.arraycopy(utf8("ustar\00000"), 0, header, 257, 8);
        int sum = 0;
        for (byte b : header) {
            sum += b & 0xff;
        }
        octal(header, 148, 7, sum);
        out.writeBytes(header);
    }

    private static void octal(byte[] header, int start, int width, int value) {
        String digits = Integer.toOctalString(value);
        String padded = "0".repeat(width - 1 - digits.length()) + digits;
        System.arraycopy(utf8(padded), 0, header, start, width - 1);
        header[start + width - 1] = 0;
    }

    private void content(byte[] bytes) {
        out.writeBytes(bytes);
        out.writeBytes(new byte[(BLOCK - bytes.length % BLOCK) % BLOCK]);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
