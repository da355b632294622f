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
package run.aicr.release.version;

import java.math.BigInteger;
import java.util.Optional;

/**
 * A tag that we make: {@code vX.Y.Z} or {@code vX.Y.Z-rcN}.
 *
 * @param candidate the N of a release candidate; empty for a stable release
 */
public record ReleaseTag(Core core, Optional<BigInteger> candidate) implements TagName, Comparable<ReleaseTag> {

    public static ReleaseTag stable(Core core) {
        return new ReleaseTag(core, Optional.empty());
    }

    public static ReleaseTag candidate(Core core, BigInteger number) {
        return new ReleaseTag(core, Optional.of(number));
    }

    public boolean isStable() {
        return candidate.isEmpty();
    }

    /** The stable tag of the same core. */
    public ReleaseTag toStable() {
        return stable(core);
    }

    @Override
    public String name() {
        return "v" + version();
    }

    /** The version: the name without its {@code v}. */
    public String version() {
        return core + candidate.map(n -> "-rc" + n).orElse("");
    }

    /** By core, a candidate below its stable release, candidates by number. */
    @Override
    public int compareTo(ReleaseTag other) {
        int byCore = core.compareTo(other.core);
        if (byCore != 0) {
            return byCore;
        }
        if (candidate.isPresent() && other.candidate.isPresent()) {
            return candidate.get().compareTo(other.candidate.get());
        }
        return Boolean.compare(isStable(), other.isStable());
    }

    @Override
    public String toString() {
        return name();
    }
}
