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
import java.util.Comparator;

/** The three numbers of a version. */
public record Core(BigInteger major, BigInteger minor, BigInteger patch) implements Comparable<Core> {
    /** Where counting starts when nothing was released. */
    public static final Core ZERO = new Core(BigInteger.ZERO, BigInteger.ZERO, BigInteger.ZERO);

    private static final Comparator<Core> ORDER =
            Comparator.comparing(Core::major).thenComparing(Core::minor).thenComparing(Core::patch);

    /** The core after this one. */
    public Core next(Step step) {
        return switch (step) {
            case PATCH -> new Core(major, minor, patch.add(BigInteger.ONE));
            case MINOR -> new Core(major, minor.add(BigInteger.ONE), BigInteger.ZERO);
            case MAJOR -> new Core(major.add(BigInteger.ONE), BigInteger.ZERO, BigInteger.ZERO);
        };
    }

    /** The highest part in which a later core differs from this one. */
    public Step stepTo(Core later) {
        if (!major.equals(later.major)) {
            return Step.MAJOR;
        }
        return minor.equals(later.minor) ? Step.PATCH : Step.MINOR;
    }

    /** Whether nothing is promised yet: breaking changes need only a minor step below 1.0. */
    public boolean isInitial() {
        return major.signum() == 0;
    }

    @Override
    public int compareTo(Core other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + patch;
    }
}
