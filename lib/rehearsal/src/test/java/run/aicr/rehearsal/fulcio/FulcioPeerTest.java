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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.document.Fields;
import run.aicr.document.JsonReader;
import run.aicr.document.Limits;
import run.aicr.rehearsal.FolderState;
import run.aicr.rehearsal.Rehearsal;
import run.aicr.rehearsal.Setup;
import run.aicr.rehearsal.Wire;
import run.aicr.rehearsal.trust.Keys;
import run.aicr.rehearsal.trust.Pem;
import run.aicr.rehearsal.trust.SampleSigner;

class FulcioPeerTest {
    private static final String SUBJECT = "repo:NVIDIA/aicr:ref:refs/tags/v1.3.0";
    private static final String LOGGED = "1.3.6.1.4.1.11129.2.4.2";

    @TempDir
    Path folder;

    private Rehearsal rehearsal;
    private SampleSigner signer;

    @BeforeEach
    void start() {
        rehearsal = Rehearsal.start(folder, Setup.of("NVIDIA/aicr"));
        signer = new SampleSigner(rehearsal);
    }

    @AfterEach
    void stop() {
        rehearsal.close();
    }

    @Test
    void aCertificateSaysWhatTheTokenSays() throws GeneralSecurityException, IOException {
        List<X509Certificate> chain = signer.certificates();
        X509Certificate leaf = chain.get(0);
        leaf.verify(chain.get(1).getPublicKey());
        chain.get(1).verify(chain.get(2).getPublicKey());
        chain.get(2).verify(chain.get(2).getPublicKey());
        assertEquals(signer.keys().getPublic(), leaf.getPublicKey());
        assertEquals("", leaf.getSubjectX500Principal().getName());
        assertEquals(List.of("1.3.6.1.5.5.7.3.3"), leaf.getExtendedKeyUsage());
        assertTrue(leaf.getCriticalExtensionOIDs().contains("2.5.29.17"));
        assertEquals(
                "https://github.com/NVIDIA/aicr/.github/workflows/attest-images.yaml@refs/tags/v1.3.0",
                leaf.getSubjectAlternativeNames().iterator().next().get(1));
        assertEquals(
                Duration.ofMinutes(10),
                Duration.between(
                        leaf.getNotBefore().toInstant(), leaf.getNotAfter().toInstant()));
        assertEquals(
                "https://token.actions.githubusercontent.com",
                new String(octets(leaf, "1.3.6.1.4.1.57264.1.1"), StandardCharsets.US_ASCII));
        assertEquals("https://token.actions.githubusercontent.com", text(leaf, 8));
        assertEquals("https://github.com/NVIDIA/aicr", text(leaf, 12));
        assertEquals(SampleSigner.COMMIT, text(leaf, 13));
        assertEquals("refs/tags/v1.3.0", text(leaf, 14));
        assertEquals("https://github.com/NVIDIA/aicr/.github/workflows/on-tag.yaml@refs/tags/v1.3.0", text(leaf, 18));
    }

    private static byte[] octets(X509Certificate certificate, String extension) {
        return ASN1OctetString.getInstance(certificate.getExtensionValue(extension))
                .getOctets();
    }

    private static String text(X509Certificate certificate, int number) {
        return DERUTF8String.getInstance(octets(certificate, "1.3.6.1.4.1.57264.1." + number))
                .getString();
    }

    @Test
    void thePromiseOfTheCertificateLogIsInTheCertificate() throws GeneralSecurityException, IOException {
        List<X509Certificate> chain = signer.certificates();
        byte[] list = ASN1OctetString.getInstance(octets(chain.get(0), LOGGED)).getOctets();
        ByteBuffer bytes = ByteBuffer.wrap(list);
        assertEquals(list.length - 2, bytes.getShort());
        assertEquals(list.length - 4, bytes.getShort());
        assertEquals(0, bytes.get());
        byte[] logId = new byte[32];
        bytes.get(logId);
        PublicKey log = logKey();
        assertEquals(
                Keys.id(log),
                run.aicr.digest.Sha256.parse(
                        "sha256:" + java.util.HexFormat.of().formatHex(logId)));
        Instant time = Instant.ofEpochMilli(bytes.getLong());
        bytes.getShort();
        assertEquals(0x0403, bytes.getShort());
        byte[] signature = new byte[bytes.getShort()];
        bytes.get(signature);
        assertFalse(bytes.hasRemaining());
        byte[] signed = LoggedTimestamp.signed(chain.get(1).getPublicKey(), withoutList(chain.get(0)), time);
        assertTrue(Keys.verify(log, signed, signature));
    }

