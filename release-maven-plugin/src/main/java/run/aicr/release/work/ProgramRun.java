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
package run.aicr.release.work;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A program of others that runs to its end and reads nothing. What it prints, both streams, goes to a file: a pipe stays
 * open as long as the last child of the program holds it, and who reads what a silent program says waits without end.
 *
 * @param command the program and its arguments; no shell sees them
 * @param folder where it is started
 * @param environment all that it gets
 * @param limit after that it is killed, with all its children
 */
public record ProgramRun(List<String> command, Path folder, Map<String, String> environment, Duration limit) {
    private static final int MAX_PRINTED = 1 << 20;

    /**
     * How a program ended.
     *
     * @param exitCode {@link #LATE} for one that was killed, for its time was over
     * @param printed the last MiB of what it printed
     */
    public record Ended(int exitCode, String printed) {
        /** No program ends with it. */
        public static final int LATE = -1;

        /** Whether it did not end in its time. */
        public boolean isLate() {
            return exitCode == LATE;
        }

        /** The end of what it printed as one line without colours, or that it printed nothing. */
        public String lastWords(int characters) {
            String line = printed.replaceAll("\\p{Cntrl}\\[[0-9;]*m", "")
                    .replaceAll("[\\p{Cntrl}\\s]+", " ")
                    .strip();
            return line.isEmpty() ? "it printed nothing" : line.substring(Math.max(0, line.length() - characters));
        }
    }

    /** Runs it. */
    public Ended run() throws IOException {
        Path printed = Files.createTempFile("aicr-program-", ".log");
        try {
            return run(printed);
        } finally {
            Files.delete(printed);
        }
    }

    /**
     * Runs it.
     *
     * @param log gets what it prints, whatever there was
     * @throws InterruptedIOException when the thread is interrupted; the program is killed
     * @throws IOException when it cannot be started
     */
    public Ended run(Path log) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            boolean ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
            return new Ended(ended ? process.exitValue() : Ended.LATE, end(log));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while " + command.get(0) + " was running");
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static String end(Path log) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            byte[] bytes = new byte[(int) Math.min(MAX_PRINTED, file.length())];
            file.seek(file.length() - bytes.length);
            file.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }
}
