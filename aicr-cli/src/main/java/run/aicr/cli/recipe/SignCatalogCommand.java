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
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import run.aicr.attestation.Attestor;
import run.aicr.attestation.key.SigningKey;
import run.aicr.attestation.statement.CatalogSubject;
import run.aicr.attestation.statement.Provenance;
import run.aicr.attestation.statement.Statement;
import run.aicr.cli.console.OutputTarget;
import run.aicr.cli.console.Session;
import run.aicr.cli.option.Command;
import run.aicr.cli.option.CommandTable;
import run.aicr.cli.option.Flag;
import run.aicr.cli.option.ParsedLine;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;

/** {@code aicr recipe sign-catalog}, hidden: signs a statement about the built-in catalogue (spec recipe §17). */
final class SignCatalogCommand implements Command {
    private static final String KEY_FOLDER = "key-folder";
    private static final String BUILDER = "https://aicr.run/builders/by-hand";

    private static final String DESCRIPTION = """
            Signs a statement about the catalogue of this program with the key pair of a folder
            (signing-key.pem and signing-key.pub.pem). Signing with a certificate is not in this build yet.
            """;

    @Override
    public CommandTable table() {
        return new CommandTable(
                "aicr recipe sign-catalog",
                "sign a statement about the built-in catalogue",
                "",
                DESCRIPTION,
                List.of(
                        Flag.text(RecipeFlags.OUTPUT, RecipeFlags.OUTPUT_HEADING, "bundle file to write")
                                .alias("o")
                                .onlyOnce()
                                .needed(),
                        Flag.text(KEY_FOLDER, "Input", "folder of the key pair").onlyOnce()),
                List.of());
    }

    @Override
    public void run(Session session, ParsedLine line) {
        if (line.text(KEY_FOLDER).isEmpty()) {
            throw new AicrException(
                    ErrorClass.UNAUTHORIZED,
                    "no attester: this build cannot sign with a certificate yet; name the folder of a key pair with"
                            + " --key-folder");
        }
        OutputTarget target = OutputTarget.of(line.text(RecipeFlags.OUTPUT), session.environment());
        SigningKey key = key(session.environment().workingDirectory().resolve(line.text(KEY_FOLDER)));
        CatalogSubject subject = CatalogStatement.subject();
        byte[] bundle = Attestor.ofKey(key).attest(statement(subject, session)).toJson();
        target.write(bundle, session);
        String report = "catalog signed: " + subject.digest().prefixed() + " -> " + target.name() + "\n";
        session.print(report.getBytes(StandardCharsets.UTF_8));
    }

    private static SigningKey key(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw AicrException.notFound("key folder not found: " + folder);
        }
        try {
            return SigningKey.inFolder(folder);
        } catch (IOException e) {
            throw AicrException.invalidRequest("cannot read the key pair in " + folder + ": " + e.getMessage());
        }
    }

    private static Statement statement(CatalogSubject subject, Session session) {
        String now = session.environment()
                .clock()
                .instant()
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
        Provenance provenance = new Provenance(
                CatalogSubject.BUILD_TYPE,
                Map.of("source", "embedded"),
                Map.of("version", session.stamp().version()),
                subject.files(),
                BUILDER,
                subject.digest().hex(),
                now,
                now);
        return new Statement(List.of(subject.subject()), Provenance.PREDICATE_TYPE, provenance.toPredicate());
    }
}
