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
package run.aicr.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import run.aicr.attestation.release.ConsumerCheck;
import run.aicr.digest.ChecksumFile;
import run.aicr.digest.Sha256;
import run.aicr.release.attest.Attested;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;
import run.aicr.release.image.ImageBuild;
import run.aicr.release.product.Built;
import run.aicr.release.publish.Drafted;
import run.aicr.release.publish.Published;
import run.aicr.release.version.ReleaseId;
import run.aicr.release.version.ReleaseTag;
import run.aicr.release.version.TagName;

/** The release that a run makes, by what its states came to. */
record BuiltRelease(ReleaseId id, Built built, Attested attested, Drafted drafted, Published published)
        implements Released {

    @Override
    public ReleaseTag tag() {
        return TagName.release(id.tag())
                .orElseThrow(() -> new ReleaseException(
                        Code.INVALID_TAG, id.tag() + " is no release tag", "Release tags are vX.Y.Z and vX.Y.Z-rcN"));
    }

    @Override
    public boolean rehearsal() {
        return id.rehearsal();
    }

    @Override
    public boolean isPublic() {
        return published.isReached();
    }

    @Override
    public List<ImageBuild> images() {
        return built.result().manifest().images();
    }

    @Override
    public Map<String, Sha256> assets() {
        return drafted.result().assets();
    }

    @Override
    public Map<String, Sha256> checksums() {
        Path file = attested.result().assets().resolve(ConsumerCheck.CHECKSUMS);
        try {
            return ChecksumFile.parse(Files.readAllBytes(file)).digests();
        } catch (IOException | ChecksumFile.MalformedException e) {
            throw new ReleaseException(Code.MISSING_ARTIFACT, file + " cannot be read").because(e);
        }
    }
}
