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
package run.aicr.cli.trust;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import run.aicr.attestation.trust.Authority;
import run.aicr.attestation.trust.TrustedLog;
import run.aicr.attestation.trust.TrustedRoot;
import run.aicr.attestation.trust.Validity;
import run.aicr.cli.console.Session;
import run.aicr.cli.option.Command;
import run.aicr.cli.option.CommandTable;
import run.aicr.cli.option.CommandTable.Arguments;
import run.aicr.cli.option.ParsedLine;
import run.aicr.digest.Sha256;

/** {@code aicr trust show}. No network is used. */
final class TrustShowCommand implements Command {
    private static final String DESCRIPTION = """
            Shows the trust root of the public Sigstore that counts on this machine: where it comes from, its
            digest, its age, and whom it names. A warning says when it is older than half a year.

            Example:
              aicr trust show
            """;

    @Override
    public CommandTable table() {
        return new CommandTable(
                "aicr trust show",
                "show the trust root and how old it is",
                "Functional",
                DESCRIPTION,
                List.of(),
                List.of(),
                new Arguments("", 0, 0));
    }

    @Override
    public void run(Session session, ParsedLine line) {
        TrustMaterial material = TrustMaterial.of(session);
        TrustMaterial.PublicRoot source = material.publicRootBytes();
        TrustedRoot root = material.publicRoot();
        Instant now = session.environment().clock().instant();
        StringBuilder text = new StringBuilder()
                .append("Source:  ")
                .append(source.source())
                .append("\nSHA-256: ")
                .append(Sha256.of(source.json()).hex())
                .append("\nAs of:   ")
                .append(source.asOf().toString(), 0, 10)
                .append(" (")
                .append(Math.max(0, Duration.between(source.asOf(), now).toDays()))
                .append(" days ago)\n");
        authorities(text, "Certificate authorities", root.certificateAuthorities());
        logs(text, "Certificate logs", root.certificateLogs());
        logs(text, "Transparency logs", root.logs());
        authorities(text, "Timestamp authorities", root.timestampAuthorities());
        session.print(text.toString().getBytes(StandardCharsets.UTF_8));
        source.warning(now).ifPresent(warning -> session.log().warn(warning));
    }

    private static void authorities(StringBuilder text, String title, List<Authority> authorities) {
        text.append(title).append(":\n");
        authorities.forEach(a -> line(text, a.uri(), a.validity()));
    }

    private static void logs(StringBuilder text, String title, List<TrustedLog> logs) {
        text.append(title).append(":\n");
        logs.forEach(l -> line(text, l.host(), l.validity()));
    }

    private static void line(StringBuilder text, String name, Validity validity) {
        text.append("  ").append(name).append(' ').append(validity).append('\n');
    }
}
