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
package run.aicr.cli.recipe;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import run.aicr.attestation.AttestationVerifier;
import run.aicr.attestation.key.VerificationKey;
import run.aicr.attestation.policy.Verdict;
import run.aicr.attestation.sigstore.BundleFile;
import run.aicr.attestation.statement.Provenance;
import run.aicr.cli.console.Session;
import run.aicr.cli.option.Command;
import run.aicr.cli.option.CommandTable;
import run.aicr.cli.option.CommandTable.Arguments;
import run.aicr.cli.option.Flag;
import run.aicr.cli.option.ParsedLine;
import run.aicr.digest.Sha256;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;
import run.aicr.file.BoundedBytes;

/** {@code aicr recipe verify-catalog}: the built-in catalogue against a signed statement about it (spec recipe §17). */
final class VerifyCatalogCommand implements Command {
    private static final String IDENTITY_PATTERN = "identity-pattern";
    private static final String KEY = "key";
    private static final String DEFAULT_PATTERN =
            "^https://github\\.com/NVIDIA/aicr/\\.github/workflows/on-tag\\.yaml@refs/tags/.*";
    private static final int MAX_BYTES = 10 << 20;

    private static final String DESCRIPTION = """
            Verifies that a signed statement is about the catalogue of this program. Signatures of a key
            pair are verified with --key; certificates cannot be verified by this build yet.

            Example:
              aicr recipe verify-catalog recipe-catalog.sigstore.json --key signing-key.pub.pem
            """;

    @Override
    public CommandTable table() {
        return new CommandTable(
                "aicr recipe verify-catalog",
                "verify the signature of the built-in catalogue",
                "",
                DESCRIPTION,
                List.of(
                        Flag.text(IDENTITY_PATTERN, "Input", "regular expression of the identity that must have signed")
                                .from("AICR_CATALOG_IDENTITY_PATTERN")
                                .whenUnset(DEFAULT_PATTERN),
                        Flag.text(KEY, "Input", "public key, a PEM file, instead of an identity")
                                .onlyOnce()),
                List.of(),
                new Arguments("<bundle-path>", 0, Integer.MAX_VALUE));
    }

    @Override
    public void run(Session session, ParsedLine line) {
        if (line.arguments().size() != 1) {
            throw AicrException.invalidRequest("usage: aicr recipe verify-catalog <bundle-path>");
        }
        String name = line.argument(0);
        Path file = session.environment().workingDirectory().resolve(name);
        if (!Files.exists(file)) {
            throw AicrException.notFound("catalog bundle not found: " + name);
        }
        checkPattern(line.isSet(IDENTITY_PATTERN) ? line.text(IDENTITY_PATTERN) : DEFAULT_PATTERN);
        byte[] bundle = read(file, name);
        if (!line.isSet(KEY)) {
            parsed(name, bundle);
            throw new AicrException(
                    ErrorClass.UNAUTHORIZED,
                    "the catalog was not verified: this build cannot verify certificates yet; verify a signature of a"
                            + " key pair with --key <file>");
        }
        VerificationKey key = key(session.environment().workingDirectory().resolve(line.text(KEY)));
        parsed(name, bundle);
        Sha256 digest = CatalogStatement.subject().digest();
        check(AttestationVerifier.ofKey(key).verify(name, bundle, Provenance.PREDICATE_TYPE), digest);
        String report = "catalog verified\n  digest:   " + digest.prefixed() + "\n  key:      " + key.hint() + "\n";
        session.print(report.getBytes(StandardCharsets.UTF_8));
    }

    private static void checkPattern(String pattern) {
        if (!pattern.contains("://github.com/NVIDIA/aicr/") && !pattern.contains("://github\\.com/NVIDIA/aicr/")) {
            throw AicrException.invalidRequest("certificate identity pattern must contain"
                    + " \"://github.com/NVIDIA/aicr/\" to pin to the NVIDIA repository");
        }
    }

    private static byte[] read(Path file, String name) {
        try {
            return BoundedBytes.ofFile(file, name, MAX_BYTES);
        } catch (IOException e) {
            throw AicrException.invalidRequest("cannot read the catalog bundle " + name + ": " + e.getMessage());
        }
    }

    private static BundleFile parsed(String name, byte[] bundle) {
        try {
            return BundleFile.parse(name, bundle);
        } catch (AicrException e) {
            throw new AicrException(ErrorClass.INVALID_REQUEST, "invalid sigstore bundle", e);
        }
    }

    private static VerificationKey key(Path file) {
        try {
            return VerificationKey.readPem(file);
        } catch (IOException e) {
            throw AicrException.invalidRequest("cannot read the public key " + file + ": " + e.getMessage());
        }
    }

    private static void check(Verdict verdict, Sha256 digest) {
        String reason = switch (verdict) {
            case Verdict.Verified verified ->
                verified.statement().covers(digest) ? "" : "digest differs: the statement is about another catalogue";
            case Verdict.Refused refused -> refused.reason();
            case Verdict.Absent absent -> absent.reason();
            case Verdict.Undecided undecided -> undecided.reason();
        };
        if (!reason.isEmpty()) {
            throw new AicrException(ErrorClass.UNAUTHORIZED, "sigstore verification failed: " + reason);
        }
    }
}
