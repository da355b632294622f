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

import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import run.aicr.release.product.Built;
import run.aicr.release.step.Finding;

/**
 * Makes payloads, images, bills of materials and notices of the release into the work folder; nothing that is signed
 * (spec release §7.3). Works on a changed tree too, so that it can be tried.
 */
@Mojo(name = "build", defaultPhase = LifecyclePhase.PACKAGE, aggregator = true, threadSafe = true)
public final class BuildMojo extends PipelineMojo {
    @Override
    protected GoalResult run() {
        Prepared run = prepare();
        Built built = new Built(run.build());
        if (built.look() instanceof Finding.Missing<Built.Result> missing) {
            getLog().info("building " + run.id().tag() + ": " + missing.reason());
            built.act();
            getLog().info("built " + run.id().tag() + " in "
                    + run.build().work().folder());
            return GoalResult.of("done").withTag(run.id().tag(), run.id().commit());
        }
        getLog().info("the build of " + run.id().tag() + " is there already: nothing to do");
        return GoalResult.of("skip-done").withTag(run.id().tag(), run.id().commit());
    }
}
