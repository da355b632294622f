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
package run.aicr.release.attest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import run.aicr.release.config.ReleaseConfig;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;
import run.aicr.release.product.BuildManifest;
import run.aicr.release.work.Tree;
import run.aicr.release.work.WorkFolder;

/**
 * Signs the statements about images and nothing else, for a job of its own (spec release §2.6). The bundles are kept in
 * the work folder, where the state {@code attested} finds them later and signs them no second time.
 */
public final class ImageSigning {
    private ImageSigning() {}

    /**
     * Signs what is not signed yet.
     *
     * @param tools and
     * @param platform the same as for the state {@code attested}: statements are found again by their bytes
     * @return number of statements
     */
    public static int sign(
            ReleaseConfig config,
            WorkFolder work,
            BuildManifest build,
            Attested.Identities identities,
            Map<String, String> tools,
            BuildPlatform platform,
            Clock clock) {
        if (build.images().isEmpty()) {
            return 0;
        }
        try {
            Path kept = Files.createDirectories(work.signed());
            Statements statements = new Statements(
                    build.id(),
                    config.repository(),
                    tools,
                    Statements.RunFacts.in(kept, platform, clock),
                    PromotedBytes.of(build, work));
            KeptSignatures attestor = new KeptSignatures(
                    kept,
                    identities.attestors().get().images(),
                    identities.signers().get().images());
            Path layout = work.scratch().resolve("statements");
            Tree.delete(layout);
            try {
                return new ImageStatements(build, work, statements, attestor)
                        .write(layout)
                        .size();
            } finally {
                Tree.delete(layout);
            }
        } catch (IOException e) {
            throw new ReleaseException(
                            Code.SIGNING_FAILED,
                            "signing of the images of " + build.id().tag() + " failed")
                    .because(e);
        }
    }
}
