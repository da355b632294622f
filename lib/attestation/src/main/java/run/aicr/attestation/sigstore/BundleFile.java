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
import run.aicr.document.JsonReader;
import run.aicr.document.JsonWriter;
import run.aicr.document.Limits;
import run.aicr.document.Mapping;
import run.aicr.error.AicrException;

/** A Sigstore bundle, v0.3, around a DSSE envelope (spec release-practice §7.1, sigstore-loopback §4 and §9). */
public record BundleFile(Material material, Envelope envelope) {
    public static final String MEDIA_TYPE = "application/vnd.dev.sigstore.bundle.v0.3+json";

    private static final Limits LIMITS = new Limits(16 << 20, 16, 20_000);

    /** A bundle that is signed with a key pair. */
    public static BundleFile ofKey(String hint, Envelope envelope) {
        return new BundleFile(new Material.KeyHint(hint), envelope);
    }

    /** Compact JSON with a final newline. */
    public byte[] toJson() {
        byte[] json = JsonWriter.compact(new Mapping.Builder()
                .put("mediaType", MEDIA_TYPE)
                .put("verificationMaterial", MaterialForm.write(material))
                .put("dsseEnvelope", envelope.toNode())
                .build());
        byte[] line = Arrays.copyOf(json, json.length + 1);
        line[json.length] = '\n';
        return line;
    }

    /**
     * Reads a bundle of at most 16 MiB; unknown keys, certificate chains and signatures over bare files are refused.
     *
     * @throws AicrException INVALID_REQUEST when it is no such bundle
     */
    public static BundleFile parse(String source, byte[] json) {
        StrictFields fields = StrictFields.of(JsonReader.read(source, json, LIMITS));
        String mediaType = fields.text("mediaType");
        if (!mediaType.equals(MEDIA_TYPE)
                && !mediaType.equals("application/vnd.dev.sigstore.bundle+json;version=0.3")) {
            throw AicrException.invalidRequest(
                    source + ": not a Sigstore bundle of version 0.3 ('mediaType' is '" + mediaType + "')");
        }
        if (fields.has("messageSignature")) {
            throw AicrException.invalidRequest(
                    source + ": the bundle signs a bare file ('messageSignature'); expected a DSSE envelope");
        }
        Material material = MaterialForm.read(fields.fields("verificationMaterial"));
        Envelope envelope = Envelope.read(fields.fields("dsseEnvelope").plain());
        fields.done();
        return new BundleFile(material, envelope);
    }
}
