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

import java.util.Map;
import org.apache.maven.plugins.annotations.Mojo;
import run.aicr.release.step.ReleaseSurvey;

/** Says what the goal {@code release} would do, state by state, and does nothing. */
@Mojo(name = "plan", aggregator = true, threadSafe = true)
public final class PlanMojo extends PipelineMojo {
    @Override
    protected GoalResult run() {
        Prepared prepared = prepare();
        try (Run run = open(prepared)) {
            var rows = new ReleaseSurvey(run.pointers())
                    .plan(run.states(), ledger(prepared).recorded());
            new ReleaseTable(
                            getLog(),
                            prepared.id(),
                            folder(),
                            prepared.build().work(),
                            prepared.config().repository())
                    .print(rows, Map.of());
        }
        return GoalResult.of("planned")
                .withTag(prepared.id().tag(), prepared.id().commit());
    }
}
