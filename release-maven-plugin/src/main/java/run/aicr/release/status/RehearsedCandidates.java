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
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import run.aicr.attestation.release.ConsumerCheck;
import run.aicr.attestation.release.ReleaseView;
import run.aicr.attestation.release.Signers;
import run.aicr.attestation.release.SubjectVerdict;
import run.aicr.document.Fields;
import run.aicr.document.JsonReader;
import run.aicr.document.Limits;
import run.aicr.error.AicrException;
import run.aicr.release.bump.CandidateReleases;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;
import run.aicr.release.step.RecordedRelease;
import run.aicr.release.version.ReleaseTag;
import run.aicr.release.yank.Withdrawal;

/**
 * Candidates that were released into a rehearsal folder.
 *
 * @param folder rehearsal folder with ledger, releases, images and keys
 */
public record RehearsedCandidates(Path folder, String repository) implements CandidateReleases {

    /**
     * Asks the ledger. A folder that knows nothing about the candidate, because it was emptied or is another one, does
     * not say that it was not published: then the payload is what is missing.
     */
    @Override
    public boolean isPublished(ReleaseTag candidate, String commit) {
        RecordedRelease recorded = RecordedRelease.read(folder, candidate.name());
        boolean unknown = recorded.isEmpty() && !Files.isDirectory(release(candidate));
        return unknown || recorded.isDone("published") && isOfCommit(candidate, commit);
    }

    /** A rehearsal before the tag was made may have been of an earlier commit. */
    private boolean isOfCommit(ReleaseTag candidate, String commit) {
        Path index = release(candidate).resolve(ConsumerCheck.INDEX);
        if (!Files.isRegularFile(index)) {
            return true;
        }
        try {
            Fields fields =
                    Fields.of(JsonReader.read(index.toString(), Files.readAllBytes(index), Limits.CATALOGUE_FILE), "");
            return fields.textOrEmpty("commit").equals(commit);
        } catch (IOException | AicrException e) {
            throw mismatch(candidate, index + " cannot be read", List.of(), e);
        }
    }

    @Override
    public Optional<String> withdrawn(ReleaseTag candidate) {
        return Withdrawal.ofForgeRecord(release(candidate).resolve(ConsumerCheck.FORGE_RECORD))
                .map(Withdrawal::reason);
    }

    @Override
    public boolean hasPayload(ReleaseTag candidate) {
        Path assets = release(candidate);
        if (!Files.isDirectory(assets) || !Files.isDirectory(folder.resolve("registry"))) {
            return false;
        }
        try {
            Signers signers = Signers.ofRehearsal(folder, repository, candidate.name());
            return verified(candidate, ConsumerCheck.check(ReleaseView.ofRehearsal(folder, candidate.name()), signers));
        } catch (IOException | AicrException e) {
            throw mismatch(candidate, "it cannot be read", List.of(), e);
        }
    }

    private static boolean verified(ReleaseTag candidate, List<SubjectVerdict> verdicts) {
        List<String> refused = verdicts.stream()
                .filter(v -> v.verdict().equals("refused"))
                .map(SubjectVerdict::toString)
                .toList();
        if (!refused.isEmpty()) {
            throw mismatch(candidate, String.join("; ", refused), refused, null);
        }
        return !verdicts.isEmpty() && verdicts.stream().allMatch(SubjectVerdict::isVerified);
    }

    private static ReleaseException mismatch(
            ReleaseTag candidate, String why, List<String> paths, @Nullable Exception cause) {
        ReleaseException refusal = new ReleaseException(
                Code.RC_PAYLOAD_MISMATCH,
                "what lies in the folder is not what was released as " + candidate + ": " + why,
                "Do not use these files. Run 'mvn aicr-release:verify -Dtag=" + candidate
                        + "' to see all findings, and make a new candidate.",
                paths);
        return cause == null ? refusal : refusal.because(cause);
    }

    private Path release(ReleaseTag candidate) {
        return folder.resolve("releases").resolve(candidate.name());
    }
}
