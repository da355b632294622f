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
package run.aicr.cli.skill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import run.aicr.error.AicrException;

/** The file of a guide: readable by its owner only, replaced as a whole, never written through a link. */
record SkillFile(Path path) {

    /** @throws AicrException INVALID_REQUEST when a link or anything else but a file stands there */
    void refuseLink() {
        if (Files.isSymbolicLink(path)) {
            throw AicrException.invalidRequest(path + " is a symbolic link; remove it first");
        }
        if (exists() && !Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            throw AicrException.invalidRequest(path + " is no regular file; remove it first");
        }
    }

    boolean exists() {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    }

    /** @throws AicrException INTERNAL when it cannot be written */
    void write(byte[] content) {
        Path folder = path.toAbsolutePath().getParent();
        try {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
            Path temporary = Files.createTempFile(
                    folder,
                    ".SKILL.md",
                    ".tmp",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try {
                Files.write(temporary, content);
                Files.move(temporary, path, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException e) {
            throw AicrException.internal("cannot write the skill file \"" + path + "\"", e);
        }
    }
}
