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
package run.aicr.release.gate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import run.aicr.attestation.release.Payload;
import run.aicr.digest.Sha256;
import run.aicr.release.config.Platform;
import run.aicr.release.config.Program;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;
import run.aicr.release.product.BuildManifest;

/**
 * A program as the goal {@code build} made it for this commit and platform, to be started.
 *
 * @param launcher the file to start
 */
record BuiltProgram(Path launcher) {
    private static final long SECONDS = 20;

    /** Why a gate that needs the program cannot look. */
    static String absence(String name) {
        return "no payload of " + name + " was built for this commit; run mvn aicr-release:build";
    }

    /** The program; empty when the build of this commit has none, or has been changed since. */
    static Optional<BuiltProgram> find(GateInput input, String name) throws IOException {
        Optional<BuildManifest> manifest = BuildManifest.read(
                input.build().work().manifest(), input.build().id());
        Optional<Program> program = input.config().programs().stream()
                .filter(p -> p.name().equals(name))
                .findFirst();
        if (manifest.isEmpty() || program.isEmpty()) {
            return Optional.empty();
        }
        String payload = program.get().payloadName(Platform.host());
        Path folder = input.build().work().payload(payload);
        Sha256 recorded = manifest.get().payloads().get(payload);
        boolean there =
                Files.isDirectory(folder) && Payload.of(folder, name).digest().equals(recorded);
        return there ? Optional.of(new BuiltProgram(folder.resolve(name))) : Optional.empty();
    }

    /**
     * Runs it to its end; what it says on standard error is dropped.
     *
     * @return standard output
     * @throws ReleaseException GATE_FAILED when it does not end with 0 within 20 seconds
     */
    String run(String... arguments) throws IOException {
        Path out = Files.createTempFile("aicr-gate", ".out");
        try {
            Process process = process(Map.of(), arguments)
                    .redirectOutput(out.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            requireExit(process, String.join(" ", arguments));
            return Files.readString(out, StandardCharsets.UTF_8);
        } finally {
            Files.delete(out);
        }
    }

    /** A process without settings of the user's own environment. */
    ProcessBuilder process(Map<String, String> environment, String... arguments) {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(k -> k.startsWith("AICR_") || k.equals("PORT"));
        builder.environment().putAll(environment);
        return builder;
    }

    void requireExit(Process process, String what) throws IOException {
        try {
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw failed(what + " did not end within " + SECONDS + " seconds");
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for " + launcher, e);
        }
        if (process.exitValue() != 0) {
            throw failed(what + " ended with exit code " + process.exitValue());
        }
    }

    ReleaseException failed(String what) {
        return new ReleaseException(
                Code.GATE_FAILED, launcher.getFileName() + ": " + what, "Try " + launcher + " yourself.");
    }

    void require(boolean condition, String what) {
        if (!condition) {
            throw failed(what);
        }
    }
}
