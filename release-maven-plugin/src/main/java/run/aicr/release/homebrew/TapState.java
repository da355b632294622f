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
package run.aicr.release.homebrew;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the tap holds already.
 *
 * @param version without {@code v}
 * @param revision 0 when the formula names none
 * @param digests hexadecimal SHA-256 of the archives, in the order written
 */
public record TapState(String version, int revision, List<String> digests) {
    private static final Pattern VERSION = Pattern.compile("(?m)^\\s*version \"([^\"]+)\"");
    private static final Pattern REVISION = Pattern.compile("(?m)^\\s*revision ([0-9]{1,6})$");
    private static final Pattern DIGEST = Pattern.compile("(?m)^\\s*sha256 \"([0-9a-f]{64})\"");

    public TapState {
        digests = List.copyOf(digests);
    }

    /** A formula without a revision. */
    public TapState(String version, List<String> digests) {
        this(version, 0, digests);
    }

    /** Reads version and digests of a formula; empty when it names no version. */
    public static Optional<TapState> read(String formula) {
        Matcher version = VERSION.matcher(formula);
        if (!version.find()) {
            return Optional.empty();
        }
        List<String> digests =
                DIGEST.matcher(formula).results().map(r -> r.group(1)).toList();
        Matcher revision = REVISION.matcher(formula);
        int number = revision.find() ? Integer.parseInt(revision.group(1)) : 0;
        return Optional.of(new TapState(version.group(1), number, digests));
    }
}
