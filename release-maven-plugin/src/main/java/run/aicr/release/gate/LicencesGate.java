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
package run.aicr.release.gate;

import java.time.LocalDate;
import java.time.ZoneOffset;

/** Everything shipped is under a licence of the policy. */
final class LicencesGate implements Gate {
    @Override
    public String name() {
        return "licenses";
    }

    @Override
    public GateVerdict check(GateInput input) {
        LocalDate today = LocalDate.now(input.clock().withZone(ZoneOffset.UTC));
        LicencePolicyCheck.require(input.config(), input.root(), input.build().jdk(), today);
        return GateVerdict.passed("dependencies of " + input.config().programs().size() + " programs");
    }
}
