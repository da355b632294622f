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
package run.aicr.oci.credential;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import run.aicr.document.Fields;
import run.aicr.document.JsonReader;
import run.aicr.document.Limits;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;
import run.aicr.oci.Login;

/** Programs {@code docker-credential-<name>} that keep logins; what they print is never shown. */
final class HelperProgram {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final int SECONDS = 30;
    private static final int MOST_BYTES = 1 << 16;

    private final Map<String, String> variables;

    HelperProgram(Map<String, String> variables) {
        this.variables = Map.copyOf(variables);
    }

    /** What the helper knows; empty when it has no login for the registry. */
    Optional<Login> ask(String name, String registry) {
        Path program = find(name);
        try {
            ProcessBuilder builder = new ProcessBuilder(program.toString(), "get");
            builder.redirectError(ProcessBuilder.Redirect.DISCARD);
            builder.environment().clear();
            builder.environment().putAll(variables);
            return answer(program, builder.start(), registry);
        } catch (IOException e) {
            throw failed(program, String.valueOf(e.getMessage()));
        }
    }

    private static Optional<Login> answer(Path program, Process process, String registry) {
        CompletableFuture<byte[]> printed = CompletableFuture.supplyAsync(() -> output(process));
        try {
            feed(process, registry);
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                throw failed(program, "did not end within " + SECONDS + " s");
            }
            byte[] answer = printed.get(SECONDS, TimeUnit.SECONDS);
            return process.exitValue() == 0 ? Optional.of(read(program, answer)) : missing(program, answer);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed(program, "was interrupted");
        } catch (ExecutionException | TimeoutException e) {
            throw failed(program, "cannot be read");
        } finally {
            process.destroyForcibly();
        }
    }

    private static void feed(Process process, String registry) {
        try (OutputStream out = process.getOutputStream()) {
            out.write(registry.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // A program that ended without reading says why by its exit code.
            return;
        }
    }

    private static byte[] output(Process process) {
        try (InputStream in = process.getInputStream()) {
            return in.readNBytes(MOST_BYTES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path find(String name) {
        if (!NAME.matcher(name).matches()) {
            throw AicrException.invalidRequest("not the name of a credential helper: " + name);
        }
        for (String folder : variables.getOrDefault("PATH", "").split(":", -1)) {
            Path program = Path.of(folder).resolve("docker-credential-" + name);
            if (!folder.isEmpty() && Files.isExecutable(program)) {
                return program;
            }
        }
        throw new AicrException(
                ErrorClass.UNAUTHORIZED,
                "the program docker-credential-" + name + " is not on PATH, but Docker's configuration names it");
    }

    private static Optional<Login> missing(Path program, byte[] answer) {
        String text = new String(answer, StandardCharsets.UTF_8);
        if (text.contains("credentials not found")) {
            return Optional.empty();
        }
        throw failed(program, "failed");
    }

    private static Login read(Path program, byte[] answer) {
        try {
            Fields fields = Fields.of(JsonReader.read("answer", answer, Limits.DOCUMENT), "");
            return new Login(fields.textOrEmpty("Username"), fields.textOrEmpty("Secret"));
        } catch (AicrException e) {
            // Without the cause, which could quote a secret.
            throw failed(program, "gave no JSON");
        }
    }

    private static AicrException failed(Path program, String why) {
        return new AicrException(ErrorClass.UNAUTHORIZED, program.getFileName() + " " + why);
    }
}
