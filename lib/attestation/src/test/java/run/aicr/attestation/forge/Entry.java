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
package run.aicr.attestation.forge;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import run.aicr.attestation.dsse.Envelope;
import run.aicr.attestation.sigstore.LogEntry;
import run.aicr.attestation.sigstore.Octets;

/** What a log answers, made with its keys: a tree of seven leaves of which the entry is the fifth. */
final class Entry {
    private static final int INDEX = 4;
    private static final int SIZE = 7;
    private static final long SHARD = 1000;

    private final Draft draft;
    private final byte[] certificate;
    private final Envelope envelope;

    Entry(Draft draft, byte[] certificate, Envelope envelope) {
        this.draft = draft;
        this.certificate = certificate;
        this.envelope = envelope;
    }

    LogEntry made() {
        List<String> kind = List.of(draft.kind.split(" ", -1));
        byte[] body = draft.body.apply(body()).getBytes(StandardCharsets.UTF_8);
        List<byte[]> leaves = new ArrayList<>();
        for (int i = 0; i < SIZE; i++) {
            leaves.add(Bytes.sha256(new byte[1], i == INDEX ? body : new byte[] {(byte) i}));
        }
        byte[] root = root(leaves);
        List<Octets> path = new ArrayList<>();
        path(INDEX, leaves, path);
        LogEntry.Proof proof =
                draft.proof.apply(new LogEntry.Proof(INDEX, Octets.of(root), SIZE, path, draft.note.apply(note(root))));
        long index = draft.promised ? INDEX + SHARD : INDEX;
        Optional<Octets> promise = draft.promised
                ? Optional.of(Octets.of(draft.promise.apply(
                        Bytes.sign(draft.log.getPrivate(), promised(body, index + draft.promisedIndexDelta)))))
                : Optional.empty();
        return new LogEntry(
                index, Octets.of(draft.logId), kind.get(0), kind.get(1), draft.time, promise, proof, Octets.of(body));
    }

    private byte[] promised(byte[] body, long index) {
        return ("{\"body\":\"" + Bytes.base64(body) + "\",\"integratedTime\":" + draft.time.orElse(0L) + ",\"logID\":\""
                        + HexFormat.of().formatHex(draft.logId) + "\",\"logIndex\":" + index + "}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private String note(byte[] root) {
        String header = draft.origin + "\n" + (SIZE + draft.noteSizeDelta) + "\n"
                + Bytes.base64(draft.noteRoot.apply(root)) + "\n";
        byte[] signature =
                draft.noteSignature.apply(Bytes.sign(draft.log.getPrivate(), header.getBytes(StandardCharsets.UTF_8)));
        byte[] hint = Arrays.copyOf(draft.logId, 4);
        return header + "\n\u2014 " + draft.noteName + " " + Bytes.base64(Bytes.concat(hint, signature)) + "\n";
    }

    private String body() {
        String signature = Bytes.base64(envelope.signature());
        String signed = "{\"content\":\"" + signature
                + "\",\"verifier\":{\"keyDetails\":\"PKIX_ECDSA_P256_SHA_256\",\"x509Certificate\":{\"rawBytes\":\""
                + Bytes.base64(certificate) + "\"}}}";
        return switch (draft.kind) {
            case "hashedrekord 0.0.2" ->
                "{\"apiVersion\":\"0.0.2\",\"kind\":\"hashedrekord\",\"spec\":{\"hashedRekordV002\":{\"data\":"
                        + "{\"algorithm\":\"SHA2_256\",\"digest\":\""
                        + Bytes.base64(Bytes.sha256(envelope.signedBytes())) + "\"},\"signature\":" + signed + "}}}";
            case "dsse 0.0.2" ->
                "{\"apiVersion\":\"0.0.2\",\"kind\":\"dsse\",\"spec\":{\"dsseV002\":{\"payloadHash\":"
                        + "{\"algorithm\":\"SHA2_256\",\"digest\":\"" + Bytes.base64(Bytes.sha256(envelope.payload()))
                        + "\"},\"signatures\":[" + signed + "]}}}";
            default ->
                "{\"apiVersion\":\"0.0.1\",\"kind\":\"dsse\",\"spec\":{\"envelopeHash\":{\"algorithm\":\"sha256\","
                        + "\"value\":\"" + "ab".repeat(32)
                        + "\"},\"payloadHash\":{\"algorithm\":\"sha256\",\"value\":\""
                        + HexFormat.of().formatHex(Bytes.sha256(envelope.payload()))
                        + "\"},\"signatures\":[{\"signature\":\"" + signature + "\",\"verifier\":\""
                        + Bytes.base64(Draft.pem(certificate).getBytes(StandardCharsets.US_ASCII)) + "\"}]}}";
        };
    }

    private static byte[] root(List<byte[]> leaves) {
        if (leaves.size() == 1) {
            return leaves.get(0);
        }
        int split = Integer.highestOneBit(leaves.size() - 1);
        return Bytes.sha256(new byte[] {1}, root(leaves.subList(0, split)), root(leaves.subList(split, leaves.size())));
    }

    private static void path(int index, List<byte[]> leaves, List<Octets> path) {
        if (leaves.size() == 1) {
            return;
        }
        int split = Integer.highestOneBit(leaves.size() - 1);
        List<byte[]> left = leaves.subList(0, split);
        List<byte[]> right = leaves.subList(split, leaves.size());
        path(index < split ? index : index - split, index < split ? left : right, path);
        path.add(Octets.of(root(index < split ? right : left)));
    }
}
