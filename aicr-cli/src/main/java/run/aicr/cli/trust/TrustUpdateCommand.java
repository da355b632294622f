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

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import run.aicr.attestation.trust.TrustedRoot;
import run.aicr.attestation.tuf.TufClient;
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
import run.aicr.http.HttpAddress;
import run.aicr.http.HttpAnswer;
import run.aicr.http.Request;

/** {@code aicr trust update}. */
final class TrustUpdateCommand implements Command {
    private static final String FROM = "from";
    private static final String DIGEST = "sha256";
    private static final long MAX_BYTES = 1 << 20;

    private static final String DESCRIPTION = """
            Gets the current trust root of the public Sigstore from its TUF repository, each step signed by the
            keys that the root in this program names. It is kept in ~/.sigstore/root and counts from then on.

            Without a network give a trusted_root.json and the digest that it must have: take that from a second
            source you trust, it is what the root is believed by then.

            Examples:
              aicr trust update
              aicr trust update --from trusted_root.json --sha256 <digest>
            """;

    @Override
    public CommandTable table() {
        return new CommandTable(
                "aicr trust update",
                "put a newer trust root in place",
                "Functional",
                DESCRIPTION,
                List.of(
                        Flag.text(FROM, "Input", "file or https address of a trusted_root.json, with --sha256"),
                        Flag.text(DIGEST, "Input", "SHA-256 that it must have, 64 hex digits")),
                List.of(),
                new Arguments("", 0, 0));
    }

    @Override
    public void run(Session session, ParsedLine line) {
        String from = line.text(FROM);
        if (from.isEmpty() != line.text(DIGEST).isEmpty()) {
            throw AicrException.invalidRequest("--from and --sha256 belong together; give both or none");
        }
        RootStore store = new RootStore(TrustMaterial.storeOf(session));
        TrustedRoot root = from.isEmpty()
                ? byTuf(
                        PublicRepository.of(session),
                        TrustedRoot.publicTufRoot(),
                        store,
                        session.environment().clock().instant())
                : byDigest(session, from, digest(line.text(DIGEST)), store);
        String said = "  ✓ Trusted root updated\n  CAs: "
                + root.certificateAuthorities().size() + " certificate authorities\n  Logs: "
                + root.logs().size() + " transparency logs\n";
        session.print(said.getBytes(StandardCharsets.UTF_8));
    }

    /** Follows a repository from a root that is believed. */
    static TrustedRoot byTuf(TufClient.Source source, byte[] believed, RootStore store, Instant now) {
        TufClient.Found found = new TufClient(source, now, store.metadata()).target(believed, RootStore.TARGET);
        TrustedRoot root = TrustedRoot.parse(RootStore.TARGET, found.target());
        store.put(found.metadata(), found.target());
        return root;
    }

    private static TrustedRoot byDigest(Session session, String from, Sha256 expected, RootStore store) {
        byte[] json = from.startsWith("https://") || from.startsWith("http://")
                ? fetched(session, from)
                : read(session.environment().workingDirectory().resolve(from));
        if (!Sha256.of(json).equals(expected)) {
            throw new AicrException(
                    ErrorClass.UNAUTHORIZED,
                    "digest differs: " + from + " has " + Sha256.of(json).hex() + ", expected " + expected.hex()
                            + "; nothing was changed");
        }
        TrustedRoot root = TrustedRoot.parse(from, json);
        store.put(Map.of(), json);
        return root;
    }

    private static Sha256 digest(String text) {
        String hex = (text.startsWith("sha256:") ? text.substring("sha256:".length()) : text).toLowerCase(Locale.ROOT);
        if (!hex.matches("[0-9a-f]{64}")) {
            throw AicrException.invalidRequest("--sha256 " + text + " is no digest; expected 64 hex digits");
        }
        return new Sha256(hex);
    }

    private static byte[] read(Path file) {
        try {
            return BoundedBytes.ofFile(file, file.toString(), MAX_BYTES);
        } catch (NoSuchFileException e) {
            throw AicrException.notFound("trust root not found: " + file);
        } catch (IOException e) {
            throw AicrException.invalidRequest("cannot read the trust root " + file + ": " + e.getMessage());
        }
    }

    /** The digest vouches for what comes, whatever it comes by. */
    private static byte[] fetched(Session session, String from) {
        Request request =
                Request.get("get the trust root", HttpAddress.parse(from)).withLimit(MAX_BYTES);
        HttpAnswer answer = PublicRepository.caller(session).send(request);
        if (answer.status() != 200) {
            throw answer.unexpected(request.purpose());
        }
        return answer.body();
    }
}
