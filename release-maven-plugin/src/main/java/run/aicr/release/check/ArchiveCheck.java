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
package run.aicr.release.check;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import run.aicr.attestation.AttestationVerifier;
import run.aicr.attestation.policy.Verdict;
import run.aicr.attestation.statement.Provenance;
import run.aicr.attestation.statement.Statement;
import run.aicr.digest.Sha256;
import run.aicr.document.Fields;
import run.aicr.document.JsonReader;
import run.aicr.document.Limits;
import run.aicr.error.AicrException;
import run.aicr.release.archive.SealedArchive;
import run.aicr.release.archive.StampFile;

/** Checks one archive: its entries, its stamp, its payload digest and the statement about its program. */
final class ArchiveCheck {
    static final String CATALOGUE_BUNDLE = "recipe-catalog.sigstore.json";

    private final AttestationVerifier verifier;
    private final PublishedIndex index;

    ArchiveCheck(AttestationVerifier verifier, PublishedIndex index) {
        this.verifier = verifier;
        this.index = index;
    }

    SubjectVerdict check(Path file, PublishedIndex.Asset asset) {
        String program = asset.name().substring(0, asset.name().indexOf('_'));
        try {
            SealedArchive.Contents contents = SealedArchive.read(file, program);
            String fault = fault(contents, asset, program);
            return fault.isEmpty()
                    ? SubjectVerdict.verified(asset.name() + " (payload)")
                    : SubjectVerdict.refused(asset.name(), fault);
        } catch (IOException | AicrException | IllegalArgumentException e) {
            return SubjectVerdict.refused(asset.name(), "the archive cannot be read: " + e.getMessage());
        }
    }

    private String fault(SealedArchive.Contents contents, PublishedIndex.Asset asset, String program) {
        String bundle = program + "-attestation.sigstore.json";
        Set<String> expected = new TreeSet<>(Set.of("LICENSE", "THIRD_PARTY_NOTICES.md", StampFile.NAME, bundle));
        Set<String> found = new TreeSet<>(contents.others().keySet());
        found.remove(CATALOGUE_BUNDLE);
        if (!found.equals(expected)) {
            return "expected the entries " + expected + " beside the payload, found " + found;
        }
        Sha256 payload = contents.payload().digest();
        if (!payload.prefixed().equals(asset.payload())) {
            return "digest differs: payload is " + payload + ", the release index says " + asset.payload();
        }
        String stampFault = stampFault(contents.others().get(StampFile.NAME), asset, payload);
        if (!stampFault.isEmpty()) {
            return stampFault;
        }
        Verdict verdict = verifier.verify(bundle, contents.others().get(bundle), Provenance.PREDICATE_TYPE);
        if (!(verdict instanceof Verdict.Verified verified)) {
            return bundle + ": " + verdict.reason();
        }
        return statementFault(verified.statement(), contents, payload, bundle);
    }

    private static String statementFault(
            Statement statement, SealedArchive.Contents contents, Sha256 payload, String bundle) {
        boolean all = contents.payload().files().entrySet().stream()
                .allMatch(f -> statement.subjects().stream()
                        .anyMatch(s -> s.name().equals(f.getKey())
                                && s.digest().equals(f.getValue().digest())));
        if (!statement.covers(payload) || !all) {
            return bundle + ": digest differs: the statement is about other files";
        }
        return "";
    }

    private String stampFault(byte[] json, PublishedIndex.Asset asset, Sha256 payload) {
        Fields stamp = Fields.of(JsonReader.read(StampFile.NAME, json, Limits.DOCUMENT), "");
        if (!stamp.textOrEmpty("tag").equals(index.tag())
                || !stamp.textOrEmpty("commit").equals(index.commit())) {
            return "the stamp names " + stamp.textOrEmpty("tag") + " of " + stamp.textOrEmpty("commit");
        }
        boolean named = stamp.textMap("payload").containsValue(payload.prefixed());
        return named ? "" : "the stamp of " + asset.name() + " names another payload";
    }
}
