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
package run.aicr.release.product;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import run.aicr.release.config.Program;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;
import run.aicr.release.runtime.Jdk;
import run.aicr.release.work.ProgramRun;

/**
 * Makes the static class archive that maps a program's classes at start (spec images §3, performance §4.6).
 *
 * <p>Two steps with the payload's own runtime: run the training class and record what it loads, then dump. The list is
 * normalised, so that two runs give the same archive byte for byte.
 */
final class ClassArchive {
    /** So that the classes that read a stamp are recorded too; nothing of its content is. */
    private static final String SAMPLE_STAMP = """
            {
              "schema": "aicr.run/stamp/v1",
              "version": "0.0.0",
              "commit": "0000000000000000000000000000000000000000",
              "date": "2026-01-01T00:00:00Z",
              "tag": "v0.0.0",
              "payload": {"training": "sha256:0"}
            }
            """;

    private ClassArchive() {}

    /** The archive of a program whose jars lie beside the runtime. */
    static final String JARS_ARCHIVE = "lib/classes.jsa";

    private static final int QUOTED = 2_000;

    /** So often is the training repeated before it counts as unsteady. */
    private static final int MAX_TRAININGS = 8;

    /** Writes the archive into the payload; file times must be final already, the archive records those of jars. */
    static void dump(Program program, Path payload, List<String> classPath, Path work) throws IOException {
        Path list = work.resolve(program.name() + ".classes");
        Files.writeString(work.resolve("aicr-release.json"), SAMPLE_STAMP, StandardCharsets.UTF_8);
        Files.write(list, agreed(program, () -> train(program, payload, classPath, work)), StandardCharsets.ISO_8859_1);

        List<String> dump = command(payload);
        dump.addAll(List.of("-Xshare:dump", "-XX:SharedClassListFile=" + list));
        dump.addAll(program.javaOptions());
        if (program.form() == Program.Form.JARS) {
            dump.add("-XX:SharedArchiveFile=" + JARS_ARCHIVE);
        }
        dump.addAll(target(program, program.mainClass(), classPath));
        Jdk.run(dump, payload);
    }

    /** One run of the training class. */
    interface Training {
        List<String> classes() throws IOException;
    }

    /**
     * The list that two runs gave. The virtual machine writes its list from several threads without a lock for all
     * kinds of lines, so now and then a run of a server tears or loses some; no two runs do so alike.
     */
    static List<String> agreed(Program program, Training training) throws IOException {
        Set<List<String>> seen = new HashSet<>();
        for (int run = 0; run < MAX_TRAININGS; run++) {
            List<String> classes = training.classes();
            if (!seen.add(classes)) {
                return classes;
            }
        }
        throw new ReleaseException(
                Code.NOT_REPRODUCIBLE,
                MAX_TRAININGS + " training runs of " + program.name() + " each loaded other classes",
                "Make the training class do the same in each run");
    }

    private static List<String> train(Program program, Path payload, List<String> classPath, Path work)
            throws IOException {
        Path raw = work.resolve(program.name() + ".classes.raw");
        Files.deleteIfExists(raw);
        List<String> record = command(payload);
        record.addAll(List.of("-Xshare:off", "-XX:DumpLoadedClassList=" + raw, "-Daicr.home=" + work));
        record.addAll(program.javaOptions());
        record.addAll(target(program, program.trainingOrMain(), classPath));
        // A validator without a check to run ends with 1; what counts is that it was loaded.
        ProgramRun.Ended training = Jdk.runToEnd(record, payload);
        List<String> classes =
                Files.exists(raw) ? normalised(Files.readAllLines(raw, StandardCharsets.ISO_8859_1)) : List.of();
        if (classes.stream().noneMatch(c -> c.startsWith("run/aicr/"))) {
            throw new ReleaseException(
                    Code.MISSING_ARTIFACT,
                    "the training run of " + program.name() + " loaded none of its classes: "
                            + training.lastWords(QUOTED));
        }
        return classes;
    }

    private static List<String> command(Path payload) {
        List<String> command = new ArrayList<>();
        command.add(payload.resolve("lib/runtime/bin/java").toString());
        return command;
    }

    private static List<String> target(Program program, String mainClass, List<String> classPath) {
        return program.form() == Program.Form.LINKED
                ? List.of("-m", mainClass)
                : List.of("-cp", String.join(":", classPath), mainClass);
    }

    private static List<String> normalised(List<String> lines) {
        TreeSet<String> kept = new TreeSet<>();
        for (String line : lines) {
            if (!line.startsWith("#") && !line.startsWith("@cp")) {
                kept.add(line.replaceAll(" id: \\d+$", ""));
            }
        }
        return List.copyOf(kept);
    }
}
