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
package run.aicr.cli.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import run.aicr.attestation.key.VerificationKey;
import run.aicr.bundle.integrity.AttestationCheck;
import run.aicr.bundle.integrity.BundleVerdict;
import run.aicr.bundle.integrity.BundleVerifier;
import run.aicr.bundle.integrity.CertificateCheck;
import run.aicr.bundle.integrity.KeyCheck;
import run.aicr.bundle.integrity.ProgramCheck;
import run.aicr.bundle.integrity.TrustPolicy;
import run.aicr.bundle.integrity.TrustPolicy.VersionConstraint;
import run.aicr.cli.console.Session;
import run.aicr.cli.option.Command;
import run.aicr.cli.option.CommandTable;
import run.aicr.cli.option.CommandTable.Arguments;
import run.aicr.cli.option.Flag;
import run.aicr.cli.option.ParsedLine;
import run.aicr.cli.trust.TrustMaterial;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;

/** {@code aicr verify <bundle-dir>}. */
public final class VerifyCommand implements Command {
    private static final String LEVEL = "min-trust-level";
    private static final String CREATOR = "require-creator";
    private static final String VERSION = "cli-version-constraint";
    private static final String IDENTITY = "certificate-identity-regexp";
    private static final String KEY = "key";
    private static final String TRUST_ROOT = "trust-root";
    private static final String STRICT = "strict";
    private static final String FORMAT = "format";
    private static final String DEMANDS = "Demands";
    private static final String TRUST = "Trust";

    private static final String DESCRIPTION = """
            Verifies a bundle: every file against checksums.txt, the signature over that list, and the
            signature over the program that made the bundle. No network is used.

            Levels, ascending: unknown (something is wrong), unverified (nobody signed), attested
            (signed), verified (signed, and made by a program that is signed itself).

            Examples:
              aicr verify bundle
              aicr verify bundle --strict --format json
              aicr verify bundle --key signing-key.pub.pem --min-trust-level attested
            """;

    @Override
    public CommandTable table() {
        return new CommandTable(
                "aicr verify",
                "verify the checksums and signatures of a bundle",
                "Functional",
                DESCRIPTION,
                flags(),
                List.of(),
                new Arguments("<bundle-dir>", 1, 1));
    }

    private static List<Flag> flags() {
        return List.of(
                Flag.text(LEVEL, DEMANDS, "least level")
                        .values(List.of("attested", "max", "unknown", "unverified", "verified"))
                        .whenUnset("max"),
                Flag.text(CREATOR, DEMANDS, "who must have signed the bundle"),
                Flag.text(VERSION, DEMANDS, "version of the program that made it, such as \">= 1.2.0\""),
                Flag.bool(STRICT, DEMANDS, "no files but those that checksums.txt lists, and no odd modes"),
                Flag.text(IDENTITY, TRUST, "identity that must have signed the program")
                        .whenUnset(ProgramCheck.DEFAULT_IDENTITY),
                Flag.text(KEY, TRUST, "public key of the signature over the bundle, a PEM file"),
                Flag.text(TRUST_ROOT, TRUST, "trusted_root.json of a further authority"),
                Flag.text(FORMAT, "Output", "how the verdict is printed")
                        .alias("t")
                        .values(List.of("json", "text"))
                        .whenUnset("text"));
    }

    @Override
    public void run(Session session, ParsedLine line) {
        boolean json = isJson(line.text(FORMAT));
        String identity = line.text(IDENTITY).isEmpty()
                ? ProgramCheck.DEFAULT_IDENTITY
                : ProgramCheck.requirePinned(line.text(IDENTITY));
        Path directory = session.environment().workingDirectory();
        Path folder = directory.resolve(line.argument(0)).normalize();
        if (!Files.isDirectory(folder)) {
            throw AicrException.notFound("bundle directory not found: " + folder);
        }
        TrustMaterial trust = TrustMaterial.with(line.text(TRUST_ROOT), session);
        Optional<VerificationKey> key = key(line.text(KEY), directory);
        TrustPolicy policy = new TrustPolicy(
                TrustPolicy.level(line.text(LEVEL)),
                line.text(CREATOR),
                line.text(VERSION).isEmpty()
                        ? Optional.empty()
                        : Optional.of(VersionConstraint.parse(line.text(VERSION))),
                line.isOn(STRICT));
        ProgramCheck program = new ProgramCheck(trust::publicRoot, trust.rehearsalRoot(), identity);
        AttestationCheck check =
                key.isPresent() ? new KeyCheck(key.get(), program) : new CertificateCheck(trust.bundleRoots(), program);
        BundleVerdict verdict = new BundleVerifier(folder, check).verify();
        Optional<String> objection = policy.objection(verdict);
        boolean asked = !policy.isOpen() || objection.isPresent();
        session.print(json ? VerdictText.json(verdict, asked, objection) : VerdictText.text(verdict, objection));
        if (!verdict.unlistedFiles().isEmpty()) {
            session.log()
                    .warn("the bundle holds files that checksums.txt does not list", "files", verdict.unlistedFiles());
        }
        if (!verdict.oddModes().isEmpty()) {
            session.log().warn("files of the bundle have modes that no bundle gives them", "files", verdict.oddModes());
        }
        conclude(verdict, objection);
    }

    private static void conclude(BundleVerdict verdict, Optional<String> objection) {
        if (objection.isPresent()) {
            throw AicrException.invalidRequest("bundle verification failed: " + objection.get());
        }
        if (!verdict.errors().isEmpty()) {
            throw new AicrException(
                    ErrorClass.UNAUTHORIZED,
                    "bundle verification failed: " + verdict.errors().get(0));
        }
    }

    private static boolean isJson(String format) {
        return switch (format) {
            case "", "text" -> false;
            case "json" -> true;
            default ->
                throw AicrException.invalidRequest(
                        "unknown output format: \"" + format + "\", valid formats are: json, text");
        };
    }

    /** Read before anything else, also when there is no signature (spec bundle §23 item 12). */
    private static Optional<VerificationKey> key(String text, Path directory) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.startsWith("awskms://") || lower.startsWith("gcpkms://") || lower.startsWith("azurekms://")) {
            throw new AicrException(
                    ErrorClass.SERVICE_UNAVAILABLE,
                    "--key " + text + ": this build has no client for that key service; name a PEM file");
        }
        try {
            return Optional.of(VerificationKey.readPem(directory.resolve(text)));
        } catch (IOException e) {
            throw new AicrException(ErrorClass.INVALID_REQUEST, "cannot read --key " + text, e);
        }
    }
}
