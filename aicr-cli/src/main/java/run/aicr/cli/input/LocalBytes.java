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
package run.aicr.cli.input;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import run.aicr.cli.console.Environment;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;
import run.aicr.file.BoundedBytes;

/** Reads a file or standard input, with the faults of spec cli §4.1 and §13.1. */
final class LocalBytes {
    static final String STANDARD_INPUT = "-";
    static final String STANDARD_INPUT_NAME = "standard input";

    private final Environment environment;
    private final String noun;
    private final long maxBytes;

    LocalBytes(Environment environment, String noun, long maxBytes) {
        this.environment = environment;
        this.noun = noun;
        this.maxBytes = maxBytes;
    }

    byte[] ofStandardInput() {
        try {
            return BoundedBytes.ofStream(environment.in(), noun + " from standard input", maxBytes);
        } catch (IOException e) {
            throw AicrException.internal("cannot read the " + noun + " from standard input", e);
        }
    }

    /**
     * Reads the file.
     *
     * @param unreadable class of a file that is there but cannot be read
     */
    byte[] ofFile(String argument, ErrorClass unreadable) {
        Path path = path(argument);
        if (Files.isDirectory(path)) {
            throw AicrException.invalidRequest(argument + " is a folder; name a " + noun + " file");
        }
        try {
            return BoundedBytes.ofFile(path, noun + " file \"" + argument + "\"", maxBytes);
        } catch (NoSuchFileException e) {
            throw AicrException.notFound("file not found: open " + argument + ": no such file or directory");
        } catch (IOException e) {
            throw new AicrException(unreadable, "cannot read " + noun + " file \"" + argument + "\": " + reason(e));
        }
    }

    private Path path(String argument) {
        try {
            return environment.workingDirectory().resolve(argument);
        } catch (InvalidPathException e) {
            throw AicrException.invalidRequest("not a file name: \"" + argument + "\": " + e.getReason());
        }
    }

    private static String reason(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        String reason = e instanceof FileSystemException fault ? fault.getReason() : e.getMessage();
        return reason == null ? e.getClass().getSimpleName() : reason;
    }
}
