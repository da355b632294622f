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
package run.aicr.release.status;

import java.util.List;
import java.util.Optional;
import run.aicr.attestation.release.SubjectVerdict;
import run.aicr.release.yank.Withdrawal;

/**
 * What a rehearsal folder holds about one release: its ledger, and once it is public its files, images and proofs. Times
 * are left out, so equal releases give equal records.
 *
 * @param commit that the ledger was begun for; empty when it does not say
 * @param steps all states in their order
 * @param gates what the qualification record of the commit says; empty without one
 * @param assets files of the public release; empty before
 * @param proofs what a consumer's check says now, a line for each file, archive and image; empty before
 * @param missing what the machine could not make, as {@code name: reason}
 */
public record ReleaseRecord(
        String tag,
        String commit,
        String date,
        String promotedFrom,
        boolean isPublic,
        Optional<Withdrawal> withdrawal,
        List<StepStatus> steps,
        List<Gate> gates,
        List<Asset> assets,
        List<Image> images,
        List<SubjectVerdict> proofs,
        List<String> missing) {

    /** A gate with its result: {@code pass}, {@code fail} or {@code skipped}. */
    public record Gate(String name, String result, String summary) {}

    /** A file with its size in bytes and SHA-256 in hexadecimal. */
    public record Asset(String name, String role, long size, String sha256) {}

    /** An image by name, with the digest of its index. */
    public record Image(String name, String digest) {}

    public ReleaseRecord {
        steps = List.copyOf(steps);
        gates = List.copyOf(gates);
        assets = List.copyOf(assets);
        images = List.copyOf(images);
        proofs = List.copyOf(proofs);
        missing = List.copyOf(missing);
    }

    /** One word for the whole. */
    public String standing() {
        if (proofs.stream().anyMatch(p -> !p.isVerified())) {
            return "refused";
        }
        if (withdrawal.isPresent()) {
            return "withdrawn";
        }
        return isPublic && steps.stream().allMatch(StepStatus::isSettled) ? "complete" : "incomplete";
    }

    /** The command that checks the release like a consumer. */
    public String verifyCommand() {
        return "mvn aicr-release:verify -Dtag=" + tag;
    }
}
