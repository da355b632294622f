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
package run.aicr.release.publish;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import run.aicr.release.archive.SealedArchive;
import run.aicr.release.work.Tree;

/** What the program of an archive says about its version, unpacked somewhere and called through a link. */
final class ProgramAnswer {
    private ProgramAnswer() {}

    /** Unpacks the archive and asks {@code aicr --version}. */
    static String of(Path archive) throws IOException {
        Path folder = Files.createTempDirectory("aicr-check");
        try {
            SealedArchive.unpack(archive, folder.resolve("installed"), path -> true);
            Path link = Files.createSymbolicLink(
                    folder.resolve("aicr"), folder.resolve("installed").resolve("aicr"));
            return output(link);
        } finally {
            Tree.delete(folder);
        }
    }

    private static String output(Path program) throws IOException {
        Process process = new ProcessBuilder(program.toString(), "--version")
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readNBytes(1 << 16), StandardCharsets.UTF_8);
        try {
            if (!process.waitFor(1, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                return "(no answer within a minute)";
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for " + program, e);
        }
        return output.strip();
    }
}
