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

import java.time.Clock;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;
import run.aicr.release.bump.Bump;
import run.aicr.release.bump.BumpRequest;
import run.aicr.release.bump.Qualification;
import run.aicr.release.bump.QualificationFolder;
import run.aicr.release.bump.TagOutcome;
import run.aicr.release.config.ReleaseConfig;
import run.aicr.release.gate.GateRun;
import run.aicr.release.version.BumpType;

/** What the goals {@code bump} and {@code bump-…} share. */
abstract class AbstractBumpMojo extends ReleaseMojo {
    /** Step of a release candidate: {@code major}, {@code minor} or {@code patch}. */
    @Parameter(property = "aicr.release.of")
    private @Nullable String of;

    /** Breaking changes do not need a bigger step. */
    @Parameter(property = "aicr.release.allowBreaking")
    private @Nullable String allowBreaking;

    /** Reason for tagging a commit without a qualification record; it goes into the tag. */
    @Parameter(property = "aicr.release.skipQualify")
    private @Nullable String skipQualify;

    abstract BumpType type();

    @Override
    protected GoalResult run() {
        BumpRequest request = new BumpRequest(
                type(),
                argument("of", of).map(BumpType::step),
                flag("allowBreaking", allowBreaking),
                argument("skipQualify", skipQualify),
                dryRun());
        TagOutcome outcome = new Bump(repository(), remote(), tagPolicy(), qualification(request)).run(request);
        return TagReport.of(outcome, getLog());
    }

    /** With a waiver no record is asked for, so what the gates are does not matter. */
    private Qualification qualification(BumpRequest request) {
        Qualification any = Qualification.of(new QualificationFolder(folder()), Clock.systemUTC());
        return request.waiver().isPresent()
                ? any
                : any.withGates(GateRun.configurationDigest(root(), ReleaseConfig.read(configFile()))
                        .prefixed());
    }
}
