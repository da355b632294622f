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
package run.aicr.attestation.sigstore;

import java.util.Arrays;
import run.aicr.attestation.dsse.Envelope;
import run.aicr.document.Fields;
import run.aicr.document.JsonReader;
import run.aicr.document.JsonWriter;
import run.aicr.document.Limits;
import run.aicr.document.Mapping;
import run.aicr.document.Sequence;
import run.aicr.error.AicrException;

/**
 * A Sigstore bundle, v0.3, whose verification material is a public key named by its hint (spec sigstore-loopback §9).
 *
 * @param keyHint {@link run.aicr.attestation.key.VerificationKey#hint()} of the key that signed
 */
public record BundleFile(String keyHint, Envelope envelope) {
    public static final String MEDIA_TYPE = "application/vnd.dev.sigstore.bundle.v0.3+json";

    /** Compact JSON with a final newline. */
    public byte[] toJson() {
        Mapping material = new Mapping.Builder()
                .put("publicKey", new Mapping.Builder().put("hint", keyHint).build())
                .put("tlogEntries", Sequence.EMPTY)
                .build();
        byte[] json = JsonWriter.compact(new Mapping.Builder()
                .put("mediaType", MEDIA_TYPE)
                .put("verificationMaterial", material)
                .put("dsseEnvelope", envelope.toNode())
                .build());
        byte[] line = Arrays.copyOf(json, json.length + 1);
        line[json.length] = '\n';
        return line;
    }

    /**
     * Reads a bundle of at most 10 MiB.
     *
     * @throws AicrException INVALID_REQUEST when it is none, or one without a public key
     */
    public static BundleFile parse(String source, byte[] json) {
        Fields fields = Fields.of(JsonReader.read(source, json, Limits.CATALOGUE_FILE), "");
        if (!MEDIA_TYPE.equals(fields.requiredText("mediaType"))) {
            throw AicrException.invalidRequest(source + ": not a Sigstore bundle of version 0.3 ('mediaType')");
        }
        String hint = fields.fields("verificationMaterial")
                .flatMap(m -> m.fields("publicKey"))
                .map(k -> k.requiredText("hint"))
                .orElseThrow(() -> AicrException.invalidRequest(source + ": the bundle names no public key"));
        Fields envelope = fields.fields("dsseEnvelope")
                .orElseThrow(() -> AicrException.invalidRequest(source + ": the bundle holds no DSSE envelope"));
        return new BundleFile(hint, Envelope.read(envelope));
    }
}
