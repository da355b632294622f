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
package run.aicr.release.mojo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import run.aicr.file.AtomicFile;
import run.aicr.release.config.ReleaseConfig;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;
import run.aicr.release.status.ReleaseRecords;
import run.aicr.release.status.StatusPage;

/** Keeps the status page of a rehearsal folder; a page that says the same already is not touched. */
final class StatusFile {
    private StatusFile() {}

    /** Writes the page of all releases in a rehearsal folder. */
    static void write(Path folder, ReleaseConfig config, Path file) {
        byte[] page = StatusPage.of(config.repository(), new ReleaseRecords(folder, config.repository()).all());
        try {
            if (Files.isRegularFile(file) && Arrays.equals(Files.readAllBytes(file), page)) {
                return;
            }
            Files.createDirectories(file.toAbsolutePath().getParent());
            AtomicFile.write(file, page);
        } catch (IOException e) {
            throw new ReleaseException(
                            Code.INVALID_ARGUMENT,
                            "the status page " + file + " cannot be written: " + e.getMessage(),
                            "Give a file that can be written with -Dhtml=<file>.")
                    .because(e);
        }
    }
}
