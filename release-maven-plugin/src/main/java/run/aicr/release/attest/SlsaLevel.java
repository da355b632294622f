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

import java.util.ArrayList;
import java.util.List;
import run.aicr.document.Mapping;
import run.aicr.document.Scalar;
import run.aicr.document.Sequence;

/**
 * The build level of SLSA 1.0 that a group of artefacts reaches, computed from what is true of the run and not from what
 * was intended (release-practice §6.1).
 *
 * @param level 1 to 3
 * @param blocking what keeps it from the next level, in words; empty at level 3
 */
record SlsaLevel(int level, List<String> blocking) {
    SlsaLevel {
        blocking = List.copyOf(blocking);
    }

    /**
     * What is true of a run.
     *
     * @param rehearsal signed by the rehearsal's own authority
     * @param hosted the build ran on a machine of the build platform
     * @param isolatedSigner the job that signs is another one than the one that builds, and runs code of its own
     */
    record Facts(boolean rehearsal, boolean hosted, boolean isolatedSigner) {}

    /** Of artefacts that signed provenance exists for. */
    static SlsaLevel of(Facts facts) {
        List<String> toTwo = new ArrayList<>();
        if (facts.rehearsal()) {
            toTwo.add("a rehearsal signs with an authority of its own, which nobody else trusts");
        }
        if (!facts.hosted()) {
            toTwo.add("the build did not run on a hosted build platform");
        }
        if (!toTwo.isEmpty()) {
            return new SlsaLevel(1, toTwo);
        }
        return facts.isolatedSigner()
                ? new SlsaLevel(3, List.of())
                : new SlsaLevel(2, List.of("the job that builds could have signed something else"));
    }

    Mapping toNode() {
        return new Mapping.Builder()
                .put("level", Scalar.integer(level))
                .put("blocking", Sequence.ofTexts(blocking))
                .build();
    }
}
