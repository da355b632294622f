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

import java.time.Duration;
import java.util.List;
import org.apache.maven.plugin.logging.Log;
import run.aicr.release.step.ReleaseRun;

/** Writes the progress of a release into the Maven log: one line when a state is made, one when it is there. */
record LogObserver(Log log) implements ReleaseRun.Observer {
    @Override
    public void acting(String step, String reason) {
        log.info(step + ": " + reason + "; making it so");
    }

    @Override
    public void finished(ReleaseRun.Row row, Duration took) {
        String end = row.step() + ": " + row.outcome() + " (" + ReleaseTable.seconds(took) + ")";
        boolean bad = List.of("failed", "waiting").contains(row.outcome());
        if (bad) {
            log.warn(end + ": " + row.detail());
        } else {
            log.info(end);
        }
    }
}
