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
package run.aicr.attestation.release;

import run.aicr.attestation.policy.Verdict;

/**
 * What the check came to about one file or image.
 *
 * @param verdict {@code verified}, {@code refused}, {@code absent} or {@code undecided}
 * @param reason empty when verified
 */
public record SubjectVerdict(String subject, String verdict, String reason) {

    public static SubjectVerdict verified(String subject) {
        return new SubjectVerdict(subject, "verified", "");
    }

    public static SubjectVerdict refused(String subject, String reason) {
        return new SubjectVerdict(subject, "refused", reason);
    }

    static SubjectVerdict of(String subject, Verdict verdict) {
        String reason = "";
        if (verdict instanceof Verdict.Refused refused) {
            reason = refused.reason();
        } else if (verdict instanceof Verdict.Absent absent) {
            reason = absent.reason();
        } else if (verdict instanceof Verdict.Undecided undecided) {
            reason = undecided.reason();
        }
        return new SubjectVerdict(subject, verdict.word(), reason);
    }

    /** There is nothing to judge: no such release or image. */
    public static SubjectVerdict absent(String subject, String reason) {
        return new SubjectVerdict(subject, "absent", reason);
    }

    /** It could not be checked. */
    public static SubjectVerdict undecided(String subject, String reason) {
        return new SubjectVerdict(subject, "undecided", reason);
    }

    /** A part that a release must have is not in one that was read. */
    static SubjectVerdict missing(String subject) {
        return refused(subject, "the file is not there");
    }

    public boolean isVerified() {
        return verdict.equals("verified");
    }

    @Override
    public String toString() {
        return verdict + "  " + subject + (reason.isEmpty() ? "" : ": " + reason);
    }
}
