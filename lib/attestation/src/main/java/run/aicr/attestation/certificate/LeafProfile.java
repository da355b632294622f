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
package run.aicr.attestation.certificate;

import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import run.aicr.attestation.der.Der;
import run.aicr.attestation.der.MalformedDer;
import run.aicr.attestation.policy.Refusal;
import run.aicr.attestation.sigstore.Octets;

/**
 * The form of a signer's certificate: what the strictest of the known verifiers demands, and a little more (spec
 * sigstore-loopback §3). Each fault names the object identifier, what was expected and what was found.
 */
final class LeafProfile {
    static final String ARC = "1.3.6.1.4.1.57264.1.";

    private static final String KEY_USAGE = "2.5.29.15";
    private static final String NAME = "2.5.29.17";
    private static final String NAMES = NAME + " (subjectAltName)";
    private static final int EXTENSIONS = 3;
    private static final String BASIC = "2.5.29.19";
    private static final String PURPOSE = "2.5.29.37";
    private static final String CODE_SIGNING = "1.3.6.1.5.5.7.3.3";
    private static final int P256_BITS = 256;
    private static final int DIGITAL_SIGNATURE = 0;
    private static final int FIRST_TEXT = 8;
    private static final int LAST_TEXT = 24;

    private final X509Certificate certificate;
    private final Set<String> critical;

    LeafProfile(X509Certificate certificate) {
        this.certificate = certificate;
        @Nullable Set<String> oids = certificate.getCriticalExtensionOIDs();
        this.critical = oids == null ? Set.of() : oids;
    }

    /** Demands that the extension with the alternative name is there and critical. */
    static void requireCriticalName(Octets der) throws Refusal {
        try {
            Der signed = Der.read(der.bytes()).expect(Der.SEQUENCE).child(0).expect(Der.SEQUENCE);
            List<Der> parts = signed.children();
            Der last = parts.get(parts.size() - 1);
            if (last.context() == EXTENSIONS) {
                for (Der extension : last.child(0).expect(Der.SEQUENCE).children()) {
                    if (extension.child(0).oid().equals(NAME)) {
                        if (!extension.child(1).is(Der.BOOLEAN)) {
                            throw wrong(NAMES, "critical", "not critical");
                        }
                        return;
                    }
                }
            }
            throw wrong(NAMES, "exactly one name", "none");
        } catch (MalformedDer | IndexOutOfBoundsException e) {
            throw new Refusal("malformed certificate: " + e.getMessage());
        }
    }

    Leaf leaf(Octets der) throws Refusal {
        if (certificate.getVersion() != 3) {
            throw wrong("version", "3", Integer.toString(certificate.getVersion()));
        }
        if (!(certificate.getPublicKey() instanceof ECPublicKey key)
                || key.getParams().getCurve().getField().getFieldSize() != P256_BITS) {
            throw wrong(
                    "public key", "ECDSA on P-256", certificate.getPublicKey().getAlgorithm());
        }
        keyUsage();
        purpose();
        if (certificate.getBasicConstraints() >= 0) {
            throw wrong(BASIC + " (basicConstraints)", "no authority", "an authority");
        }
        Set<String> unknown = new TreeSet<>(critical);
        unknown.removeAll(Set.of(KEY_USAGE, NAME, BASIC, PURPOSE));
        if (!unknown.isEmpty()) {
            throw wrong("critical extensions", "known ones only", String.join(", ", unknown));
        }
        Map<Integer, String> extensions = texts();
        return new Leaf(certificate, der, name(), issuer(extensions), extensions);
    }

    private void keyUsage() throws Refusal {
        String what = KEY_USAGE + " (keyUsage)";
        boolean @Nullable [] usage = certificate.getKeyUsage();
        if (usage == null) {
            throw wrong(what, "digitalSignature", "none");
        }
        for (int i = 0; i < usage.length; i++) {
            if (usage[i] != (i == DIGITAL_SIGNATURE)) {
                throw wrong(what, "digitalSignature alone", "bit " + i + (usage[i] ? " set" : " not set"));
            }
        }
        if (!critical.contains(KEY_USAGE)) {
            throw wrong(what, "critical", "not critical");
        }
    }

    private void purpose() throws Refusal {
        String what = PURPOSE + " (extKeyUsage)";
        try {
            @Nullable List<String> purposes = certificate.getExtendedKeyUsage();
            if (purposes == null || !purposes.equals(List.of(CODE_SIGNING))) {
                throw wrong(
                        what, CODE_SIGNING + " (codeSigning)", purposes == null ? "none" : String.join(", ", purposes));
            }
        } catch (CertificateParsingException e) {
            throw wrong(what, CODE_SIGNING, "something malformed");
        }
    }

    private String name() throws Refusal {
        try {
            @Nullable Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            if (names == null || names.size() != 1) {
                throw wrong(NAMES, "exactly one name", names == null ? "none" : names.size() + " names");
            }
            List<?> name = names.iterator().next();
            // Kinds of RFC 5280: 1 is an e-mail address, 6 is a URI.
            boolean known = Set.of(1, 6).contains(name.get(0));
            if (!known || !(name.get(1) instanceof String text) || text.isEmpty()) {
                throw wrong(NAMES, "a URI or an e-mail address", "a name of the kind " + name.get(0));
            }
            return text;
        } catch (CertificateParsingException e) {
            throw wrong(NAMES, "exactly one name", "something malformed");
        }
    }

    /** Issuer of the token: the old and the new extension must both be there and agree. */
    private String issuer(Map<Integer, String> extensions) throws Refusal {
        byte @Nullable [] wrapped = certificate.getExtensionValue(ARC + 1);
        if (wrapped == null) {
            throw wrong(ARC + "1 (issuer)", "a text", "none");
        }
        String old = new String(unwrapped(ARC + 1, wrapped), StandardCharsets.UTF_8);
        @Nullable String issuer = extensions.get(FIRST_TEXT);
        if (issuer == null) {
            throw wrong(ARC + "8 (issuer)", "a text", "none");
        }
        if (!issuer.equals(old)) {
            throw wrong(ARC + "1 and .8 (issuer)", "equal texts", old + " and " + issuer);
        }
        return issuer;
    }

    private Map<Integer, String> texts() throws Refusal {
        Map<Integer, String> texts = new TreeMap<>();
        for (int i = FIRST_TEXT; i <= LAST_TEXT; i++) {
            byte @Nullable [] wrapped = certificate.getExtensionValue(ARC + i);
            if (wrapped != null) {
                texts.put(i, utf8(ARC + i, unwrapped(ARC + i, wrapped)));
            }
        }
        return texts;
    }

    private static byte[] unwrapped(String oid, byte[] wrapped) throws Refusal {
        try {
            return Der.read(wrapped).expect(Der.OCTETS).content();
        } catch (MalformedDer e) {
            throw wrong(oid, "an OCTET STRING", e.getMessage());
        }
    }

    private static String utf8(String oid, byte[] value) throws Refusal {
        try {
            return new String(Der.read(value).expect(Der.UTF8).content(), StandardCharsets.UTF_8);
        } catch (MalformedDer e) {
            throw wrong(oid, "a UTF8String", "other bytes (" + e.getMessage() + ")");
        }
    }

    private static Refusal wrong(String what, String expected, @Nullable String found) {
        return new Refusal("certificate form: " + what + ": expected " + expected + ", found " + found);
    }
}
