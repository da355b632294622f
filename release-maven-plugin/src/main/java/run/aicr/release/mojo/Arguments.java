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

import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;

/** Values of a goal's parameters, from the property {@code aicr.release.x} or POM, and from the short {@code -Dx}. */
final class Arguments {
    private static final String PREFIX = "aicr.release.";

    private final Properties user;

    /** Takes what the user gave on the command line; properties of the POM have no short form. */
    Arguments(Properties user) {
        this.user = user;
    }

    /**
     * The value of a parameter, with surrounding blanks removed; an empty one counts as not given.
     *
     * @param configured what Maven injected for the long property
     * @throws ReleaseException INVALID_ARGUMENT when both forms are given and differ
     */
    Optional<String> text(String name, @Nullable String configured) {
        Optional<String> longForm = filled(configured);
        Optional<String> shortForm = filled(user.getProperty(name));
        if (longForm.isPresent() && shortForm.isPresent() && !longForm.equals(shortForm)) {
            throw new ReleaseException(
                    Code.INVALID_ARGUMENT,
                    "-D" + name + "=" + shortForm.get() + " and -D" + PREFIX + name + "=" + longForm.get()
                            + " contradict each other",
                    "Give one of the two.");
        }
        return longForm.or(() -> shortForm);
    }

    /** A switch: {@code true}, {@code false}, or nothing for false ({@code -DdryRun} alone is {@code true} in Maven). */
    boolean flag(String name, @Nullable String configured) {
        String value = text(name, configured).orElse("false").toLowerCase(Locale.ROOT);
        if (!value.equals("true") && !value.equals("false")) {
            throw new ReleaseException(
                    Code.INVALID_ARGUMENT, "-D" + name + " must be true or false, found '" + value + "'");
        }
        return value.equals("true");
    }

    private static Optional<String> filled(@Nullable String value) {
        return value == null || value.isBlank() ? Optional.empty() : Optional.of(value.strip());
    }
}
