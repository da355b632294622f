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
package run.aicr.cli.release;

import java.nio.charset.StandardCharsets;
import java.util.List;
import run.aicr.attestation.release.ReleaseReport;
import run.aicr.attestation.release.SubjectVerdict;
import run.aicr.cli.console.Session;
import run.aicr.cli.option.Command;
import run.aicr.cli.option.CommandTable;
import run.aicr.cli.option.CommandTable.Arguments;
import run.aicr.cli.option.Flag;
import run.aicr.cli.option.ParsedLine;
import run.aicr.document.JsonWriter;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;

/** {@code aicr verify-release <tag|folder|image>}. */
public final class VerifyReleaseCommand implements Command {
    static final String REPO = "repo";
    static final String FROM = "from";
    static final String KIT = "kit";
    static final String WRITE_KIT = "write-kit";
    static final String OFFLINE = "offline";
    static final String TRUST_ROOT = "trust-root";
    static final String IDENTITY = "identity";
    static final String ISSUER = "issuer";
    static final String POLICY = "policy";
    static final String PLATFORM = "platform";
    static final String REPOSITORY = "NVIDIA/aicr";
    private static final String FORMAT = "format";
    private static final String SOURCE = "Source";
    private static final String TRUST = "Trust";

    private static final String DESCRIPTION = """
            Checks a release as somebody who only has what was published: signatures with the exact identity
            of the release, provenance, every asset, the archives from inside, the images and what is attached
            to them. The argument is a tag (the public release), a folder with assets, an archive, or an image.

            One line for each subject: verified, refused (exit code 4), undecided (could not be checked, 6)
            or absent (no such release, 3). The worst one counts.

            Examples:
              aicr verify-release v1.3.0
              aicr verify-release ./release --offline
              aicr verify-release aicr_1.3.0_linux_amd64.tar.gz
              aicr verify-release ghcr.io/nvidia/aicr:v1.3.0
            """;

    @Override
    public CommandTable table() {
        return new CommandTable(
                "aicr verify-release",
                "verify a release of this program",
                "Functional",
                DESCRIPTION,
                flags(),
                List.of(),
                new Arguments("<tag|folder|image>", 1, 1));
    }

    private static List<Flag> flags() {
        return List.of(
                Flag.text(REPO, SOURCE, "where the release was made")
                        .alias("repository")
                        .whenUnset(REPOSITORY),
                Flag.text(FROM, SOURCE, "folder or base URL with the assets of the tag")
                        .whenUnset("the public release"),
                Flag.text(KIT, SOURCE, "kit with what a check without a network needs"),
                Flag.text(WRITE_KIT, SOURCE, "write such a kit when everything is verified"),
                Flag.bool(OFFLINE, SOURCE, "never use the network"),
                Flag.text(PLATFORM, SOURCE, "check only the files of one platform, such as linux/amd64"),
                Flag.text(TRUST_ROOT, TRUST, "trusted_root.json that is believed instead of the public one"),
                Flag.text(IDENTITY, TRUST, "identity that must have signed, exactly")
                        .whenUnset("the release workflows at the tag"),
                Flag.text(ISSUER, TRUST, "issuer of that identity, exactly"),
                Flag.text(POLICY, TRUST, "file with further demands on the release"),
                Flag.text(FORMAT, "Output", "how the verdicts are printed")
                        .alias("t")
                        .values(List.of("json", "text"))
                        .whenUnset("text"));
    }

    @Override
    public void run(Session session, ParsedLine line) {
        boolean json = isJson(line.text(FORMAT));
        ReleaseSettings settings = ReleaseSettings.of(session, line);
        ReleaseReport report = new ReleaseVerification(session, settings).report();
        session.print(
                json
                        ? JsonWriter.indentedForOutput(report.toNode())
                        : text(report).getBytes(StandardCharsets.UTF_8));
        conclude(report);
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

    private static String text(ReleaseReport report) {
        StringBuilder text = new StringBuilder();
        report.subjects().forEach(subject -> text.append(subject).append('\n'));
        report.warnings()
                .forEach(warning -> text.append("warning   ").append(warning).append('\n'));
        long good =
                report.subjects().stream().filter(SubjectVerdict::isVerified).count();
        text.append(report.tag().isEmpty() ? "release" : report.tag())
                .append(": ")
                .append(report.verdict())
                .append(" (")
                .append(good)
                .append(" of ")
                .append(report.subjects().size())
                .append(" subjects verified)\n");
        return text.toString();
    }

    private static void conclude(ReleaseReport report) {
        ErrorClass errorClass = switch (report.verdict()) {
            case "refused" -> ErrorClass.UNAUTHORIZED;
            case "undecided" -> ErrorClass.SERVICE_UNAVAILABLE;
            case "absent" -> ErrorClass.NOT_FOUND;
            default -> ErrorClass.INTERNAL;
        };
        report.subjects().stream()
                .filter(s -> !s.isVerified() && s.verdict().equals(report.verdict()))
                .findFirst()
                .ifPresent(worst -> {
                    throw new AicrException(errorClass, "release verification failed: " + worst);
                });
    }
}
