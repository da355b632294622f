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
import run.aicr.attestation.release.Signers;
import run.aicr.release.config.ImageSpec;
import run.aicr.release.config.ReleaseConfig;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;
import run.aicr.release.publish.ImageRegistry;
import run.aicr.release.publish.PublicRelease;
import run.aicr.release.work.Tree;

/** Reads a release back from the services, for goals that look at what is public. */
final class PublicReleases {
    private PublicReleases() {}

    /** What is done with the release while its files are there. */
    interface Use<T> {
        T of(PublicRelease release, ImageRegistry registry) throws IOException;
    }

    /**
     * Reads, verifies and uses a public release; the services end afterwards, and the files go.
     *
     * @throws ReleaseException RELEASE_NOT_PUBLISHED or VERIFY_FAILED
     */
    static <T> T use(OpenServices services, ReleaseConfig config, Path folder, String tag, Use<T> use) {
        try (services) {
            Path scratch = Files.createTempDirectory("aicr-public");
            try {
                ImageRegistry registry = new ImageRegistry(
                        services.services().registry(),
                        config.images().stream().map(ImageSpec::name).toList());
                Signers signers = services.services().signers(tag);
                return use.of(
                        PublicRelease.read(services.services().forge(), registry, tag, signers, scratch), registry);
            } finally {
                Tree.delete(scratch);
            }
        } catch (IOException e) {
            throw new ReleaseException(Code.VERIFY_FAILED, "the public release " + tag + " cannot be read back")
                    .because(e);
        }
    }
}
