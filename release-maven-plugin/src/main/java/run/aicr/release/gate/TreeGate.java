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

import java.util.ArrayList;
import java.util.List;
import run.aicr.release.git.WorkTreeStatus;

/**
 * The work tree is exactly the commit. A tree that is not can be built and tried, so this is skipped and not failed; there
 * is no record then.
 */
final class TreeGate implements Gate {
    private static final int SHOWN = 5;

    @Override
    public String name() {
        return "tree";
    }

    @Override
    public GateVerdict check(GateInput input) {
        if (input.repository().isEmpty()) {
            return GateVerdict.skipped("no git repository");
        }
        WorkTreeStatus status = input.repository().get().status();
        if (status.isClean()) {
            return GateVerdict.passed("the work tree is the commit");
        }
        List<String> paths = new ArrayList<>(status.changed());
        paths.addAll(status.untracked());
        String more = paths.size() > SHOWN ? " and " + (paths.size() - SHOWN) + " more" : "";
        return GateVerdict.skipped("the work tree differs from the commit: "
                + String.join(", ", paths.subList(0, Math.min(SHOWN, paths.size()))) + more);
    }
}
