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
package run.aicr.release.difference;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import run.aicr.attestation.release.Payload;
import run.aicr.file.PlainTar;
import run.aicr.release.product.CommandList;
import run.aicr.release.work.Tree;

/**
 * What the notes say about the payload of one program.
 *
 * @param bytes of the launcher and everything under {@code lib}, unpacked; unlike those of an archive they do not depend
 *     on signatures, so that a rebuild gives the same number
 * @param commands its list of commands
 * @param api the OpenAPI document that it serves
 */
record ShippedProgram(long bytes, Optional<byte[]> commands, Optional<byte[]> api) {
    private static final long MAX_UNPACKED = 2L << 30;
    private static final int MAX_DOCUMENT = 1 << 20;
    private static final int MAX_JAR = 16 << 20;
    private static final String OWN_JARS = "lib/app/aicr";
    private static final String API = "/openapi.yaml";

    /** Reads a published archive, of which nothing is unpacked to disk and nothing is run. */
    static ShippedProgram ofArchive(Path archive, String program) throws IOException {
        Reading reading = new Reading(program);
        try (InputStream in = new GZIPInputStream(new BufferedInputStream(Files.newInputStream(archive)), 1 << 16)) {
            PlainTar.read(in, MAX_UNPACKED, (path, header, content) -> reading.file(path, header.size(), content));
        }
        return reading.result();
    }

    /** Reads a payload folder. */
    static ShippedProgram ofFolder(Path folder, String program) throws IOException {
        Reading reading = new Reading(program);
        for (Map.Entry<String, Path> file : Tree.files(folder).entrySet()) {
            try (InputStream content = Files.newInputStream(file.getValue())) {
                reading.file(file.getKey(), Files.size(file.getValue()), content);
            }
        }
        return reading.result();
    }

    private static final class Reading {
        private final String program;
        private long bytes;
        private Optional<byte[]> commands = Optional.empty();
        private Optional<byte[]> api = Optional.empty();

        Reading(String program) {
            this.program = program;
        }

        void file(String path, long size, InputStream content) throws IOException {
            if (!Payload.isPayload(path, program)) {
                return;
            }
            bytes += size;
            if (path.equals(CommandList.PATH)) {
                commands = Optional.of(whole(path, content, MAX_DOCUMENT));
            } else if (path.startsWith(OWN_JARS) && path.endsWith(".jar") && api.isEmpty()) {
                api = document(path, whole(path, content, MAX_JAR));
            }
        }

        ShippedProgram result() {
            return new ShippedProgram(bytes, commands, api);
        }

        private static Optional<byte[]> document(String jar, byte[] content) throws IOException {
            try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content))) {
                for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                    if (entry.getName().endsWith(API)) {
                        return Optional.of(whole(jar + "!" + entry.getName(), zip, MAX_DOCUMENT));
                    }
                }
                return Optional.empty();
            }
        }

        private static byte[] whole(String path, InputStream content, int most) throws IOException {
            byte[] bytes = content.readNBytes(most + 1);
            if (bytes.length > most) {
                throw new IOException(path + " has more than " + most + " bytes");
            }
            return bytes;
        }
    }
}
