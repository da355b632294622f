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
package run.aicr.release.git;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;

/** Runs the {@code git} program in one folder: no shell, no prompts, both streams drained, time and output limited. */
final class GitProcess {
    /** Enough for the log of a very large history; more means that something is wrong. */
    private static final int MAX_OUTPUT_BYTES = 256 << 20;

    private static final int MAX_ERROR_BYTES = 1 << 20;
    private static final Duration DRAIN_AFTER_END = Duration.ofSeconds(10);

    /** Settings that would change what a command prints or does behind our back. */
    private static final List<String> FIXED_SETTINGS = List.of(
            "--no-pager",
            "--no-replace-objects",
            "-c",
            "core.quotePath=false",
            "-c",
            "core.fsmonitor=false",
            "-c",
            "color.ui=false",
            "-c",
            "advice.detachedHead=false",
            "-c",
            "i18n.logOutputEncoding=UTF-8",
            "-c",
            "log.showSignature=false");

    /** Variables that a surrounding git command (a hook, for example) sets to point at another repository. */
    private static final List<String> FOREIGN_VARIABLES = List.of(
            "GIT_DIR",
            "GIT_WORK_TREE",
            "GIT_INDEX_FILE",
            "GIT_OBJECT_DIRECTORY",
            "GIT_ALTERNATE_OBJECT_DIRECTORIES",
            "GIT_COMMON_DIR",
            "GIT_NAMESPACE",
            "GIT_PREFIX",
            "GIT_QUARANTINE_PATH");

    private final String program;
    private final Path folder;
    private final Map<String, String> environment;

    GitProcess(String program, Path folder, Map<String, String> environment) {
        this.program = program;
        this.folder = folder;
        this.environment = Map.copyOf(environment);
    }

    GitProcess in(Path otherFolder) {
        return new GitProcess(program, otherFolder, environment);
    }

    /**
     * What a command answered.
     *
     * @param error what it told people, without the blanks around it
     */
    record Answer(int exit, String text, String error) {
        boolean ok() {
            return exit == 0;
        }

        /** The output without its line end. */
        String line() {
            return text.replaceFirst("\\R$", "");
        }

        /** The first line of the error output that says something. */
        String complaint() {
            return error.lines()
                    .map(String::strip)
                    .filter(l -> !l.isEmpty())
                    .findFirst()
                    .orElse("git ended with exit code " + exit);
        }
    }

    Answer run(Duration limit, String input, List<String> arguments) {
        Process process = start(arguments);
        CompletableFuture<byte[]> out = drained(process, process.getInputStream(), MAX_OUTPUT_BYTES);
        CompletableFuture<byte[]> err = drained(process, process.getErrorStream(), MAX_ERROR_BYTES);
        CompletableFuture<Void> in = CompletableFuture.runAsync(() -> feed(process, input));
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw timedOut(arguments, limit);
            }
            in.get(DRAIN_AFTER_END.toMillis(), TimeUnit.MILLISECONDS);
            String output =
                    new String(out.get(DRAIN_AFTER_END.toMillis(), TimeUnit.MILLISECONDS), StandardCharsets.UTF_8);
            String error =
                    new String(err.get(DRAIN_AFTER_END.toMillis(), TimeUnit.MILLISECONDS), StandardCharsets.UTF_8);
            return new Answer(process.exitValue(), output, error.strip());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw broken(arguments, "was interrupted", e);
        } catch (java.util.concurrent.TimeoutException e) {
            throw broken(arguments, "left a process behind that keeps its output open", e);
        } catch (ExecutionException e) {
            throw broken(arguments, String.valueOf(e.getCause().getMessage()), e);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private Process start(List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(program);
        command.addAll(FIXED_SETTINGS);
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        Map<String, String> variables = builder.environment();
        FOREIGN_VARIABLES.forEach(variables::remove);
        variables.put("LC_ALL", "C");
        variables.put("LANGUAGE", "C");
        variables.put("GIT_TERMINAL_PROMPT", "0");
        variables.put("GIT_OPTIONAL_LOCKS", "0");
        variables.putAll(environment);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new ReleaseException(
                            Code.NOT_A_REPOSITORY,
                            "the program '" + program + "' cannot be started in " + folder + ": " + e.getMessage(),
                            "Install git 2.30 or newer and make sure that it is on PATH.")
                    .because(e);
        }
    }

    private static CompletableFuture<byte[]> drained(Process process, InputStream stream, int limit) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        byte[] bytes = stream.readNBytes(limit);
                        if (bytes.length == limit) {
                            process.destroyForcibly();
                            throw new UncheckedIOException(new IOException("printed more than " + limit + " bytes"));
                        }
                        return bytes;
                    } catch (IOException e) {
                        throw new CompletionException(e);
                    }
                },
                GitProcess::inThread);
    }

    /** One thread per stream: a pool that is full of readers would never get to the one that is needed. */
    private static void inThread(Runnable reader) {
        Thread thread = new Thread(reader, "git-output");
        thread.setDaemon(true);
        thread.start();
    }

    private static void feed(Process process, String input) {
        try (OutputStream out = process.getOutputStream()) {
            out.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // A command that ended without reading its input says why by its exit code.
        }
    }

    private static ReleaseException timedOut(List<String> arguments, Duration limit) {
        return new ReleaseException(
                Code.REMOTE_UNREACHABLE,
                "git " + arguments.get(0) + " did not end within " + limit.toSeconds() + " s and was stopped",
                "Run the same git command by hand to see what it waits for.");
    }

    private static ReleaseException broken(List<String> arguments, String why, Exception cause) {
        return new ReleaseException(Code.NOT_A_REPOSITORY, "git " + arguments.get(0) + ": " + why).because(cause);
    }
}
