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
package run.aicr.rehearsal.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;
import run.aicr.rehearsal.web.Kept;

/** A bare repository in the rehearsal folder, with the branch {@code main} to be born. */
public final class BareRepository {
    private final Kept kept;
    private final Path place;

    public BareRepository(Kept kept, String name) {
        this.kept = kept;
        this.place = kept.folder().resolve(name);
    }

    /** Where it is, or will be. */
    public Path place() {
        return place;
    }

    /**
     * Makes it, unless it is there.
     *
     * @throws AicrException SERVICE_UNAVAILABLE when git is missing or refuses
     */
    public Path made() {
        if (Files.isDirectory(place)) {
            return place;
        }
        try {
            return kept.alone(() -> {
                if (!Files.isDirectory(place)) {
                    Path arriving = kept.arriving();
                    init(arriving);
                    kept.settle(arriving, place);
                }
                return place;
            });
        } catch (IOException e) {
            throw AicrException.internal("cannot make the repository " + place, e);
        }
    }

    private static void init(Path folder) throws IOException {
        List<String> command =
                List.of("git", "init", "--quiet", "--bare", "--template=", "--initial-branch=main", folder.toString());
        Process process;
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            throw new AicrException(
                    ErrorClass.SERVICE_UNAVAILABLE, "the program git cannot be started; install it and repeat", e);
        }
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new AicrException(ErrorClass.SERVICE_UNAVAILABLE, "git init failed: " + said.strip());
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new AicrException(ErrorClass.SERVICE_UNAVAILABLE, "git init was interrupted", e);
        }
    }
}
