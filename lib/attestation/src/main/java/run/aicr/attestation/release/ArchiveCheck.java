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

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import run.aicr.attestation.AttestationVerifier;
import run.aicr.attestation.policy.Signer;
import run.aicr.attestation.policy.Verdict;
import run.aicr.attestation.statement.Provenance;
import run.aicr.attestation.statement.Statement;
import run.aicr.digest.Sha256;
import run.aicr.document.Fields;
import run.aicr.document.JsonReader;
import run.aicr.document.Limits;
import run.aicr.error.AicrException;

/** Checks one archive: its entries, its stamp, its payload digest and the statement about its program. */
final class ArchiveCheck {
    static final String STAMP = "aicr-release.json";
    static final String CATALOGUE_BUNDLE = "recipe-catalog.sigstore.json";

    private static final String BUNDLE = "-attestation.sigstore.json";

    private final AttestationVerifier verifier;
    private final String tag;
    private final Optional<String> commit;

    /** @param commit of the release; empty for what the certificate of the statement says */
    ArchiveCheck(AttestationVerifier verifier, String tag, Optional<String> commit) {
        this.verifier = verifier;
        this.tag = tag;
        this.commit = commit;
    }

    /** @param payload digest that the release index gives; empty without an index */
    SubjectVerdict check(Path file, String name, Optional<String> payload) {
        String program = name.substring(0, Math.max(0, name.indexOf('_')));
        try {
            ProgramArchive contents = ProgramArchive.read(file, program);
            String bundle = program + BUNDLE;
            byte[] json = contents.others().getOrDefault(bundle, new byte[0]);
            Verdict verdict = verifier.verify(bundle, json, Provenance.PREDICATE_TYPE);
            if (verdict instanceof Verdict.Undecided undecided) {
                return SubjectVerdict.undecided(name, bundle + ": " + undecided.reason());
            }
            String fault = fault(contents, name, payload, bundle, verdict);
            return fault.isEmpty() ? SubjectVerdict.verified(name + " (payload)") : SubjectVerdict.refused(name, fault);
        } catch (IOException | AicrException | IllegalArgumentException e) {
            return SubjectVerdict.refused(name, "the archive cannot be read: " + e.getMessage());
        }
    }

    private String fault(ProgramArchive contents, String name, Optional<String> said, String bundle, Verdict verdict) {
        Set<String> expected = new TreeSet<>(Set.of("LICENSE", "THIRD_PARTY_NOTICES.md", STAMP, bundle));
        Set<String> found = new TreeSet<>(contents.others().keySet());
        found.remove(CATALOGUE_BUNDLE);
        if (!found.equals(expected)) {
            return "expected the entries " + expected + " beside the payload, found " + found;
        }
        Sha256 payload = contents.payload().digest();
        if (said.isPresent() && !payload.prefixed().equals(said.get())) {
            return "digest differs: payload is " + payload + ", the release index says " + said.get();
        }
        if (!(verdict instanceof Verdict.Verified verified)) {
            return bundle + ": " + verdict.reason();
        }
        String stampFault = stampFault(contents.others().get(STAMP), name, payload, commitOf(verified.signer()));
        return stampFault.isEmpty() ? statementFault(verified.statement(), contents, payload, bundle) : stampFault;
    }

    private static String statementFault(Statement statement, ProgramArchive contents, Sha256 payload, String bundle) {
        boolean all = contents.payload().files().entrySet().stream()
                .allMatch(f -> statement.subjects().stream()
                        .anyMatch(s -> s.name().equals(f.getKey())
                                && s.digest().equals(f.getValue().digest())));
        if (!statement.covers(payload) || !all) {
            return bundle + ": digest differs: the statement is about other files";
        }
        return "";
    }

    private String commitOf(Signer signer) {
        return commit.orElseGet(() -> ConsumerCheck.commitOf(signer));
    }

    private String stampFault(byte[] json, String name, Sha256 payload, String expectedCommit) {
        Fields stamp = Fields.of(JsonReader.read(STAMP, json, Limits.DOCUMENT), "");
        if (!stamp.textOrEmpty("tag").equals(tag)
                || !stamp.textOrEmpty("commit").equals(expectedCommit)) {
            return "the stamp names " + stamp.textOrEmpty("tag") + " of " + stamp.textOrEmpty("commit");
        }
        boolean named = stamp.textMap("payload").containsValue(payload.prefixed());
        return named ? "" : "the stamp of " + name + " names another payload";
    }
}
