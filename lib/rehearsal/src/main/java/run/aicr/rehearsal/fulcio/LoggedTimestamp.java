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

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.time.Instant;
import run.aicr.digest.Sha256;
import run.aicr.rehearsal.trust.Keys;

/** The signed certificate timestamp of a certificate log (RFC 6962 §3.2; spec sigstore-loopback §3.2). */
final class LoggedTimestamp {
    private LoggedTimestamp() {}

    /**
     * The list with one timestamp, as the extension holds it.
     *
     * @param issuer key that signs the certificate
     * @param certificate the part to be signed, in DER, without this extension
     */
    static byte[] list(KeyPair log, PublicKey issuer, byte[] certificate, Instant time) throws IOException {
        byte[] signature = Keys.sign(log.getPrivate(), signed(issuer, certificate, time));
        ByteArrayOutputStream timestamp = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(timestamp);
        out.writeByte(0);
        out.write(Keys.id(log.getPublic()).bytes());
        out.writeLong(time.toEpochMilli());
        out.writeShort(0);
        out.writeByte(4);
        out.writeByte(3);
        out.writeShort(signature.length);
        out.write(signature);
        ByteArrayOutputStream list = new ByteArrayOutputStream();
        DataOutputStream listOut = new DataOutputStream(list);
        listOut.writeShort(timestamp.size() + 2);
        listOut.writeShort(timestamp.size());
        timestamp.writeTo(listOut);
        return list.toByteArray();
    }

    /** What the log signs. */
    static byte[] signed(PublicKey issuer, byte[] certificate, Instant time) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeByte(0);
        out.writeByte(0);
        out.writeLong(time.toEpochMilli());
        out.writeShort(1);
        out.write(Sha256.of(issuer.getEncoded()).bytes());
        out.writeByte(certificate.length >> 16);
        out.writeShort(certificate.length & 0xffff);
        out.write(certificate);
        out.writeShort(0);
        return bytes.toByteArray();
    }
}
