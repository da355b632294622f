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
package run.aicr.release.promote;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import run.aicr.attestation.release.ConsumerCheck;
import run.aicr.attestation.release.PublishedIndex;
import run.aicr.attestation.release.ReleaseView;
import run.aicr.attestation.release.Signers;
import run.aicr.attestation.release.SubjectVerdict;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;
import run.aicr.release.yank.Withdrawal;

/**
 * A released candidate whose payload is to be released again.
 *
 * @param tag of the candidate
 * @param source gives the folder that holds it: a rehearsal folder, or one of that shape; asked for when it is needed
 */
public record Candidate(String tag, Supplier<Path> source, String repository) {

    /** A candidate in a rehearsal folder. */
    public Candidate(String tag, Path folder, String repository) {
        this(tag, () -> folder, repository);
    }

    private Path folder() {
        return source.get();
    }

    /** Folder of its assets. */
    public Path assets() {
        return folder().resolve("releases").resolve(tag);
    }

    /** Layout of its images. */
    public Path images() {
        return folder().resolve("registry");
    }

    /** Its release index as bytes. */
    byte[] indexJson() throws IOException {
        Path file = assets().resolve(ConsumerCheck.INDEX);
        if (!Files.isRegularFile(file)) {
            throw missing();
        }
        return Files.readAllBytes(file);
    }

    /**
     * Its release index, once everything of the candidate was verified as a consumer does.
     *
     * @throws ReleaseException RC_PAYLOAD_MISSING when it is not there, RC_PAYLOAD_MISMATCH when it is not what was
     *     released, RELEASE_WITHDRAWN when it was withdrawn
     */
    PublishedIndex verified() throws IOException {
        byte[] index = indexJson();
        requireNotWithdrawn();
        List<String> bad = ConsumerCheck.check(ReleaseView.ofRehearsal(folder(), tag), signers()).stream()
                .filter(v -> !v.isVerified())
                .map(SubjectVerdict::toString)
                .toList();
        if (!bad.isEmpty()) {
            throw new ReleaseException(
                    Code.RC_PAYLOAD_MISMATCH,
                    "what lies in " + assets() + " is not what was released as " + tag + ": " + bad.get(0),
                    "Do not use these files; make a new candidate",
                    bad);
        }
        return PublishedIndex.parse(ConsumerCheck.INDEX, index);
    }

    private void requireNotWithdrawn() {
        Withdrawal.ofForgeRecord(assets().resolve(ConsumerCheck.FORGE_RECORD)).ifPresent(withdrawal -> {
            throw new ReleaseException(
                    Code.RELEASE_WITHDRAWN,
                    tag + " was withdrawn after its promotion: " + withdrawal.reason(),
                    "Do not release it. Mend what is wrong with it and make a new candidate");
        });
    }

    /** Who must have signed it. */
    Signers signers() {
        if (!Files.isRegularFile(Signers.trustedRoot(folder()))) {
            throw missing();
        }
        return Signers.ofRehearsal(folder(), repository, tag);
    }

    private ReleaseException missing() {
        return new ReleaseException(
                Code.RC_PAYLOAD_MISSING,
                "the payload of " + tag + " is not in " + folder(),
                "mvn clean empties the default folder. Give the folder that the candidate was released into with"
                        + " -Daicr.release.dir=<folder>, or release it again: git checkout " + tag
                        + " && mvn -Prelease deploy -Dtag=" + tag + " -Daicr.release.dir=<folder outside target>");
    }
}
