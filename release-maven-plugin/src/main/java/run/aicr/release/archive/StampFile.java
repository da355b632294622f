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
package run.aicr.release.archive;

import run.aicr.digest.Sha256;
import run.aicr.document.JsonWriter;
import run.aicr.document.Mapping;
import run.aicr.document.Scalar;
import run.aicr.release.version.ReleaseId;

/** Writes the stamp {@code aicr-release.json}: the one small file that a version number changes (spec release §2.4). */
public final class StampFile {
    public static final String NAME = "aicr-release.json";
    private static final String SCHEMA = "aicr.run/stamp/v1";

    private StampFile() {}

    /**
     * The stamp of one payload.
     *
     * @param payloadName {@code aicr_linux_amd64} for an archive, {@code aicr/linux/amd64} for an image
     */
    public static byte[] json(ReleaseId id, String payloadName, Sha256 payload) {
        Mapping.Builder stamp = new Mapping.Builder()
                .put("schema", SCHEMA)
                .put("version", id.version())
                .put("commit", id.commit())
                .put("date", id.dateText())
                .put("tag", id.tag())
                .put(
                        "payload",
                        new Mapping.Builder()
                                .put(payloadName, payload.prefixed())
                                .build());
        if (id.rehearsal()) {
            stamp.put("rehearsal", Scalar.TRUE);
        }
        return JsonWriter.indented(stamp.build());
    }
}
