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
package run.aicr.release.promote;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.zip.GZIPInputStream;
import run.aicr.digest.Sha256;
import run.aicr.file.PlainTar;
import run.aicr.file.SafePath;
import run.aicr.release.product.Payload;

/** Takes launcher and {@code lib/} out of a sealed archive, with modes and times. */
final class PayloadOfArchive {
    private static final long MAX_UNPACKED = 2L << 30;

    private PayloadOfArchive() {}

    /**
     * Unpacks the payload.
     *
     * @param folder is not there yet
     * @return payload digest of what was unpacked
     */
    static Sha256 unpack(Path archive, String program, Path folder) throws IOException {
        try (InputStream in = new GZIPInputStream(new BufferedInputStream(Files.newInputStream(archive)), 1 << 16)) {
            PlainTar.read(in, MAX_UNPACKED, (path, header, content) -> {
                if (!Payload.isPayload(path, program)) {
                    content.transferTo(OutputStream.nullOutputStream());
                    return;
                }
                Path file = SafePath.resolve(folder, path);
                Files.createDirectories(file.getParent());
                Files.copy(content, file);
                Files.setPosixFilePermissions(
                        file, PosixFilePermissions.fromString(header.executable() ? "rwxr-xr-x" : "rw-r--r--"));
                Files.setLastModifiedTime(file, FileTime.from(header.time()));
            });
        }
        return Payload.of(folder, program).digest();
    }
}
