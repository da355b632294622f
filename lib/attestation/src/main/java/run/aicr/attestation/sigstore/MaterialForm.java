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

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import run.aicr.document.Mapping;
import run.aicr.document.Node;
import run.aicr.document.Sequence;

/** {@link Material} as it stands in a bundle. */
final class MaterialForm {
    private MaterialForm() {}

    static Mapping write(Material material) {
        if (material instanceof Material.KeyHint key) {
            return new Mapping.Builder()
                    .put(
                            "publicKey",
                            new Mapping.Builder().put("hint", key.hint()).build())
                    .put("tlogEntries", Sequence.EMPTY)
                    .build();
        }
        Material.Certified certified = (Material.Certified) material;
        List<Node> timestamps = new ArrayList<>();
        for (Octets timestamp : certified.timestamps()) {
            timestamps.add(new Mapping.Builder()
                    .put("signedTimestamp", timestamp.base64())
                    .build());
        }
        Mapping data = timestamps.isEmpty()
                ? Mapping.EMPTY
                : new Mapping.Builder()
                        .put("rfc3161Timestamps", Sequence.of(timestamps))
                        .build();
        return new Mapping.Builder()
                .put(
                        "certificate",
                        new Mapping.Builder()
                                .put("rawBytes", certified.certificate().base64())
                                .build())
                .put("tlogEntries", Sequence.of(List.of(LogEntryForm.write(certified.entry()))))
                .put("timestampVerificationData", data)
                .build();
    }

    static Material read(StrictFields fields) {
        if (fields.has("x509CertificateChain")) {
            throw fields.wrong("x509CertificateChain", "absent: version 0.3 holds the leaf alone, in 'certificate'");
        }
        if (fields.has("publicKey")) {
            return key(fields);
        }
        StrictFields certificate = fields.fields("certificate");
        Octets leaf = certificate.octets("rawBytes");
        certificate.done();
        List<StrictFields> entries = fields.list("tlogEntries");
        if (entries.size() != 1) {
            throw fields.wrong("tlogEntries", "a list with exactly one entry, found " + entries.size());
        }
        Material material = new Material.Certified(leaf, LogEntryForm.read(entries.get(0)), timestamps(fields));
        fields.done();
        return material;
    }

    /** Entries of a log beside a key are well-formed, but nothing is concluded from them. */
    private static Material key(StrictFields fields) {
        StrictFields key = fields.fields("publicKey");
        String hint = key.text("hint");
        key.done();
        fields.list("tlogEntries").forEach(LogEntryForm::read);
        timestamps(fields);
        fields.done();
        return new Material.KeyHint(hint);
    }

    private static List<Octets> timestamps(StrictFields fields) {
        Optional<StrictFields> data = fields.optionalFields("timestampVerificationData");
        if (data.isEmpty()) {
            return List.of();
        }
        List<Octets> timestamps = new ArrayList<>();
        for (StrictFields one : data.get().list("rfc3161Timestamps")) {
            timestamps.add(one.octets("signedTimestamp"));
            one.done();
        }
        data.get().done();
        return timestamps;
    }
}
