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

import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;
import run.aicr.release.bump.CandidateReleases;
import run.aicr.release.bump.Promotion;
import run.aicr.release.bump.PromotionRequest;
import run.aicr.release.config.ReleaseConfig;
import run.aicr.release.status.PublicCandidates;
import run.aicr.release.status.RehearsedCandidates;

/**
 * Makes and pushes the stable tag on the commit of a released candidate (spec release §6.4).
 *
 * <p>Nothing is taken from the work tree, so branch and changed files do not matter.
 */
@Mojo(name = "promote", aggregator = true, threadSafe = true)
public final class PromoteMojo extends RemoteMojo {
    /** A candidate may be promoted although there is a newer one of the same version. */
    @Parameter(property = "aicr.release.allowOlder")
    private @Nullable String allowOlder;

    @Override
    protected GoalResult run() {
        PromotionRequest request = new PromotionRequest(wantedTag(), flag("allowOlder", allowOlder), dryRun());
        ReleaseConfig config = ReleaseConfig.read(configFile());
        CandidateReleases releases = rehearsal()
                ? new RehearsedCandidates(folder(), config.repository())
                : new PublicCandidates(publicCopies(config));
        return TagReport.ofPromotion(
                new Promotion(repository(), remote(), tagPolicy(), releases).run(request), getLog());
    }
}
