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
import java.nio.file.Path;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;
import run.aicr.digest.Sha256;
import run.aicr.document.Scalar;
import run.aicr.http.Retry;
import run.aicr.http.ServiceCaller;
import run.aicr.release.config.ReleaseConfig;
import run.aicr.release.endpoint.Connections;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;
import run.aicr.release.forge.CodeScanning;
import run.aicr.release.git.GitRepository;

/**
 * Shows the results of {@code scan} at the code host. A goal of its own, so that the job that may write there builds
 * nothing: it takes the file of another job, by digest.
 */
@Mojo(name = "upload-sarif", aggregator = true, threadSafe = true)
public final class UploadSarifMojo extends PipelineMojo {
    private static final long LARGEST = 64L << 20;

    /** File that {@code scan} wrote; default {@code gates/scan.sarif} in the work folder. */
    @Parameter(property = "aicr.release.sarif")
    private @Nullable String sarif;

    /** What the file must be, {@code sha256:…}, as the job that scanned said. */
    @Parameter(property = "aicr.release.digest")
    private @Nullable String digest;

    /** Reference of the commit that was scanned; default {@code GITHUB_REF}, else the branch that is checked out. */
    @Parameter(property = "aicr.release.ref")
    private @Nullable String ref;

    @Override
    protected GoalResult run() {
        byte[] results = results(argument("sarif", sarif)
                .map(this::under)
                .orElse(workFolder().resolve("gates").resolve("scan.sarif")));
        String repository = ReleaseConfig.read(configFile()).repository();
        GitRepository git = repository();
        String commit = git.head()
                .orElseThrow(() -> new ReleaseException(Code.NOT_A_REPOSITORY, "nothing is committed here yet"));
        String about = argument("ref", ref)
                .or(() -> Optional.ofNullable(System.getenv("GITHUB_REF")).filter(r -> !r.isEmpty()))
                .orElseGet(() -> "refs/heads/" + git.branch().orElse(tagPolicy().mainBranch()));
        String id;
        if (rehearsal()) {
            try (RehearsalServices at = RehearsalServices.start(
                    folder(), repository, Optional.empty(), Optional.empty(), Retry.standard(), Retry.standard())) {
                id = at.services().codeScanning().upload(commit, about, results);
            }
        } else {
            ServiceCaller caller = Connections.standard();
            id = new CodeScanning(endpoints(repository).forge(), repository, caller).upload(commit, about, results);
        }
        getLog().info("the forge has read the results for " + commit + " (" + about + ")");
        return GoalResult.of("done").withCommit(commit).with("upload", Scalar.text(id));
    }

    private byte[] results(Path file) {
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > LARGEST) {
                throw new ReleaseException(
                        Code.MISSING_ARTIFACT,
                        file + " is not there, or has more than " + LARGEST + " bytes",
                        "Run: mvn aicr-release:scan");
            }
            byte[] content = Files.readAllBytes(file);
            String found = Sha256.of(content).prefixed();
            if (!argument("digest", digest).orElse(found).equals(found)) {
                throw new ReleaseException(
                        Code.CHECKSUM_MISMATCH, file + " has the digest " + found + ", expected " + digest);
            }
            return content;
        } catch (IOException e) {
            throw new ReleaseException(Code.MISSING_ARTIFACT, file + " cannot be read").because(e);
        }
    }
}
