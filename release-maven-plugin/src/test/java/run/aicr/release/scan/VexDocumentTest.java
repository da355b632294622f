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
package run.aicr.release.scan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import run.aicr.digest.Sha256;
import run.aicr.document.Fields;
import run.aicr.document.JsonWriter;
import run.aicr.document.Mapping;
import run.aicr.error.AicrException;

class VexDocumentTest {
    private static final Sha256 DIGEST = Sha256.of("image");
    private static final String GOOD = """
            {
              "@context": "https://openvex.dev/ns/v0.2.0",
              "@id": "https://example.com/1",
              "author": "maintainers",
              "timestamp": "2026-05-01T00:00:00Z",
              "version": 3,
              "tooling": "by hand",
              "statements": [
                {
                  "vulnerability": {"name": "CVE-1"},
                  "products": [
                    {"@id": "pkg:oci/aicr", "subcomponents": [{"@id": "pkg:deb/debian/libc6"}]},
                    {"identifiers": {"purl": "pkg:oci/aicrd"}}
                  ],
                  "status": "not_affected",
                  "justification": "component_not_present"
                },
                {
                  "vulnerability": {"name": "CVE-2"},
                  "products": [{"@id": "pkg:oci/aicr?arch=arm64&repository_url=ghcr.io%2Fnvidia%2Faicr"}],
                  "status": "affected",
                  "action_statement": "update"
                },
                {
                  "vulnerability": {"name": "CVE-3"},
                  "products": [{"@id": "pkg:oci/aicr@sha256:0000"}, {"@id": "pkg:oci/other"}],
                  "status": "fixed"
                }
              ]
            }
            """;

    private static VexDocument read(String json) {
        return VexDocument.read("vex.json", json.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> vulnerabilities(Optional<Mapping> about) {
        List<String> names = new ArrayList<>();
        about.ifPresent(d -> Fields.of(d, "")
                .list("statements")
                .forEach(s -> names.add(s.fields("vulnerability").orElseThrow().requiredText("name"))));
        return names;
    }

    @Test
    void statementsAreOfTheImageAndItsPlatform() {
        VexDocument document = read(GOOD);
        assertEquals(List.of("CVE-1"), vulnerabilities(document.about("ghcr.io/nvidia/aicr", "", DIGEST)));
        assertEquals(List.of("CVE-1"), vulnerabilities(document.about("ghcr.io/nvidia/aicr", "linux/amd64", DIGEST)));
        assertEquals(
                List.of("CVE-1", "CVE-2"),
                vulnerabilities(document.about("ghcr.io/nvidia/aicr", "linux/arm64", DIGEST)));
        assertEquals(
                List.of("CVE-1"), vulnerabilities(document.about("ghcr.io/elsewhere/aicr", "linux/arm64", DIGEST)));
        assertEquals(List.of("CVE-1"), vulnerabilities(document.about("ghcr.io/nvidia/aicrd", "", DIGEST)));
        assertEquals(Optional.empty(), document.about("ghcr.io/nvidia/none", "", DIGEST));
    }

    @Test
    void productsBecomeTheDigestAndNothingElseChanges() {
        Mapping about = read(GOOD).about("ghcr.io/nvidia/aicr", "", DIGEST).orElseThrow();
        String expected = """
                {"@context":"https://openvex.dev/ns/v0.2.0","@id":"https://example.com/1","author":"maintainers",\
                "timestamp":"2026-05-01T00:00:00Z","version":3,"tooling":"by hand","statements":[\
                {"vulnerability":{"name":"CVE-1"},"products":[{"@id":"pkg:oci/aicr@%s",\
                "subcomponents":[{"@id":"pkg:deb/debian/libc6"}]}],"status":"not_affected",\
                "justification":"component_not_present"}]}""".formatted(DIGEST.prefixed());
        assertEquals(expected, new String(JsonWriter.compact(about), StandardCharsets.UTF_8).strip());
        assertArrayEquals(
                JsonWriter.compact(about),
                JsonWriter.compact(
                        read(GOOD).about("ghcr.io/nvidia/aicr", "", DIGEST).orElseThrow()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/ns/v0.2.0 | /ns/v0.1.0 | '@context' must be",
                "\"author\": \"maintainers\" | \"author\": \"\" | 'author' is empty",
                "\"version\": 3, | | 'version' is missing",
                "{\"name\": \"CVE-1\"} | {\"name\": \"\"} | has a vulnerability and a product",
                "[{\"@id\": \"pkg:oci/aicr@sha256:0000\"}, {\"@id\": \"pkg:oci/other\"}] | [] | has a vulnerability",
                "\"purl\" | \"cpe23\" | has '@id' or 'identifiers.purl'",
                "{\"@id\": \"pkg:oci/other\"} | 7 | mapping",
                "[{\"@id\": \"pkg:deb/debian/libc6\"}] | 7 | list",
                "\"fixed\" | \"solved\" | unknown status 'solved'",
                "\"action_statement\" | \"action\" | needs 'action_statement'",
                "component_not_present | because | needs 'impact_statement'",
                "\"justification\" | \"why\" | needs 'impact_statement'"
            })
    void everyRuleIsKept(String part, String other, String words) {
        String changed = GOOD.replace(part, other == null ? "" : other);
        AicrException e = assertThrows(AicrException.class, () -> read(changed));
        assertTrue(e.sentence().contains(words), e.sentence());
    }

    @Test
    void anImpactStatementIsReasonEnough() {
        String text = GOOD.replace("\"justification\": \"component_not_present\"", "\"impact_statement\": \"none\"");
        assertEquals(List.of("CVE-1"), vulnerabilities(read(text).about("ghcr.io/nvidia/aicr", "", DIGEST)));
    }
}
