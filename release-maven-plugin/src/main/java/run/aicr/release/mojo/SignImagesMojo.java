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
import org.apache.maven.plugins.annotations.Mojo;
import run.aicr.document.Scalar;
import run.aicr.release.Services;
import run.aicr.release.attest.Attested;
import run.aicr.release.attest.ImageSigning;
import run.aicr.release.product.Built;
import run.aicr.release.step.FailAt;
import run.aicr.release.step.ReleaseRun;
import run.aicr.release.step.RunLocks;

/**
 * Signs the statements about images and nothing else, in the workflow whose name their certificates carry (spec release
 * §2.6); {@code sign} finds them signed.
 */
@Mojo(name = "sign-images", aggregator = true, threadSafe = true)
public final class SignImagesMojo extends PipelineMojo {
    private static final int UP_TO_BUILT = 3;

    @Override
    protected GoalResult run() {
        Prepared prepared = prepare();
        String tag = prepared.id().tag();
        try (RunLocks locks = RunLocks.take(folder(), tag, getLog()::info);
                Run run = open(prepared)) {
            locks.leftBehind().ifPresent(getLog()::warn);
            var states = run.states().subList(0, UP_TO_BUILT);
            new ReleaseRun(ledger(prepared), run.pointers(), new LogObserver(getLog()), FailAt.NOWHERE)
                    .bringAll(states)
                    .rowsOrThrow();
            Built.Result built = ((Built) states.get(UP_TO_BUILT - 1)).result();
            Services services = run.at().services();
            int statements = ImageSigning.sign(
                    prepared.config(),
                    built.work(),
                    built.manifest(),
                    new Attested.Identities(() -> services.attestors(tag), () -> services.signers(tag)),
                    tools(prepared.build()),
                    platform(prepared.build()),
                    Clock.systemUTC());
            getLog().info(statements + " statements about images are signed");
            return GoalResult.of("done")
                    .withTag(tag, prepared.id().commit())
                    .with("statements", Scalar.integer(statements));
        }
    }
}
