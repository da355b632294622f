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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A line of fixes for an older minor version: the branch {@code release/X.Y}. */
public record Line(BigInteger major, BigInteger minor) {
    private static final Pattern BRANCH = Pattern.compile("release/(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)");

    /** Reads a branch name; empty when it names no line. */
    public static Optional<Line> ofBranch(String branch) {
        Matcher matcher = BRANCH.matcher(branch);
        return matcher.matches()
                ? Optional.of(new Line(new BigInteger(matcher.group(1)), new BigInteger(matcher.group(2))))
                : Optional.empty();
    }

    public static Line of(Core core) {
        return new Line(core.major(), core.minor());
    }

    public boolean holds(Core core) {
        return core.major().equals(major) && core.minor().equals(minor);
    }

    public String branch() {
        return "release/" + this;
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
