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
import run.aicr.document.Scalar;
import run.aicr.release.ci.WorkArchive;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;
import run.aicr.release.version.ReleaseId;

/**
 * Writes what the next job of a CI run goes on with into one file, and says its digest (spec release §8). The digest is the
 * output {@code digest} of the job ({@code -Doutputs}).
 */
@Mojo(name = "pack", aggregator = true, threadSafe = true)
public final class PackMojo extends PipelineMojo {
    /** File to write; default {@code distribution/target/handover.tar}. */
    @Parameter(property = "aicr.release.archive")
    private @Nullable String archive;

    /** {@code whole}, or {@code record} for the qualification record alone. */
    @Parameter(property = "aicr.release.content")
    private @Nullable String content;

    @Override
    protected GoalResult run() {
        ReleaseId id = identity();
        Path file = archiveFile(argument("archive", archive));
        boolean record = oneOf("content", content, "whole", "record").equals("record");
        try {
            Sha256 digest = handedOver(id).pack(file, record ? WorkArchive.Content.RECORD : WorkArchive.Content.WHOLE);
            getLog().info(file + " " + digest.prefixed());
            return GoalResult.of("packed")
                    .withTag(id.tag(), id.commit())
                    .with("digest", Scalar.text(digest.prefixed()));
        } catch (IOException e) {
            throw new ReleaseException(Code.MISSING_ARTIFACT, file + " cannot be written: " + e.getMessage())
                    .because(e);
        }
    }
}
