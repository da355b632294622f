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

import java.util.Map;
import java.util.TreeMap;
import run.aicr.attestation.AttestationVerifier;
import run.aicr.attestation.policy.Verdict;
import run.aicr.attestation.statement.Statement;
import run.aicr.digest.Sha256;
import run.aicr.document.Fields;

/**
 * Checks the statement of a promotion: it names the candidate of the release index, each payload of the index is in its
 * table and equal there, and all archives and image manifests are its subjects (spec release §2.6).
 */
final class PromotionCheck {
    private static final String TYPE = "https://aicr.run/promotion/v1";

    private final AttestationVerifier verifier;
    private final PublishedIndex index;

    PromotionCheck(AttestationVerifier verifier, PublishedIndex index) {
        this.verifier = verifier;
        this.index = index;
    }

    SubjectVerdict check(byte[] bundle) {
        Verdict verdict = verifier.verify(ConsumerCheck.PROMOTION, bundle, TYPE);
        if (!(verdict instanceof Verdict.Verified verified)) {
            return SubjectVerdict.of(ConsumerCheck.PROMOTION, verdict);
        }
        String fault = fault(verified.statement());
        return fault.isEmpty()
                ? SubjectVerdict.verified(ConsumerCheck.PROMOTION)
                : SubjectVerdict.refused(ConsumerCheck.PROMOTION, fault);
    }

    private String fault(Statement statement) {
        Fields predicate = Fields.of(statement.predicate(), "");
        String candidate = predicate.textOrEmpty("candidate");
        if (index.promotedFrom().isEmpty() || !candidate.equals(index.promotedFrom())) {
            return "it is about " + candidate + ", the release index says '" + index.promotedFrom() + "'";
        }
        Map<String, Sha256> stable = new TreeMap<>();
        for (Fields row : predicate.list("payloads")) {
            if (!row.textOrEmpty("candidate").equals(row.textOrEmpty("stable"))) {
                return "digest differs: " + row.textOrEmpty("name") + " is not the candidate's";
            }
            stable.put(row.requiredText("name"), Sha256.parse(row.requiredText("stable")));
        }
        if (!stable.equals(index.payloads())) {
            return "digest differs: its table is about other payloads";
        }
        for (PublishedIndex.Asset asset : index.assets()) {
            if (asset.role().equals("archive") && !statement.covers(asset.sha256())) {
                return "digest differs: " + asset.name() + " is no subject";
            }
        }
        for (PublishedIndex.Image image : index.images()) {
            for (PublishedIndex.Platform platform : image.platforms().values()) {
                if (!statement.covers(platform.manifest())) {
                    return "digest differs: a manifest of " + image.name() + " is no subject";
                }
            }
        }
        return "";
    }
}
