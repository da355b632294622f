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
package run.aicr.release.matrix;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import run.aicr.document.JsonReader;
import run.aicr.document.JsonWriter;
import run.aicr.document.Limits;
import run.aicr.document.Mapping;

/**
 * The trust root in the forms that verifiers read.
 *
 * @param root {@code trusted_root.json}
 * @param lines the same as one line
 * @param client the same within a client's configuration
 * @param script for node
 */
record TrustFiles(Path root, Path lines, Path client, Path script, String repository) {
    static final String ISSUER = "https://token.actions.githubusercontent.com";
    static final String SCRIPT = "verify.js";

    private static final String CLIENT_TYPE = "application/vnd.dev.sigstore.clienttrustconfig.v0.1+json";
    private static final String SIGNING_TYPE = "application/vnd.dev.sigstore.signingconfig.v0.2+json";

    /** Writes what is missing into a scratch folder. */
    static TrustFiles of(Path rehearsal, Path scratch, String repository) throws IOException {
        Path root = rehearsal.resolve("trusted_root.json");
        Path client = Files.write(
                scratch.resolve("client_trust.json"),
                JsonWriter.indented(new Mapping.Builder()
                        .put("mediaType", CLIENT_TYPE)
                        .put("trustedRoot", JsonReader.read(root.toString(), Files.readAllBytes(root), Limits.DOCUMENT))
                        .put(
                                "signingConfig",
                                new Mapping.Builder()
                                        .put("mediaType", SIGNING_TYPE)
                                        .build())
                        .build()));
        Path script = scratch.resolve(SCRIPT);
        try (InputStream in = TrustFiles.class.getResourceAsStream(SCRIPT)) {
            if (in == null) {
                throw new IOException("the plugin holds no " + SCRIPT);
            }
            Files.copy(in, script);
        }
        return new TrustFiles(root, rehearsal.resolve("trusted_root.jsonl"), client, script, repository);
    }
}
