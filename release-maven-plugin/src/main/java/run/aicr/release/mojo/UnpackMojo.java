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
import java.nio.file.Path;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;
import run.aicr.digest.Sha256;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;
import run.aicr.release.version.ReleaseId;

/**
 * Takes over what another job of the CI run packed, after checking its digest; from then on goals never build (spec
 * release §8).
 */
@Mojo(name = "unpack", aggregator = true, threadSafe = true)
public final class UnpackMojo extends PipelineMojo {
    /** File to read; default {@code distribution/target/handover.tar}. */
    @Parameter(property = "aicr.release.archive")
    private @Nullable String archive;

    /** Digest that the other job said, {@code sha256:…}; without it nothing is unpacked. */
    @Parameter(property = "aicr.release.digest")
    private @Nullable String digest;

    @Override
    protected GoalResult run() {
        ReleaseId id = identity();
        Path file = archiveFile(argument("archive", archive));
        try {
            handedOver(id).unpack(file, expected());
            getLog().info("took over " + id.tag() + " from " + file);
            return GoalResult.of("unpacked").withTag(id.tag(), id.commit());
        } catch (IOException e) {
            throw new ReleaseException(Code.MISSING_ARTIFACT, file + " cannot be unpacked: " + e.getMessage())
                    .because(e);
        }
    }

    private Sha256 expected() {
        String text = argument("digest", digest)
                .orElseThrow(() -> new ReleaseException(
                        Code.INVALID_ARGUMENT,
                        "what is handed over is used only when its digest is known",
                        "Give -Ddigest=sha256:<64 hex digits>, an output of the job that packed it."));
        try {
            return Sha256.parse(text);
        } catch (IllegalArgumentException e) {
            throw new ReleaseException(
                            Code.INVALID_ARGUMENT, "-Ddigest must be sha256: and 64 hex digits, found '" + text + "'")
                    .because(e);
        }
    }
}
