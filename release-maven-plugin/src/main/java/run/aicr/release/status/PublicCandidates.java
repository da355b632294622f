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
package run.aicr.release.status;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import run.aicr.attestation.release.ConsumerCheck;
import run.aicr.attestation.release.PublishedIndex;
import run.aicr.release.bump.CandidateReleases;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;
import run.aicr.release.forge.ForgeRelease;
import run.aicr.release.version.ReleaseTag;
import run.aicr.release.yank.Withdrawal;

/** Candidates as they are in public: the forge says whether there is one, and its bytes are read back and verified. */
public record PublicCandidates(PublicCopies copies) implements CandidateReleases {

    @Override
    public boolean isPublished(ReleaseTag candidate, String commit) {
        return copies.release(candidate.name()).isPresent()
                && commitOf(candidate).equals(commit);
    }

    private String commitOf(ReleaseTag candidate) {
        Path index =
                copy(candidate).resolve("releases").resolve(candidate.name()).resolve(ConsumerCheck.INDEX);
        try {
            return PublishedIndex.parse(index.toString(), Files.readAllBytes(index))
                    .commit();
        } catch (IOException e) {
            throw new ReleaseException(Code.RC_PAYLOAD_MISMATCH, index + " cannot be read").because(e);
        }
    }

    @Override
    public Optional<String> withdrawn(ReleaseTag candidate) {
        return copies.release(candidate.name())
                .map(ForgeRelease::body)
                .flatMap(Withdrawal::ofNotes)
                .map(Withdrawal::reason);
    }

    /** What is public was read back and verified when the copy was made. */
    @Override
    public boolean hasPayload(ReleaseTag candidate) {
        return Files.isDirectory(copy(candidate));
    }

    private Path copy(ReleaseTag candidate) {
        try {
            return copies.of(candidate.name());
        } catch (ReleaseException e) {
            if (e.code() == Code.VERIFY_FAILED) {
                throw new ReleaseException(
                                Code.RC_PAYLOAD_MISMATCH,
                                e.sentence(),
                                "Do not use these files; find out who changed them, and make a new candidate")
                        .because(e);
            }
            throw e;
        }
    }
}
