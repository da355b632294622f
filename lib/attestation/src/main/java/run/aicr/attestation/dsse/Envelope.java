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
package run.aicr.attestation.dsse;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import run.aicr.document.Fields;
import run.aicr.document.Mapping;
import run.aicr.document.Sequence;
import run.aicr.error.AicrException;

/** A DSSE envelope with exactly one signature, over the pre-authentication encoding (DSSE 1.0). */
public final class Envelope {
    private final String payloadType;
    private final byte[] payload;
    private final byte[] signature;

    public Envelope(String payloadType, byte[] payload, byte[] signature) {
        this.payloadType = payloadType;
        this.payload = payload.clone();
        this.signature = signature.clone();
    }

    public String payloadType() {
        return payloadType;
    }

    public byte[] payload() {
        return payload.clone();
    }

    public byte[] signature() {
        return signature.clone();
    }

    /** The bytes that the signature of this envelope must be over. */
    public byte[] signedBytes() {
        return preAuthenticationEncoding(payloadType, payload);
    }

    /** {@code DSSEv1 <len> <type> <len> <payload>}, lengths in bytes as decimal numbers. */
    public static byte[] preAuthenticationEncoding(String payloadType, byte[] payload) {
        int typeLength = payloadType.getBytes(StandardCharsets.UTF_8).length;
        String head = "DSSEv1 " + typeLength + " " + payloadType + " " + payload.length + " ";
        byte[] headBytes = head.getBytes(StandardCharsets.UTF_8);
        byte[] all = Arrays.copyOf(headBytes, headBytes.length + payload.length);
        System.arraycopy(payload, 0, all, headBytes.length, payload.length);
        return all;
    }

    public Mapping toNode() {
        Base64.Encoder base64 = Base64.getEncoder();
        Mapping one = new Mapping.Builder()
                .put("sig", base64.encodeToString(signature))
                .build();
        return new Mapping.Builder()
                .put("payload", base64.encodeToString(payload))
                .put("payloadType", payloadType)
                .put("signatures", Sequence.of(List.of(one)))
                .build();
    }

    /**
     * Reads an envelope.
     *
     * @throws AicrException INVALID_REQUEST unless it has a payload, a type, exactly one signature without a name of its
     *     key, and nothing else
     */
    public static Envelope read(Fields fields) {
        var signatures = fields.list("signatures");
        if (signatures.size() != 1) {
            throw AicrException.invalidRequest(
                    fields.place() + ": expected exactly one signature, found " + signatures.size());
        }
        Fields signature = signatures.get(0);
        if (!signature.textOrEmpty("keyid").isEmpty()) {
            throw AicrException.invalidRequest(signature.place() + ": 'keyid' must be empty or absent");
        }
        Envelope envelope =
                new Envelope(fields.requiredText("payloadType"), decode(fields, "payload"), decode(signature, "sig"));
        signature.refuseUnknown();
        fields.refuseUnknown();
        return envelope;
    }

    private static byte[] decode(Fields fields, String key) {
        String text = fields.requiredText(key).replace('-', '+').replace('_', '/');
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            // Java is lenient about padding and unused bits: of several texts for the same bytes one is accepted.
            if (Base64.getEncoder().encodeToString(bytes).equals(text)) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            throw AicrException.invalidRequest(fields.place() + ": '" + key + "' is not base64");
        }
        throw AicrException.invalidRequest(fields.place() + ": '" + key + "' is not base64 with padding");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Envelope e
                && payloadType.equals(e.payloadType)
                && Arrays.equals(payload, e.payload)
                && Arrays.equals(signature, e.signature);
    }

    @Override
    public int hashCode() {
        return Objects.hash(payloadType, Arrays.hashCode(payload), Arrays.hashCode(signature));
    }
}
