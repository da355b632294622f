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
package run.aicr.bundle.integrity;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import run.aicr.error.AicrException;

/** Who vouched for the holder of a certificate: issuer of the identity token (spec bundle §16). */
final class CertificateIssuer {
    private static final String ISSUER = "1.3.6.1.4.1.57264.1.8";
    private static final String LEGACY_ISSUER = "1.3.6.1.4.1.57264.1.1";
    private static final int OCTET_STRING = 0x04;
    private static final int UTF8_STRING = 0x0c;

    private CertificateIssuer() {}

    /**
     * The issuer as the certificate states it; empty when it does not.
     *
     * @throws AicrException INVALID_REQUEST when it is no certificate
     */
    static String of(byte[] der) {
        try {
            X509Certificate certificate = (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
            byte[] stated = certificate.getExtensionValue(ISSUER);
            if (stated != null) {
                return text(content(content(stated, OCTET_STRING), UTF8_STRING));
            }
            byte[] legacy = certificate.getExtensionValue(LEGACY_ISSUER);
            return legacy == null ? "" : text(content(legacy, OCTET_STRING));
        } catch (CertificateException e) {
            throw AicrException.invalidRequest("the bundle has no readable certificate: " + e.getMessage());
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** What is in a DER value with this tag, of at most 64 KiB. */
    private static byte[] content(byte[] der, int tag) throws CertificateException {
        int start = der.length > 1 && (der[1] & 0x80) != 0 ? 2 + (der[1] & 0x7f) : 2;
        if (der.length < start || der[0] != tag || start > 4) {
            throw new CertificateException("its issuer is not written as expected");
        }
        int length = start == 2 ? der[1] : 0;
        for (int i = 2; i < start; i++) {
            length = length << 8 | der[i] & 0xff;
        }
        if (start + length != der.length) {
            throw new CertificateException("its issuer is cut");
        }
        return Arrays.copyOfRange(der, start, der.length);
    }
}
