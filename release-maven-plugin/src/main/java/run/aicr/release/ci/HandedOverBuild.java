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
package run.aicr.release.ci;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import run.aicr.digest.Sha256;
import run.aicr.release.config.ReleaseConfig;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;
import run.aicr.release.product.Build;
import run.aicr.release.product.BuildManifest;
import run.aicr.release.version.ReleaseId;
import run.aicr.release.work.Tree;
import run.aicr.release.work.WorkFolder;

/**
 * The build of a release that another job made (spec release §2.6, §8): it is compared with its manifest, payloads, files
 * and every blob of the images, and never made again. So a job that signs compiles nothing and changes no byte.
 */
public final class HandedOverBuild implements Build {
    private final ReleaseConfig config;
    private final ReleaseId id;
    private final WorkFolder work;
    private boolean compared;

    public HandedOverBuild(ReleaseConfig config, ReleaseId id, WorkFolder work) {
        this.config = config;
        this.id = id;
        this.work = work;
    }

    /** Whether the work folder was handed over. */
    public static boolean isIn(WorkFolder work) {
        return Files.isRegularFile(work.folder().resolve(WorkArchive.MARK));
    }

    @Override
    public ReleaseId id() {
        return id;
    }

    @Override
    public ReleaseConfig config() {
        return config;
    }

    @Override
    public WorkFolder work() {
        return work;
    }

    /** Those of the manifest: what went in lies in the job that built. */
    @Override
    public Sha256 inputs() throws IOException {
        if (!compared) {
            compareBlobs();
            compared = true;
        }
        return manifest().inputs();
    }

    /** The manifest names the index of each image; an index names the rest by digest, which is the name of its file. */
    private void compareBlobs() throws IOException {
        Path blobs = work.images().resolve("blobs").resolve("sha256");
        if (!Files.isDirectory(blobs)) {
            return;
        }
        for (Map.Entry<String, Path> blob : Tree.files(blobs).entrySet()) {
            Sha256 found = Sha256.ofFile(blob.getValue());
            if (!found.hex().equals(blob.getKey())) {
                throw new ReleaseException(
                        Code.CHECKSUM_MISMATCH,
                        "a blob of the images is not what was built: expected " + blob.getKey() + ", found "
                                + found.hex(),
                        "Run the workflow again from the job that builds.");
            }
        }
    }

    @Override
    public String javaVersion() {
        return manifest().java();
    }

    @Override
    public BuildManifest build() {
        throw notWhole();
    }

    private BuildManifest manifest() {
        return BuildManifest.read(work.manifest(), id).orElseThrow(this::notWhole);
    }

    private ReleaseException notWhole() {
        return new ReleaseException(
                Code.CHECKSUM_MISMATCH,
                "the build that was handed over in " + work.folder() + " is not what its manifest says",
                "This job never builds. Run the workflow again from the job that does.");
    }
}
