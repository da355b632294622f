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
package run.aicr.release.config;

import java.net.URI;
import run.aicr.digest.Sha256;
import run.aicr.document.Fields;
import run.aicr.error.AicrException;
import run.aicr.release.input.PinnedFile;

/**
 * Where the Java runtime of a platform comes from when the build runs on another one: an entry of {@code runtimes} in
 * {@code .release.yaml}.
 *
 * @param file the archive, tar.gz or zip
 * @param version full version with build number, such as {@code 25.0.3+9}
 */
public record RuntimePin(Platform platform, Provider provider, PinnedFile file, String version) {

    /** What the archive holds. */
    public enum Provider {
        /** Modules to link from. */
        JMODS,
        /** A runtime to take as it is. */
        PREBUILT
    }

    /**
     * Reads one entry.
     *
     * @throws AicrException INVALID_REQUEST with file and line
     */
    public static RuntimePin read(Fields fields) {
        RuntimePin pin;
        try {
            String provider = fields.requiredText("provider");
            pin = new RuntimePin(
                    Platform.parse(fields.requiredText("platform")),
                    switch (provider) {
                        case "jmods" -> Provider.JMODS;
                        case "prebuilt" -> Provider.PREBUILT;
                        default ->
                            throw new IllegalArgumentException(
                                    "'provider' must be jmods or prebuilt, found '" + provider + "'");
                    },
                    new PinnedFile(URI.create(fields.requiredText("url")), digest(fields.requiredText("sha256"))),
                    fields.requiredText("version"));
        } catch (IllegalArgumentException e) {
            throw AicrException.invalidRequest(fields.place() + ": " + e.getMessage());
        }
        if (!pin.version.matches("\\d+(\\.\\d+)*\\+\\d+")) {
            throw AicrException.invalidRequest(fields.place()
                    + ": 'version' must name version and build of the runtime, such as 25.0.3+9, found '"
                    + pin.version + "'");
        }
        fields.refuseUnknown();
        return pin;
    }

    private static Sha256 digest(String hex) {
        if (!hex.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("'sha256' must be 64 hex digits in lower case, found '" + hex + "'");
        }
        return Sha256.parse("sha256:" + hex);
    }

    /** {@code 25.0.3} of {@code 25.0.3+9}. */
    public String numbers() {
        return version.substring(0, version.indexOf('+'));
    }
}
