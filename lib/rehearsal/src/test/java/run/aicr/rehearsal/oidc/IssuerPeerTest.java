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
package run.aicr.rehearsal.oidc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.document.Fields;
import run.aicr.document.JsonReader;
import run.aicr.document.Limits;
import run.aicr.rehearsal.Rehearsal;
import run.aicr.rehearsal.Setup;
import run.aicr.rehearsal.Wire;

class IssuerPeerTest {
    private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

    @TempDir
    Path folder;

    private Rehearsal rehearsal;

    @BeforeEach
    void start() {
        rehearsal = Rehearsal.start(folder, Setup.of("NVIDIA/aicr"));
    }

    @AfterEach
    void stop() {
        rehearsal.close();
    }

    private String token(String audience) {
        Wire.Reply reply = Wire.call(
                "GET",
                rehearsal.addresses().tokenRequest() + "&audience=" + audience,
                "",
                "Authorization",
                "Bearer " + rehearsal.addresses().tokenRequestToken());
        assertEquals(200, reply.status(), reply::text);
        return reply.json().requiredText("value");
    }

    private static Fields part(String token, int index) {
        byte[] json = Base64.getUrlDecoder().decode(token.split("\\.", -1)[index]);
        return Fields.of(JsonReader.read("token", json, Limits.DOCUMENT), "");
    }

    @Test
    void aTokenSpeaksForTheRunOfTheTag() {
        Fields before = part(token("nobody"), 1);
        assertEquals("refs/heads/main", before.requiredText("ref"));
        rehearsal.identity("v1.3.0", COMMIT);
        Fields claims = part(token("sigstore"), 1);
        assertEquals("sigstore", claims.requiredText("aud"));
        assertEquals("repo:NVIDIA/aicr:ref:refs/tags/v1.3.0", claims.requiredText("sub"));
        assertEquals("tag", claims.requiredText("ref_type"));
        assertEquals(COMMIT, claims.requiredText("sha"));
        assertEquals("NVIDIA/aicr/.github/workflows/on-tag.yaml@refs/tags/v1.3.0", claims.requiredText("workflow_ref"));
        assertEquals(
                "NVIDIA/aicr/.github/workflows/attest-images.yaml@refs/tags/v1.3.0",
                claims.requiredText("job_workflow_ref"));
        long life = Long.parseLong(claims.requiredText("exp")) - Long.parseLong(claims.requiredText("iat"));
        assertEquals(300, life);
    }

    @Test
    void aTokenIsSignedByThePublishedKey() throws GeneralSecurityException {
        String token = token("sigstore");
        Wire.Reply discovery =
                Wire.call("GET", rehearsal.addresses().issuer() + "/.well-known/openid-configuration", "");
        assertEquals(IssuerPeer.ISSUER, discovery.json().requiredText("issuer"));
        Fields key = Wire.call("GET", discovery.json().requiredText("jwks_uri"), "")
                .json()
                .list("keys")
                .get(0);
        assertEquals(part(token, 0).requiredText("kid"), key.requiredText("kid"));
        int dot = token.lastIndexOf('.');
        Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initVerify(publicKey(key));
        signature.update(token.substring(0, dot).getBytes(StandardCharsets.US_ASCII));
        assertTrue(signature.verify(Base64.getUrlDecoder().decode(token.substring(dot + 1))));
    }

    private static PublicKey publicKey(Fields key) throws GeneralSecurityException {
        AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
        curve.init(new ECGenParameterSpec("secp256r1"));
        ECPoint point = new ECPoint(coordinate(key, "x"), coordinate(key, "y"));
        return KeyFactory.getInstance("EC")
                .generatePublic(new ECPublicKeySpec(point, curve.getParameterSpec(ECParameterSpec.class)));
    }

    private static BigInteger coordinate(Fields key, String name) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(key.requiredText(name)));
    }

    @Test
    void aWrongRequestTokenIsRefused() {
        String uri = rehearsal.addresses().tokenRequest() + "&audience=x";
        assertEquals(401, Wire.call("GET", uri, "").status());
        assertEquals(401, Wire.call("GET", uri, "", "Authorization", "Bearer x").status());
        assertEquals(
                404, Wire.call("GET", rehearsal.addresses().issuer() + "/x", "").status());
    }

    @Test
    void anIdentityNeedsARealCommit() {
        assertThrows(IllegalArgumentException.class, () -> rehearsal.identity("v1.3.0", "main"));
    }
}
