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
package run.aicr.rehearsal.fulcio;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;
import run.aicr.document.Fields;
import run.aicr.error.AicrException;
import run.aicr.rehearsal.trust.Keys;

/** The caller's public key, with the proof that the caller has the private one. */
final class Proof {
    private static final int P256_BITS = 256;

    private Proof() {}

    /**
     * The key of a request.
     *
     * @throws AicrException INVALID_REQUEST when there is none, or no proof
     */
    static PublicKey of(Fields request, Claims claims) {
        PublicKey key = request.text("certificateSigningRequest")
                .map(Proof::ofSigningRequest)
                .orElseGet(() -> ofPublicKey(request, claims));
        if (!(key instanceof ECPublicKey ec)
                || ec.getParams().getCurve().getField().getFieldSize() != P256_BITS) {
            throw AicrException.invalidRequest("the key must be ECDSA on P-256");
        }
        return key;
    }

    private static PublicKey ofPublicKey(Fields request, Claims claims) {
        Fields given = request.fields("publicKeyRequest")
                .orElseThrow(() -> AicrException.invalidRequest("the request has no public key"));
        String pem =
                given.fields("publicKey").map(k -> k.textOrEmpty("content")).orElse("");
        PublicKey key;
        try {
            byte[] der = base64(pem.replaceAll("-----[A-Z ]+-----|\\s", ""));
            key = KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(der));
        } catch (GeneralSecurityException e) {
            throw AicrException.invalidRequest("the public key cannot be parsed");
        }
        byte[] subject = claims.subject().getBytes(StandardCharsets.UTF_8);
        if (!Keys.verify(key, subject, base64(given.textOrEmpty("proofOfPossession")))) {
            throw AicrException.invalidRequest("the signature supplied in the request could not be verified");
        }
        return key;
    }

    private static PublicKey ofSigningRequest(String base64) {
        String pem = new String(base64(base64), StandardCharsets.US_ASCII);
        try (PEMParser parser = new PEMParser(new StringReader(pem))) {
            if (parser.readObject() instanceof PKCS10CertificationRequest request) {
                PublicKey key = new JcaPKCS10CertificationRequest(request).getPublicKey();
                if (request.isSignatureValid(new JcaContentVerifierProviderBuilder().build(key))) {
                    return key;
                }
            }
            throw AicrException.invalidRequest("the certificate signing request is not signed by its key");
        } catch (IOException | GeneralSecurityException | OperatorCreationException | PKCSException e) {
            throw AicrException.invalidRequest("the certificate signing request cannot be parsed");
        }
    }

    private static byte[] base64(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw AicrException.invalidRequest("base64 is expected");
        }
    }
}
