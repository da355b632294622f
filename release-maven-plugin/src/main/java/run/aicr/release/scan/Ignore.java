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

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import run.aicr.document.Fields;

/**
 * A decision that a vulnerability does not count for now.
 *
 * @param reason empty when none was written, which is an error of the gate
 * @param expires last day it is valid, as written; empty when none was written, which is an error of the gate
 */
public record Ignore(String vulnerability, String reason, String expires) {

    static Ignore read(Fields fields) {
        Ignore ignore = new Ignore(
                fields.requiredText("vulnerability"), fields.textOrEmpty("reason"), fields.textOrEmpty("expires"));
        fields.refuseUnknown();
        return ignore;
    }

    /** What is wrong with it on that day, as {@code CODE:id}. */
    Optional<String> error(LocalDate today) {
        if (reason.isBlank()) {
            return Optional.of("IGNORE_WITHOUT_REASON:" + vulnerability);
        }
        if (expires.isBlank()) {
            return Optional.of("IGNORE_WITHOUT_EXPIRY:" + vulnerability);
        }
        try {
            return LocalDate.parse(expires).isBefore(today)
                    ? Optional.of(VulnerabilityPolicy.IGNORE_EXPIRED + ":" + vulnerability)
                    : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.of("IGNORE_EXPIRY_INVALID:" + vulnerability);
        }
    }
}
