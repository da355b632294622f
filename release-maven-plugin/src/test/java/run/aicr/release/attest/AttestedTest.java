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
package run.aicr.release.attest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import run.aicr.attestation.policy.Verdict;
import run.aicr.attestation.release.Payload;
import run.aicr.attestation.release.ProgramArchive;
import run.aicr.attestation.statement.Provenance;
import run.aicr.attestation.statement.Statement;
import run.aicr.attestation.statement.Subject;
import run.aicr.digest.Sha256;
import run.aicr.document.Fields;
import run.aicr.document.JsonReader;
import run.aicr.document.Limits;
import run.aicr.release.FinishedRelease;
import run.aicr.release.SmallRelease;
import run.aicr.release.config.Platform;
import run.aicr.release.work.Tree;

@ExtendWith(FinishedRelease.Extension.class)
class AttestedTest {
    @Test
    void statementOfAProgramBeginsWithThePayload(FinishedRelease finished) throws IOException {
        String platform = Platform.host().fileName();
        Path archive = finished.work().assets().resolve("aicr_1.2.3_" + platform + ".tar.gz");
        byte[] bundle = ProgramArchive.read(archive, "aicr").others().get("aicr-attestation.sigstore.json");
        Statement statement = verified(finished, bundle, Provenance.PREDICATE_TYPE);
        Payload payload = Payload.of(finished.work().payload("aicr_" + platform), "aicr");
        List<Subject> expected = new ArrayList<>(List.of(new Subject("payload", payload.digest())));
        payload.files().forEach((path, content) -> expected.add(new Subject(path, content.digest())));
        assertEquals(expected, statement.subjects());
        Fields definition = definition(statement);
        assertEquals("https://aicr.run/binary/v1", definition.textOrEmpty("buildType"));
        assertEquals(
                Map.of("ref", "refs/tags/v1.2.3", "repository", "example/demo", "tag", "v1.2.3"),
                definition.textMap("externalParameters"));
        Fields commit = definition.list("resolvedDependencies").get(0);
        assertEquals("git+https://github.com/example/demo@refs/tags/v1.2.3", commit.textOrEmpty("uri"));
        assertEquals(Map.of("gitCommit", finished.id().commit()), commit.textMap("digest"));
        Fields details =
                Fields.of(statement.predicate(), "").fields("runDetails").orElseThrow();
        assertEquals(Map.of("id", "https://aicr.run/builders/rehearsal"), details.textMap("builder"));
        assertEquals("2026-05-04T13:00:00Z", details.textMap("metadata").get("startedOn"));
    }

    @Test
    void statementOfTheCatalogueCoversBothFiles(FinishedRelease finished) throws IOException {
        Statement statement =
                verified(finished, asset(finished, "recipe-catalog.sigstore.json"), Provenance.PREDICATE_TYPE);
        Path catalogue = finished.release().root().resolve(SmallRelease.CATALOGUE);
        byte[] registry = Files.readAllBytes(catalogue.resolve("registry.yaml"));
        byte[] validators = Files.readAllBytes(catalogue.resolve("validators/catalog.yaml"));
        Sha256 digest = Sha256.of(ByteBuffer.allocate(16 + registry.length + validators.length)
                .putLong(registry.length)
                .put(registry)
                .putLong(validators.length)
                .put(validators)
                .array());
        assertEquals(List.of(new Subject("recipe-catalog", digest)), statement.subjects());
        assertEquals("https://aicr.run/recipe-catalog/v1", definition(statement).textOrEmpty("buildType"));
        assertEquals(3, definition(statement).list("resolvedDependencies").size());
    }

    @Test
    void provenanceCoversEveryAssetButTheBundlesMadeAfterIt(FinishedRelease finished) throws IOException {
        String name = "aicr_1.2.3_provenance.sigstore.json";
        Statement statement = verified(finished, asset(finished, name), Provenance.PREDICATE_TYPE);
        Map<String, Sha256> expected = new TreeMap<>();
        for (Map.Entry<String, Path> file : Tree.files(finished.work().assets()).entrySet()) {
            expected.put(file.getKey(), Sha256.ofFile(file.getValue()));
        }
        expected.keySet().removeAll(List.of(name, "qualification.sigstore.json"));
        Map<String, Sha256> covered = new TreeMap<>();
        statement.subjects().forEach(s -> covered.put(s.name(), s.digest()));
        assertEquals(expected, covered);
    }

    @Test
    void imagesOfRecipesAreAnAssetThatIsCoveredLikeTheOthers(FinishedRelease finished) throws IOException {
        String name = "aicr_1.2.3_bom.cdx.json";
        Sha256 digest = Sha256.of(asset(finished, name));
        Statement statement =
                verified(finished, asset(finished, "aicr_1.2.3_provenance.sigstore.json"), Provenance.PREDICATE_TYPE);
        assertTrue(statement.subjects().contains(new Subject(name, digest)));
        String checksums = new String(asset(finished, "aicr_checksums.txt"), StandardCharsets.UTF_8);
        assertTrue(checksums.contains(digest.hex() + "  " + name + "\n"), checksums);
        Fields index =
                Fields.of(JsonReader.read("release.json", asset(finished, "release.json"), Limits.CATALOGUE_FILE), "");
        assertEquals(
                List.of("bom"),
                index.list("assets").stream()
                        .filter(a -> a.textOrEmpty("name").equals(name))
                        .map(a -> a.textOrEmpty("role"))
                        .toList());
    }

    @Test
    void qualificationStatementIsTheRecordOfTheCommit(FinishedRelease finished) throws IOException {
        Statement statement =
                verified(finished, asset(finished, "qualification.sigstore.json"), "https://aicr.run/qualification/v1");
        Path record = finished.release()
                .folder()
                .resolve("qualify")
                .resolve(finished.id().commit() + ".json");
        assertEquals(List.of(new Subject("qualification.json", Sha256.ofFile(record))), statement.subjects());
        Fields predicate = Fields.of(statement.predicate(), "");
        assertEquals(finished.id().commit(), predicate.textOrEmpty("commit"));
        assertEquals("pass", predicate.textOrEmpty("result"));
        String index = Files.readString(finished.work().assets().resolve("release.json"));
        assertTrue(index.contains("\"digest\": \"" + Sha256.ofFile(record).prefixed() + "\""), index);
    }

    private static Fields definition(Statement statement) {
        return Fields.of(statement.predicate(), "").fields("buildDefinition").orElseThrow();
    }

    private static byte[] asset(FinishedRelease finished, String name) throws IOException {
        return Files.readAllBytes(finished.work().assets().resolve(name));
    }

    private static Statement verified(FinishedRelease finished, byte[] bundle, String type) {
        Verdict verdict = finished.release().signers("v1.2.3").release().verify("bundle", bundle, type);
        return assertInstanceOf(Verdict.Verified.class, verdict).statement();
    }
}
