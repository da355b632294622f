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
package run.aicr.attestation.statement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import run.aicr.digest.Sha256;
import run.aicr.document.JsonWriter;
import run.aicr.document.Mapping;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;

class StatementTest {
    private static final String HEX = "0123456789abcdef".repeat(4);
    private static final Statement STATEMENT = new Statement(
            List.of(new Subject("a", new Sha256(HEX))),
            "https://example.com/type",
            new Mapping.Builder().put("k", "v").build());

    @Test
    void writtenFormIsCompactWithFixedKeyOrder() {
        assertEquals(
                "{\"_type\":\"https://in-toto.io/Statement/v1\",\"subject\":[{\"name\":\"a\",\"digest\":{\"sha256\":\""
                        + HEX
                        + "\"}}],\"predicateType\":\"https://example.com/type\",\"predicate\":{\"k\":\"v\"}}",
                text(STATEMENT.toJson()).strip());
    }

    @Test
    void readsBackEqualAndCoversItsSubjects() {
        Statement again = Statement.parse("statement", STATEMENT.toJson());
        assertEquals(STATEMENT.subjects(), again.subjects());
        assertEquals(STATEMENT.predicateType(), again.predicateType());
        assertEquals(text(STATEMENT.toJson()), text(again.toJson()));
        assertTrue(again.covers(new Sha256(HEX)));
        assertFalse(again.covers(Sha256.of("other")));
    }

    @Test
    void unknownKeysAndOtherAlgorithmsAreIgnoredAndNameAndPredicateMayBeAbsent() {
        Statement statement = Statement.parse(
                "statement",
                utf8("{\"_type\":\"" + Statement.TYPE + "\",\"more\":1,\"subject\":[{\"digest\":{\"sha512\":\"x\","
                        + "\"sha256\":\"" + HEX + "\"}}],\"predicateType\":\"p\"}"));
        assertEquals(List.of(new Subject("", new Sha256(HEX))), statement.subjects());
        assertEquals("{}", text(JsonWriter.compact(statement.predicate())).strip());
    }

    @Test
    void otherDocumentsAreRefused() {
        assertRefused("[]", "statement");
        assertRefused("{", "statement");
        assertRefused("{\"_type\":\"https://in-toto.io/Statement/v0.1\"}", "'_type'");
        assertRefused(with("\"subject\":[],\"predicateType\":\"p\""), "no subject");
        assertRefused(with("\"subject\":[{\"name\":\"a\"}],\"predicateType\":\"p\""), "without sha256");
        assertRefused(
                with("\"subject\":[{\"digest\":{\"sha512\":\"" + HEX + "\"}}],\"predicateType\":\"p\""),
                "without sha256");
        assertRefused(with("\"subject\":[{\"digest\":{\"sha256\":\"abc\"}}],\"predicateType\":\"p\""), "abc");
        assertRefused(with("\"subject\":[{\"digest\":{\"sha256\":\"" + HEX + "\"}}]"), "predicateType");
    }

    @Test
    void statementWithoutSubjectsCannotBeMade() {
        assertThrows(IllegalArgumentException.class, () -> new Statement(List.of(), "p", Mapping.EMPTY));
    }

    @Test
    void provenanceHasTheShapeOfItsSpecification() {
        Provenance provenance = new Provenance(
                "https://example.com/build",
                Map.of("tag", "v1.0.0", "ref", "refs/tags/v1.0.0"),
                Map.of("java", "25"),
                List.of(new Provenance.Dependency("git+https://example.com/r", "gitCommit", "ab".repeat(20))),
                "https://example.com/builder",
                "run-1",
                "2026-05-04T12:00:00Z",
                "2026-05-04T12:00:01Z");
        assertEquals("https://slsa.dev/provenance/v1", Provenance.PREDICATE_TYPE);
        assertEquals("""
                {
                  "buildDefinition": {
                    "buildType": "https://example.com/build",
                    "externalParameters": {
                      "ref": "refs/tags/v1.0.0",
                      "tag": "v1.0.0"
                    },
                    "internalParameters": {
                      "java": "25"
                    },
                    "resolvedDependencies": [
                      {
                        "uri": "git+https://example.com/r",
                        "digest": {
                          "gitCommit": "abababababababababababababababababababab"
                        }
                      }
                    ]
                  },
                  "runDetails": {
                    "builder": {
                      "id": "https://example.com/builder"
                    },
                    "metadata": {
                      "invocationId": "run-1",
                      "startedOn": "2026-05-04T12:00:00Z",
                      "finishedOn": "2026-05-04T12:00:01Z"
                    }
                  }
                }
                """, text(JsonWriter.indented(provenance.toPredicate())));
    }

    private static String with(String rest) {
        return "{\"_type\":\"" + Statement.TYPE + "\"," + rest + "}";
    }

    private static void assertRefused(String json, String part) {
        AicrException e = assertThrows(AicrException.class, () -> Statement.parse("statement", utf8(json)));
        assertEquals(ErrorClass.INVALID_REQUEST, e.errorClass());
        assertTrue(e.sentence().contains(part), e.sentence());
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
