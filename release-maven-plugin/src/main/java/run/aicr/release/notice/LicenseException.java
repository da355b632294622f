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
package run.aicr.release.notice;

import java.time.DateTimeException;
import java.time.LocalDate;
import run.aicr.document.Fields;
import run.aicr.error.AicrException;

/**
 * Permission for one package to be under a licence that is not allowed otherwise.
 *
 * @param packageName {@code group:artifact}, or {@code pypi:name}
 * @param approvedBy who; {@code pending} while nobody has, which is good enough for rehearsals only
 * @param license SPDX id that is permitted, or the whole expression of the package
 * @param expires last day on which it counts
 */
public record LicenseException(
        String packageName,
        String versionRange,
        String license,
        String reason,
        String approvedBy,
        LocalDate expires,
        String place) {

    private static final String PENDING = "pending";

    static LicenseException read(Fields fields) {
        LicenseException read = new LicenseException(
                fields.requiredText("package"),
                fields.requiredText("versionRange"),
                fields.requiredText("license"),
                fields.requiredText("reason"),
                fields.requiredText("approvedBy"),
                day(fields),
                fields.place().toString());
        fields.refuseUnknown();
        if (VersionRange.parse(read.versionRange()).isEmpty()) {
            throw AicrException.invalidRequest(read.place()
                    + ": 'versionRange' must be a range such as [1.0,2.0), found '" + read.versionRange() + "'");
        }
        return read;
    }

    private static LocalDate day(Fields fields) {
        String text = fields.requiredText("expires");
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw AicrException.invalidRequest(
                    fields.place() + ": 'expires' must be a day such as 2027-01-31, found '" + text + "'");
        }
    }

    boolean isAbout(Component component) {
        return component.name().equals(packageName)
                && VersionRange.parse(versionRange)
                        .filter(range -> range.holds(component.version()))
                        .isPresent();
    }

    boolean isPending() {
        return approvedBy.equals(PENDING);
    }

    boolean isExpired(LocalDate today) {
        return today.isAfter(expires);
    }
}
