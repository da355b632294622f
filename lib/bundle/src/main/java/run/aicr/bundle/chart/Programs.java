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
package run.aicr.bundle.chart;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;

/**
 * Programs of others on this machine.
 *
 * @param variables of the environment; {@code PATH} says where programs are
 * @param directory where they run
 */
public record Programs(Map<String, String> variables, Path directory) {
    private static final int MAX_ERROR = 64 << 10;

    /**
     * What a program left behind.
     *
     * @param exitCode of the process
     * @param output standard output
     * @param error standard error, shortened
     * @param late whether it was ended because its time was over
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over once; never compared
    public record Result(int exitCode, byte[] output, String error, boolean late) {
        public boolean succeeded() {
            return exitCode == 0 && !late;
        }

        /** Standard output as text. */
        public String text() {
            return new String(output, StandardCharsets.UTF_8);
        }
    }

    public Programs {
        variables = Map.copyOf(variables);
    }

    /** The program of that name in the first folder of {@code PATH} that has it. */
    public Optional<Path> find(String name) {
        for (String folder : variables.getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
            Path program = directory.resolve(folder).resolve(name);
            if (!folder.isEmpty() && Files.isRegularFile(program) && Files.isExecutable(program)) {
                return Optional.of(program);
            }
        }
        return Optional.empty();
    }

    /**
     * Runs a program to its end. It reads nothing, and it is ended with all its children when its time is over.
     *
     * @param maxOutput more bytes than that are an error
     * @throws AicrException INTERNAL when it cannot be started or says too much
     */
    public Result run(Path program, List<String> arguments, Duration limit, int maxOutput) {
        List<String> command = new ArrayList<>();
        command.add(program.toString());
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().clear();
        builder.environment().putAll(variables);
        builder.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
        try {
            return result(builder.start(), limit, maxOutput, program);
        } catch (IOException e) {
            throw AicrException.internal("cannot run " + program, e);
        }
    }

    private static Result result(Process process, Duration limit, int maxOutput, Path program) throws IOException {
        // Not closed, which would wait for readers: a child that outlives the program may hold their pipes.
        ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor();
        try {
            Future<byte[]> output = readers.submit(reader(process.getInputStream(), maxOutput + 1));
            Future<byte[]> error = readers.submit(reader(process.getErrorStream(), MAX_ERROR));
            boolean ended = waited(process, limit);
            if (!ended) {
                end(process);
                return new Result(process.waitFor(), new byte[0], "", true);
            }
            byte[] bytes = output.get();
            if (bytes.length > maxOutput) {
                throw new AicrException(
                        ErrorClass.INTERNAL,
                        program + " printed more than " + maxOutput + " bytes; it was not read on");
            }
            String text = new String(error.get(), StandardCharsets.UTF_8).strip();
            return new Result(process.exitValue(), bytes, text, false);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AicrException(ErrorClass.TIMEOUT, program + " was interrupted", e);
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } finally {
            end(process);
            readers.shutdownNow();
        }
    }

    /** Who is interrupted ends the program at once. */
    private static boolean waited(Process process, Duration limit) throws InterruptedException {
        try {
            return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            end(process);
            throw e;
        }
    }

    /** With its children, as far as they are known at this moment. */
    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    /** Reads up to the limit; what comes then is read and dropped, so that the program does not hang. */
    private static Callable<byte[]> reader(InputStream in, int limit) {
        return () -> {
            byte[] bytes = in.readNBytes(limit);
            byte[] dropped = new byte[1 << 14];
            long rest = 0;
            for (int n = in.read(dropped); n >= 0; n = in.read(dropped)) {
                rest += n;
            }
            return rest < 0 ? new byte[0] : bytes;
        };
    }
}
