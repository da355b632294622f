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

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import run.aicr.attestation.der.Der;
import run.aicr.attestation.der.DerForm;
import run.aicr.attestation.der.MalformedDer;
import run.aicr.attestation.policy.Refusal;
import run.aicr.attestation.sigstore.Octets;
import run.aicr.attestation.trust.TrustedLog;
import run.aicr.digest.Sha256;

/** Demands that a log of certificates promised to enter the certificate: the embedded timestamps of RFC 6962 §3.3. */
public final class CertificateLogCheck {
    private static final String OID = "1.3.6.1.4.1.11129.2.4.2";
    private static final int ID_BYTES = 32;
    private static final int EXTENSIONS = 3;

    private final List<TrustedLog> logs;

    public CertificateLogCheck(List<TrustedLog> logs) {
        this.logs = logs;
    }

    /**
     * Demands one good timestamp; one of a known log that is not good refuses as well.
     *
     * @param issuer of the certificate
     */
    public void check(Leaf leaf, X509Certificate issuer) throws Refusal {
        byte @Nullable [] wrapped = leaf.certificate().getExtensionValue(OID);
        if (wrapped == null) {
            throw refusal("expected a signed certificate timestamp, found none");
        }
        List<Timestamp> timestamps;
        byte[] unlogged;
        try {
            byte[] value = Der.read(wrapped).expect(Der.OCTETS).content();
            timestamps = timestamps(Der.read(value).expect(Der.OCTETS).content());
            unlogged = withoutTimestamps(leaf.der().bytes());
        } catch (MalformedDer | BufferUnderflowException e) {
            throw refusal("malformed: " + e.getMessage());
        }
        boolean good = false;
        for (Timestamp timestamp : timestamps) {
            good |= holds(timestamp, unlogged, issuer);
        }
        if (!good) {
            throw refusal("no timestamp is of a log in the trust root");
        }
    }

    private boolean holds(Timestamp timestamp, byte[] unlogged, X509Certificate issuer) throws Refusal {
        Optional<TrustedLog> log =
                logs.stream().filter(l -> l.id().equals(timestamp.log)).findFirst();
        if (log.isEmpty()) {
            return false;
        }
        Instant time = Instant.ofEpochMilli(timestamp.time);
        if (!log.get().validity().covers(time)) {
            throw refusal("the log " + log.get().host() + " counts " + log.get().validity() + ", the timestamp is of "
                    + time);
        }
        if (!log.get().key().verifies(timestamp.signed(unlogged, issuer), timestamp.signature)) {
            throw refusal("the signature of the timestamp of " + log.get().host() + " does not match");
        }
        return true;
    }

    /**
     * A timestamp of a list.
     *
     * @param time milliseconds since 1970
     * @param extensions as they are signed
     */
    private record Timestamp(Octets log, long time, Octets extensions, Octets signature) {

        byte[] signed(byte[] unlogged, X509Certificate issuer) {
            ByteBuffer head = ByteBuffer.allocate(2 + Long.BYTES + 2 + ID_BYTES + 3);
            // Version 1, kind "certificate timestamp"; the time; kind of entry "precertificate".
            head.put((byte) 0).put((byte) 0).putLong(time).putShort((short) 1);
            head.put(Sha256.of(issuer.getPublicKey().getEncoded()).bytes());
            head.put((byte) (unlogged.length >> 16)).putShort((short) unlogged.length);
            ByteArrayOutputStream signed = new ByteArrayOutputStream();
            signed.writeBytes(head.array());
            signed.writeBytes(unlogged);
            signed.write(extensions.length() >> 8);
            signed.write(extensions.length());
            signed.writeBytes(extensions.bytes());
            return signed.toByteArray();
        }
    }

    private static List<Timestamp> timestamps(byte[] list) throws Refusal {
        ByteBuffer all = ByteBuffer.wrap(list);
        if ((all.getShort() & 0xffff) != all.remaining()) {
            throw refusal("malformed: the list has another length than it says");
        }
        List<Timestamp> timestamps = new ArrayList<>();
        while (all.hasRemaining()) {
            ByteBuffer one = ByteBuffer.wrap(taken(all, all.getShort() & 0xffff));
            int version = one.get();
            Octets log = Octets.of(taken(one, ID_BYTES));
            long time = one.getLong();
            Octets extensions = Octets.of(taken(one, one.getShort() & 0xffff));
            int algorithm = one.getShort();
            Octets signature = Octets.of(taken(one, one.getShort() & 0xffff));
            if (version != 0 || algorithm != 0x0403 || one.hasRemaining()) {
                throw refusal("malformed: expected version 1, signed with SHA-256 and ECDSA");
            }
            timestamps.add(new Timestamp(log, time, extensions, signature));
        }
        return timestamps;
    }

    private static byte[] taken(ByteBuffer from, int length) {
        byte[] taken = new byte[Math.min(length, from.remaining() + 1)];
        from.get(taken);
        return taken;
    }

    /** The signed part of the certificate as it was before the timestamps were embedded. */
    private static byte[] withoutTimestamps(byte[] certificate) throws MalformedDer {
        Der signed = Der.read(certificate).expect(Der.SEQUENCE).child(0).expect(Der.SEQUENCE);
        List<byte[]> parts = new ArrayList<>();
        for (Der part : signed.children()) {
            parts.add(part.context() == EXTENSIONS ? withoutTimestamps(part) : part.encoded());
        }
        return DerForm.element(Der.SEQUENCE, parts.toArray(byte[][]::new));
    }

    private static byte[] withoutTimestamps(Der extensions) throws MalformedDer {
        List<byte[]> kept = new ArrayList<>();
        for (Der extension : extensions.child(0).expect(Der.SEQUENCE).children()) {
            if (!extension.child(0).oid().equals(OID)) {
                kept.add(extension.encoded());
            }
        }
        return DerForm.element(extensions.tag(), DerForm.element(Der.SEQUENCE, kept.toArray(byte[][]::new)));
    }

    private static Refusal refusal(String what) {
        return new Refusal("not in certificate log: " + OID + " (SCT): " + what);
    }
}