    private PublicKey logKey() throws IOException, GeneralSecurityException {
        byte[] root = Files.readAllBytes(rehearsal.addresses().trustedRoot());
        String key = Fields.of(JsonReader.read("root", root, Limits.DOCUMENT), "")
                .list("ctlogs")
                .get(0)
                .fields("publicKey")
                .orElseThrow()
                .requiredText("rawBytes");
        return KeyFactory.getInstance("EC")
                .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(key)));
    }

    /** The signed part without the list: the extension is taken out and the rest encoded again. */
    private static byte[] withoutList(X509Certificate leaf) throws GeneralSecurityException, IOException {
        X509v3CertificateBuilder builder = new X509v3CertificateBuilder(new JcaX509CertificateHolder(leaf));
        builder.removeExtension(new org.bouncycastle.asn1.ASN1ObjectIdentifier(LOGGED));
        try {
            return builder.build(new JcaContentSignerBuilder("SHA256withECDSA")
                            .build(new SampleKeys().keys().getPrivate()))
                    .toASN1Structure()
                    .getTBSCertificate()
                    .getEncoded();
        } catch (org.bouncycastle.operator.OperatorCreationException e) {
            throw new GeneralSecurityException(e);
        }
    }

    /** Any key, to encode with. */
    private record SampleKeys() {
        java.security.KeyPair keys() throws GeneralSecurityException {
            var generator = java.security.KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            return generator.generateKeyPair();
        }
    }

    @Test
    void aSigningRequestIsAProofToo() throws Exception {
        byte[] request = new JcaPKCS10CertificationRequestBuilder(
                        new X500Name("CN=x"), signer.keys().getPublic())
                .build(new JcaContentSignerBuilder("SHA256withECDSA")
                        .build(signer.keys().getPrivate()))
                .getEncoded();
        assertEquals(200, signingRequest(request).status());
        request[request.length - 5] ^= 1;
        assertEquals(400, signingRequest(request).status());
        assertEquals(400, signingRequest(new byte[] {1, 2}).status());
    }

    private Wire.Reply signingRequest(byte[] request) {
        String pem = Pem.of("CERTIFICATE REQUEST", request);
        return Wire.call(
                "POST",
                rehearsal.addresses().fulcio() + "/api/v2/signingCert",
                "{\"certificateSigningRequest\":\"" + SampleSigner.base64(pem.getBytes(StandardCharsets.US_ASCII))
                        + "\"}",
                "Authorization",
                "Bearer " + signer.token("sigstore"));
    }

    @Test
    void nothingIsIssuedWithoutAGoodTokenAndAProof() {
        assertEquals(
                401, signer.certificateRequest(signer.token("other"), SUBJECT).status());
        assertEquals(401, signer.certificateRequest("x.y.z", SUBJECT).status());
        String token = signer.token("sigstore");
        int dot = token.lastIndexOf('.');
        String changed =
                token.substring(0, dot + 1) + (token.charAt(dot + 1) == 'A' ? 'B' : 'A') + token.substring(dot + 2);
        assertEquals(401, signer.certificateRequest(changed, SUBJECT).status());
        assertEquals(400, signer.certificateRequest(token, "another subject").status());
        assertFalse(Files.exists(folder.resolve("keys")));
    }

    @Test
    void keysAreMadeOnceAndForTheOwnerOnly() throws Exception {
        X509Certificate before = signer.certificates().get(2);
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("keys"))));
        assertEquals(
                "rw-------",
                PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("keys/sigstore.json"))));
        stop();
        var state = FolderState.of(folder);
        start();
        assertEquals(before, signer.certificates().get(2));
        assertEquals(folder.toAbsolutePath().resolve("trusted_root.json"), rehearsal.trustedRoot());
        assertEquals(state, FolderState.of(folder));
        Wire.Reply chains = Wire.call("GET", rehearsal.addresses().fulcio() + "/api/v2/trustBundle", "");
        assertEquals(
                List.of(Pem.of(signer.certificates().get(1)), Pem.of(before)),
                chains.json().list("chains").get(0).texts("certificates"));
    }

    @Test
    void theTrustRootComesInTwoForms() throws IOException {
        Path root = rehearsal.trustedRoot();
        String line = Files.readString(folder.resolve("trusted_root.jsonl"));
        assertEquals(line.length() - 1, line.indexOf('\n'));
        Fields indented = Fields.of(JsonReader.read("a", Files.readAllBytes(root), Limits.DOCUMENT), "");
        Fields compact = Fields.of(JsonReader.read("b", line.getBytes(StandardCharsets.UTF_8), Limits.DOCUMENT), "");
        assertEquals(
                new String(run.aicr.document.JsonWriter.compact(indented.mapping()), StandardCharsets.UTF_8),
                new String(run.aicr.document.JsonWriter.compact(compact.mapping()), StandardCharsets.UTF_8));
        assertEquals("application/vnd.dev.sigstore.trustedroot+json;version=0.1", compact.requiredText("mediaType"));
    }
}
