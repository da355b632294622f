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
package run.aicr.bundle.integrity;

import java.util.List;
import java.util.Optional;
import run.aicr.error.AicrException;
import run.aicr.version.Version;

/**
 * What somebody demands of a bundle (spec bundle §16 step 7).
 *
 * @param least level; absent for the highest that the bundle can reach
 * @param creator who must have signed; empty for anybody
 * @param version of the program that made it
 * @param strict whether files that are not in the list, and odd modes, are a failure
 */
public record TrustPolicy(
        Optional<TrustLevel> least, String creator, Optional<VersionConstraint> version, boolean strict) {

    /** A comparison with a version, such as {@code >= 1.2.0}; a bare version is the least one. */
    public record VersionConstraint(String text, String operator, Version version) {
        private static final List<String> OPERATORS = List.of(">=", "<=", "==", "!=", ">", "<");

        /**
         * Reads a comparison.
         *
         * @throws AicrException INVALID_REQUEST for anything else
         */
        public static VersionConstraint parse(String text) {
            String rest = text.strip();
            String operator =
                    OPERATORS.stream().filter(rest::startsWith).findFirst().orElse("");
            try {
                Version version =
                        Version.parse(rest.substring(operator.length()).strip());
                return new VersionConstraint(text, operator.isEmpty() ? ">=" : operator, version);
            } catch (AicrException e) {
                throw AicrException.invalidRequest("invalid version constraint \"" + text
                        + "\": expected an operator (>= > <= < == !=) and a version: " + e.sentence());
            }
        }

        boolean holds(Version found) {
            int order = compare(found, version);
            return switch (operator) {
                case ">=" -> order >= 0;
                case "<=" -> order <= 0;
                case ">" -> order > 0;
                case "<" -> order < 0;
                case "==" -> order == 0;
                default -> order != 0;
            };
        }

        /** All three numbers; then a pre-release comes before its release. */
        private static int compare(Version a, Version b) {
            int order = Long.compare(a.major(), b.major());
            order = order != 0 ? order : Long.compare(a.minor(), b.minor());
            order = order != 0 ? order : Long.compare(a.patch(), b.patch());
            if (order != 0) {
                return order;
            }
            boolean early = a.extras().startsWith("-");
            boolean otherEarly = b.extras().startsWith("-");
            if (early && otherEarly) {
                return a.extras().compareTo(b.extras());
            }
            return Boolean.compare(otherEarly, early);
        }
    }

    /**
     * Reads the word of a level; {@code max} and the empty text stand for the highest.
     *
     * @throws AicrException INVALID_REQUEST for an unknown word
     */
    public static Optional<TrustLevel> level(String text) {
        return text.isEmpty() || text.equalsIgnoreCase("max") ? Optional.empty() : Optional.of(TrustLevel.parse(text));
    }

    /** Whether it demands nothing but what every bundle can reach. */
    public boolean isOpen() {
        return least.isEmpty() && creator.isEmpty() && version.isEmpty() && !strict;
    }

    /** Why the verdict does not suffice; empty when it does. The first demand that fails counts. */
    public Optional<String> objection(BundleVerdict verdict) {
        TrustLevel demanded = least.orElseGet(verdict::highest);
        if (verdict.level().compareTo(demanded) < 0) {
            String why = least.isPresent() ? "" : ", the highest that this bundle can reach (--min-trust-level max)";
            return Optional.of("trust level \"" + verdict.level().word() + "\" does not meet minimum \""
                    + demanded.word() + "\"" + why);
        }
        if (!creator.isEmpty() && !creator.equals(verdict.bundleCreator())) {
            String found = verdict.bundleCreator().isEmpty() ? "nobody" : verdict.bundleCreator();
            return Optional.of("the bundle must be signed by " + creator + ", but it is signed by " + found);
        }
        Optional<String> wrongVersion = version.flatMap(constraint -> objection(constraint, verdict.toolVersion()));
        if (wrongVersion.isPresent()) {
            return wrongVersion;
        }
        return strict ? strictObjection(verdict) : Optional.empty();
    }

    private static Optional<String> strictObjection(BundleVerdict verdict) {
        if (!verdict.unlistedFiles().isEmpty()) {
            return Optional.of(
                    "files that checksums.txt does not list (--strict): " + String.join(", ", verdict.unlistedFiles()));
        }
        return verdict.oddModes().isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "files with modes that no bundle has (--strict): " + String.join(", ", verdict.oddModes()));
    }

    private static Optional<String> objection(VersionConstraint constraint, String found) {
        if (found.isEmpty()) {
            return Optional.of(
                    "the bundle does not prove the version of its program, which must be " + constraint.text());
        }
        try {
            return constraint.holds(Version.parse(found))
                    ? Optional.empty()
                    : Optional.of("the bundle was made by version " + found + ", which is not " + constraint.text());
        } catch (AicrException e) {
            return Optional.of("the bundle was made by version " + found + ", which is no version");
        }
    }
}
