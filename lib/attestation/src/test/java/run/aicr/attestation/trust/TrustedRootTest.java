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
package run.aicr.attestation.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.attestation.forge.World;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;

class TrustedRootTest {
    private final String good = new World().rootJson();

    @Test
    void theRootOfThePublicInstanceIsCarried() {
        TrustedRoot root = TrustedRoot.publicInstance();
        assertEquals("rekor.sigstore.dev", root.logs().get(0).host());
        assertEquals(TrustedKey.Scheme.PKIX_ED25519, root.logs().get(1).key().scheme());
        assertEquals(2, root.certificateAuthorities().size());
        assertEquals(1, root.timestampAuthorities().size());
        assertEquals(2, root.certificateLogs().size());
    }

    @Test
    void filesAreRead(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("trusted_root.json"), good);
        assertEquals(2, TrustedRoot.read(file).logs().size());
        AicrException e = assertThrows(AicrException.class, () -> TrustedRoot.read(folder.resolve("none.json")));
        assertEquals(ErrorClass.NOT_FOUND, e.errorClass());
    }

    @Test
    void whatIsNotQuiteATrustRootIsRefused() {
        List<UnaryOperator<String>> changes = new ArrayList<>(List.of(
                g -> "",
                g -> "[]",
                g -> g + "x",
                g -> g.replace("trustedroot+json;version=0.1", "trustedroot.v0.2+json"),
                g -> g.replace("trustedroot+json;version=0.1", "trustedroot.v0.1+json"),
                g -> g.replace("\"mediaType\"", "\"mediatype\""),
                g -> g.replace("{\"mediaType\"", "{\"unknown\":1,\"mediaType\""),
                g -> g.replace("{\"mediaType\"", "{\"tlogs\":[],\"mediaType\""),
                g -> g.replaceFirst("\"validFor\":\\{\"start\":\"[^\"]*\"\\}", "\"validFor\":{}"),
                g -> g.replaceFirst("\"start\":\"[^\"]*\"", "\"start\":\"yesterday\""),
                g -> g.replaceFirst("\"start\"", "\"from\""),
                g -> g.replaceFirst("SHA2_256", "SHA2_512"),
                g -> g.replaceFirst("\"hashAlgorithm\":\"SHA2_256\",", ""),
                g -> g.replaceFirst("PKIX_ECDSA_P256_SHA_256", "PKIX_RSA_PKCS1V5"),
                g -> g.replaceFirst("PKIX_ECDSA_P256_SHA_256", "PKIX_ECDSA_P384_SHA_384"),
                g -> g.replaceFirst("PKIX_ECDSA_P256_SHA_256", "PKIX_ED25519"),
                g -> g.replaceFirst("https://rekor.forge.test", "rekor"),
                g -> g.replaceFirst("https://rekor.forge.test", "not an address"),
                g -> g.replace("https://log2.forge.test", "https://log3.forge.test"),
                g -> g.replaceFirst("\"keyId\":\"....", "\"keyId\":\"AAAA"),
                g -> g.replaceFirst(
                        "\"certificates\":\\[\\{\"rawBytes\":\"...", "\"certificates\":[{\"rawBytes\":\"AAA"),
                g -> g.replaceFirst("\"certificates\":\\[.*?\\]", "\"certificates\":[]"),
                g -> g.replaceFirst("\"certificates\":\\[(\\{.*?\\}),(\\{.*?\\})\\]", "\"certificates\":[$2,$1]"),
                g -> g.replaceFirst("\"certificates\":\\[(\\{.*?\\}),(\\{.*?\\})\\]", "\"certificates\":[$1]"),
                g -> " ".repeat(2 << 20) + g));
        for (int i = 1; i < 12; i++) {
            int part = i;
            changes.add(g -> g.substring(0, g.length() * part / 12));
        }
        for (UnaryOperator<String> change : changes) {
            String text = change.apply(good);
            int number = changes.indexOf(change);
            assertTrue(!text.equals(good), () -> "change " + number + " changes nothing");
            AicrException e = assertThrows(
                    AicrException.class,
                    () -> TrustedRoot.parse("root", text.getBytes(StandardCharsets.UTF_8)),
                    () -> "change " + number);
            assertEquals(ErrorClass.INVALID_REQUEST, e.errorClass());
        }
    }

    @Test
    void bothEndsOfASpanBelongToIt() {
        Instant start = Instant.parse("2026-01-01T00:00:00Z");
        Instant end = Instant.parse("2026-02-01T00:00:00Z");
        Validity span = new Validity(start, Optional.of(end));
        assertTrue(span.covers(start) && span.covers(end));
        assertTrue(!span.covers(start.minusMillis(1)) && !span.covers(end.plusMillis(1)));
        assertTrue(new Validity(start, Optional.empty()).covers(end.plusSeconds(1_000_000_000)));
    }
}
