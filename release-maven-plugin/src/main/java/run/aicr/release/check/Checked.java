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
package run.aicr.release.check;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import run.aicr.file.PlainTar;
import run.aicr.file.SafePath;
import run.aicr.release.Code;
import run.aicr.release.ReleaseException;
import run.aicr.release.attest.Attested;
import run.aicr.release.product.Platform;
import run.aicr.release.product.ReleaseId;
import run.aicr.release.product.Tree;
import run.aicr.release.step.Fact;
import run.aicr.release.step.Finding;
import run.aicr.release.step.Reach;
import run.aicr.release.step.Step;

/**
 * State {@code checked}: the archive for this platform, unpacked somewhere and called through a link, answers with the
 * version and commit of the release. Signatures and digests were judged when {@code attested} was looked at.
 */
public final class Checked extends Step<Checked.Result> {
    private static final long MAX_UNPACKED = 2L << 30;

    private final Attested attested;
    private final ReleaseId id;

    /** What the program said. */
    public record Result(String answer) {}

    public Checked(Attested attested, ReleaseId id) {
        super("checked", Reach.DRAFT, attested);
        this.attested = attested;
        this.id = id;
    }

    @Override
    public Set<Fact> provides() {
        return Set.of(Fact.VERIFIED_BYTES);
    }

    @Override
    public Finding<Result> look() {
        String name = "aicr_" + id.version() + "_" + Platform.host().fileName() + ".tar.gz";
        String expected =
                "aicr version " + id.version() + " (commit: " + id.commit() + ", date: " + id.dateText() + ")";
        String answer = answerOf(attested.result().assets().resolve(name));
        if (!answer.equals(expected)) {
            return new Finding.Conflict<>(
                    Code.CHECK_FAILED,
                    "the program of " + name + " answers '" + answer + "', expected '" + expected + "'",
                    "Nothing was published. Fix what is wrong and run the same command again");
        }
        return new Finding.Done<>(new Result(answer));
    }

    @Override
    public void act() {
        throw new IllegalStateException("looking is all there is to do");
    }

    @Override
    public Map<String, String> evidence(Result result) {
        return Map.of("answer", result.answer());
    }

    private static String answerOf(Path archive) {
        try {
            Path folder = Files.createTempDirectory("aicr-check");
            try {
                unpack(archive, folder.resolve("installed"));
                Path link = Files.createSymbolicLink(
                        folder.resolve("aicr"), folder.resolve("installed").resolve("aicr"));
                return firstLine(link);
            } finally {
                Tree.delete(folder);
            }
        } catch (IOException e) {
            throw new ReleaseException(Code.CHECK_FAILED, "cannot try the program of " + archive).because(e);
        }
    }

    private static void unpack(Path archive, Path folder) throws IOException {
        try (InputStream in = new GZIPInputStream(new BufferedInputStream(Files.newInputStream(archive)), 1 << 16)) {
            PlainTar.read(in, MAX_UNPACKED, (path, header, content) -> {
                Path file = SafePath.resolve(folder, path);
                Files.createDirectories(file.getParent());
                Files.copy(content, file);
                Files.setPosixFilePermissions(
                        file, PosixFilePermissions.fromString(header.executable() ? "rwxr-xr-x" : "rw-r--r--"));
                Files.setLastModifiedTime(file, FileTime.from(header.time()));
            });
        }
    }

    private static String firstLine(Path program) throws IOException {
        Process process = new ProcessBuilder(program.toString(), "--version")
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readNBytes(1 << 16), StandardCharsets.UTF_8);
        try {
            if (!process.waitFor(1, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                return "(no answer within a minute)";
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for " + program, e);
        }
        return output.strip();
    }
}
