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
package run.aicr.catalog;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import run.aicr.error.AicrException;

/**
 * The program that the build runs to make the index. It writes a Java source that holds the bytes as constants of text:
 * a class comes out of the class archive of a linked program at no cost, while opening a resource of a linked module
 * loads some 230 classes of the runtime first (docs/decision/0007-index-as-a-class.md).
 */
public final class IndexMain {
    /** A constant may have 65,535 bytes in the class file, and a character takes at most two. */
    private static final int PART = 32_000;

    private IndexMain() {}

    /**
     * Reads the tree and writes the source.
     *
     * @param args folder of the catalogue's YAML, folder for sources, full name of the class
     */
    public static void main(String[] args) {
        if (args.length != 3) {
            throw AicrException.invalidRequest(
                    "three arguments are expected: <folder of the catalogue> <folder for sources> <name of the class>");
        }
        byte[] index = CatalogIndex.write(CatalogTree.read(Path.of(args[0])));
        Path source = Path.of(args[1]).resolve(args[2].replace('.', '/') + ".java");
        try {
            Files.createDirectories(source.toAbsolutePath().getParent());
            Files.writeString(source, source(args[2], index), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw AicrException.internal("cannot write the catalogue index " + source, e);
        }
    }

    static String source(String className, byte[] index) {
        int dot = className.lastIndexOf('.');
        String name = className.substring(dot + 1);
        StringBuilder source = new StringBuilder(4 * index.length);
        source.append("""
                package %s;

                /** The bytes of the catalogue index, made by the build: each character is one byte. */
                final class %s {
                    private %s() {}

                    static String[] parts() {
                        return new String[] {
                """.formatted(className.substring(0, dot), name, name));
        for (int start = 0; start < index.length; start += PART) {
            source.append("            \"");
            for (int i = start; i < Math.min(index.length, start + PART); i++) {
                append(source, index[i] & 0xff);
            }
            source.append("\",\n");
        }
        return source.append("        };\n    }\n}\n").toString();
    }

    private static void append(StringBuilder source, int value) {
        if (value == '"' || value == '\\') {
            source.append('\\').append((char) value);
        } else if (value >= ' ' && value < 0x7f) {
            source.append((char) value);
        } else {
            // Three octal digits: shorter than a Unicode escape, and never read as a line break in the source.
            source.append('\\')
                    .append((char) ('0' + (value >> 6)))
                    .append((char) ('0' + (value >> 3 & 7)))
                    .append((char) ('0' + (value & 7)));
        }
    }
}
