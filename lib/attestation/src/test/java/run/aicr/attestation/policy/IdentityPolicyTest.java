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
package run.aicr.attestation.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import run.aicr.document.Fields;
import run.aicr.document.JsonReader;
import run.aicr.document.Limits;
import run.aicr.document.Node;
import run.aicr.document.Sequence;
import run.aicr.error.AicrException;

class IdentityPolicyTest {
    private static final String NAME = "https://github.com/NVIDIA/aicr/.github/workflows/on-tag.yaml@refs/tags/v1.3.0";

    @Test
    void identitiesOfReleasesAreThoseOfTheGoldens() throws IOException {
        Path file = Path.of(System.getProperty("aicr.goldens", "none"), "release/provenance/identity-cases.json");
        Assumptions.assumeTrue(Files.isRegularFile(file), () -> "goldens not found: " + file);
        Sequence cases = (Sequence) JsonReader.read(file.toString(), Files.readAllBytes(file), Limits.DOCUMENT);
        for (Node each : cases.items()) {
            Fields fields = Fields.of(each, "case");
            String name = fields.requiredText("san");
            String issuer = fields.requiredText("issuer");
            boolean accept = fields.requiredText("accept").equals("true");
            String workflow = fields.requiredText("kind").equals("image") ? "attest-images.yaml" : "on-tag.yaml";
            IdentityPolicy exact = IdentityPolicy.ofRelease("NVIDIA/aicr", workflow, fields.requiredText("tag"));
            IdentityPolicy pattern = IdentityPolicy.matching(fields.requiredText("pattern"), IdentityPolicy.CI_ISSUER);
            assertEquals(accept, exact.objection(name, issuer).isEmpty(), name + " " + issuer);
            assertEquals(accept, pattern.objection(name, issuer).isEmpty(), name + " " + issuer);
        }
        assertTrue(cases.items().size() > 5);
    }

    @Test
    void patternsMatchWholeNames() {
        IdentityPolicy policy = IdentityPolicy.matching("https://github\\.com/NVIDIA/.*@refs/tags/v1", "i");
        assertEquals(Optional.empty(), policy.objection("https://github.com/NVIDIA/x@refs/tags/v1", "i"));
        for (String other : new String[] {
            "https://github.com/NVIDIA/x@refs/tags/v12",
            "xhttps://github.com/NVIDIA/x@refs/tags/v1",
            "https://github.com/NVIDIA/x\n@refs/tags/v1",
            "https://github.com/NVIDIA/" + "x".repeat(3000) + "@refs/tags/v1"
        }) {
            assertTrue(policy.objection(other, "i").orElseThrow().startsWith("wrong identity: expected https"), other);
        }
        assertEquals(
                "wrong issuer: expected i, found j", policy.objection(NAME, "j").orElseThrow());
    }

    @Test
    void patternsThatAreNoneAndPatternsWithoutEndAreRefused() {
        assertThrows(AicrException.class, () -> IdentityPolicy.matching("(", "i"));
        assertThrows(AicrException.class, () -> IdentityPolicy.matching("a".repeat(3000), "i"));
        IdentityPolicy endless = IdentityPolicy.matching("(a+)+(b)\\2", "i");
        AicrException e = assertThrows(AicrException.class, () -> endless.objection("a".repeat(100), "i"));
        assertTrue(e.sentence().contains("does not come to an end"), e::sentence);
    }
}
