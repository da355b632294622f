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
package run.aicr.release.mojo;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;
import run.aicr.document.Scalar;
import run.aicr.http.Retry;
import run.aicr.release.config.ReleaseConfig;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;
import run.aicr.release.matrix.VerificationMatrix;

/**
 * Lets the verifiers of others that are on the machine judge a rehearsed release and forgeries of it, without a network;
 * writes {@code verification-matrix.json} into the rehearsal folder (spec release §9).
 */
@Mojo(name = "verification-matrix", aggregator = true, threadSafe = true)
public final class VerificationMatrixMojo extends ReleaseMojo {
    /** Tag of the rehearsed release. */
    @Parameter(property = "aicr.release.tag")
    private @Nullable String tag;

    @Override
    protected GoalResult run() {
        if (!rehearsal()) {
            throw new ReleaseException(
                    Code.INVALID_ARGUMENT,
                    "verifiers are asked about rehearsals only",
                    "Leave out -Daicr.release.target; what is public is checked with the goal verify");
        }
        String which = argument("tag", tag)
                .orElseThrow(
                        () -> new ReleaseException(Code.TAG_REQUIRED, "which release is to be judged?", "Give -Dtag"));
        if (!Files.isDirectory(folder().resolve("releases").resolve(which))) {
            throw new ReleaseException(
                    Code.RELEASE_NOT_PUBLISHED,
                    "there is no release " + which + " in " + folder(),
                    "Run: mvn -Prelease deploy");
        }
        String repository = ReleaseConfig.read(configFile()).repository();
        try (RehearsalServices at = RehearsalServices.start(
                folder(), repository, Optional.empty(), Optional.empty(), Retry.standard(), Retry.standard())) {
            VerificationMatrix matrix = VerificationMatrix.of(
                    new VerificationMatrix.Release(
                            folder(),
                            repository,
                            which,
                            at.standIns().addresses().registry().getAuthority()),
                    System.getenv());
            return report(which, matrix);
        } catch (IOException e) {
            throw new ReleaseException(Code.VERIFY_FAILED, which + " cannot be judged: " + e.getMessage()).because(e);
        }
    }

    private GoalResult report(String which, VerificationMatrix matrix) throws IOException {
        matrix.tools()
                .forEach(t -> getLog().info(
                                t.isThere()
                                        ? t.name() + " " + t.version()
                                        : t.name() + ": absent, or older than what was tried; not asked"));
        matrix.cells().stream()
                .filter(c -> !c.verdict().equals(VerificationMatrix.ABSENT))
                .forEach(c -> getLog().info(c.toString()));
        String file = matrix.write(folder()).toString();
        List<String> unexpected =
                matrix.unexpected().stream().map(Object::toString).toList();
        if (!unexpected.isEmpty()) {
            throw new ReleaseException(
                    Code.VERIFY_FAILED,
                    "verifiers of others do not say what they should: " + String.join("; ", unexpected),
                    "See " + file,
                    unexpected);
        }
        return new GoalResult("done", Optional.of(which), Optional.empty(), Optional.empty(), List.of(), Map.of())
                .with("matrix", Scalar.text(file));
    }
}
