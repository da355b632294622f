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

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import us.springett.cvss.CvssV2;
import us.springett.cvss.MalformedVectorException;

/** The severity of a CVSS vector of version 2, 3.0, 3.1 or 4.0, by its base score (first.org, CVSS specifications). */
final class Cvss {
    private static final int MAX_LENGTH = 300;

    /** The library stumbles over some vectors without it. */
    private static final Pattern FORM =
            Pattern.compile("(CVSS:[34]\\.[01]/)?[A-Za-z]{1,3}:[A-Za-z]{1,6}(/[A-Za-z]{1,3}:[A-Za-z]{1,6}){1,40}");

    private Cvss() {}

    /** Empty for what is no complete vector; a score of 0 is {@code negligible}. Version 2 knows nothing above high. */
    static Optional<Severity> severity(String vector) {
        return calculator(vector).map(cvss -> {
            Severity severity = ofScore(cvss.calculateScore().getBaseScore());
            return cvss instanceof CvssV2 && severity == Severity.CRITICAL ? Severity.HIGH : severity;
        });
    }

    /** Base score from 0.0 to 10.0 in tenths. */
    static Optional<Double> score(String vector) {
        return calculator(vector).map(cvss -> cvss.calculateScore().getBaseScore());
    }

    private static Severity ofScore(double score) {
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
    }

    private static Optional<us.springett.cvss.Cvss> calculator(String vector) {
        if (vector.length() > MAX_LENGTH || !FORM.matcher(vector).matches() || hasMetricTwice(vector)) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(us.springett.cvss.Cvss.fromVector(vector));
        } catch (MalformedVectorException e) {
            return Optional.empty();
        }
    }

    /** The library takes the last one. */
    private static boolean hasMetricTwice(String vector) {
        Set<String> metrics = new HashSet<>();
        for (String metric : vector.split("/", -1)) {
            if (!metrics.add(metric.replaceFirst(":.*", ""))) {
                return true;
            }
        }
        return false;
    }
}
