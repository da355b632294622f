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

import java.io.IOException;
import run.aicr.release.error.ReleaseException;

/** One thing that must hold for a commit before it may be released. */
interface Gate {
    /** Stable name in the record and for {@code -Dgates}. */
    String name();

    /**
     * Looks, and leaves the work tree as it is.
     *
     * @return passed or skipped
     * @throws ReleaseException when it does not hold, with what is wrong and the paths it is about
     */
    GateVerdict check(GateInput input) throws IOException;
}
