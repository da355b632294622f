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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import run.aicr.release.archive.SealedArchive;
import run.aicr.release.work.ProgramRun;
import run.aicr.release.work.Tree;

/** What the program of an archive says about its version, unpacked somewhere and called through a link. */
final class ProgramAnswer {
    private static final Duration LIMIT = Duration.ofMinutes(1);

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
        List<String> command = List.of(program.toString(), "--version");
        ProgramRun.Ended answer = new ProgramRun(command, program.getParent(), System.getenv(), LIMIT).run();
        return answer.isLate()
                ? "(no answer within a minute)"
                : answer.printed().strip();
    }
}
