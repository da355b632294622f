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
package run.aicr.release.scan;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The severity of a CVSS vector of version 3.0 or 3.1, by its base score (first.org, CVSS v3.1 specification §5 and §7.1).
 * Vectors of version 4 need tables of their own; who meets one takes the word of the database instead.
 */
final class Cvss {
    private static final int MAX_LENGTH = 300;
    private static final Map<String, Double> WEIGHTS = Map.ofEntries(
            Map.entry("AV:N", 0.85),
            Map.entry("AV:A", 0.62),
            Map.entry("AV:L", 0.55),
            Map.entry("AV:P", 0.2),
            Map.entry("AC:L", 0.77),
            Map.entry("AC:H", 0.44),
            Map.entry("UI:N", 0.85),
            Map.entry("UI:R", 0.62),
            Map.entry("C:H", 0.56),
            Map.entry("C:L", 0.22),
            Map.entry("C:N", 0.0),
            Map.entry("I:H", 0.56),
            Map.entry("I:L", 0.22),
            Map.entry("I:N", 0.0),
            Map.entry("A:H", 0.56),
            Map.entry("A:L", 0.22),
            Map.entry("A:N", 0.0));

    private Cvss() {}

    /** Empty for anything but a complete vector of version 3; a score of 0 is {@code negligible}. */
    static Optional<Severity> severity(String vector) {
        return score(vector).map(score -> {
            if (score >= 9.0) {
                return Severity.CRITICAL;
            }
            if (score >= 7.0) {
                return Severity.HIGH;
            }
            if (score >= 4.0) {
                return Severity.MEDIUM;
            }
            return score > 0 ? Severity.LOW : Severity.NEGLIGIBLE;
        });
    }

    /** Base score from 0.0 to 10.0 in tenths. */
    static Optional<Double> score(String vector) {
        if (vector.length() > MAX_LENGTH || !vector.matches("CVSS:3\\.[01](/[A-Z]{1,3}:[A-Z])+")) {
            return Optional.empty();
        }
        Map<String, String> metrics = new HashMap<>();
        for (String metric : vector.substring("CVSS:3.1/".length()).split("/", -1)) {
            String[] parts = metric.split(":", 2);
            if (metrics.put(parts[0], parts[1]) != null) {
                return Optional.empty();
            }
        }
        try {
            return Optional.of(base(metrics));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static double base(Map<String, String> metrics) {
        boolean changed = scope(metrics);
        double iss = 1 - (1 - weight(metrics, "C")) * (1 - weight(metrics, "I")) * (1 - weight(metrics, "A"));
        double impact = changed ? 7.52 * (iss - 0.029) - 3.25 * Math.pow(iss - 0.02, 15) : 6.42 * iss;
        double exploitability = 8.22
                * weight(metrics, "AV")
                * weight(metrics, "AC")
                * privileges(metrics, changed)
                * weight(metrics, "UI");
        if (impact <= 0) {
            return 0;
        }
        return roundUp(Math.min((changed ? 1.08 : 1) * (impact + exploitability), 10));
    }

    private static boolean scope(Map<String, String> metrics) {
        String scope = metrics.getOrDefault("S", "");
        if (!scope.equals("C") && !scope.equals("U")) {
            throw new IllegalArgumentException("no scope");
        }
        return scope.equals("C");
    }

    private static double weight(Map<String, String> metrics, String name) {
        Double weight = WEIGHTS.get(name + ":" + metrics.getOrDefault(name, ""));
        if (weight == null) {
            throw new IllegalArgumentException("no " + name);
        }
        return weight;
    }

    private static double privileges(Map<String, String> metrics, boolean changed) {
        String value = metrics.getOrDefault("PR", "");
        if (value.equals("N")) {
            return 0.85;
        }
        if (value.equals("L")) {
            return changed ? 0.68 : 0.62;
        }
        if (value.equals("H")) {
            return changed ? 0.5 : 0.27;
        }
        throw new IllegalArgumentException("no PR");
    }

    /** To the next tenth, without the errors of binary fractions (appendix A). */
    private static double roundUp(double value) {
        long tenThousandths = Math.round(value * 100_000);
        return tenThousandths % 10_000 == 0
                ? tenThousandths / 100_000.0
                : (Math.floorDiv(tenThousandths, 10_000) + 1) / 10.0;
    }
}
