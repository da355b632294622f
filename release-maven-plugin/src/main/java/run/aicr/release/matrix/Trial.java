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

import java.nio.file.Path;
import java.util.Optional;
import run.aicr.digest.Sha256;

/**
 * One question to every verifier: is this what was signed, by this identity?
 *
 * @param name as the matrix lists it
 * @param subject digest of the file, or of the image's index
 * @param file whose bytes are signed; empty for an image
 * @param image where verifiers that speak to registries find it, {@code host:port/name@sha256:…}; empty for a file
 * @param bundle the Sigstore bundle; of an image the attached one
 * @param sound whether it must be accepted; otherwise it must be refused
 */
record Trial(
        String name,
        Sha256 subject,
        Optional<Path> file,
        Optional<String> image,
        Path bundle,
        String predicateType,
        String identity,
        boolean sound) {

    Trial signedBy(String otherName, String otherIdentity) {
        return new Trial(otherName, subject, file, image, bundle, predicateType, otherIdentity, false);
    }

    Trial about(String otherName, Path otherFile, Sha256 otherSubject) {
        return new Trial(
                otherName, otherSubject, Optional.of(otherFile), image, bundle, predicateType, identity, false);
    }

    Trial with(String otherName, Path otherBundle) {
        return new Trial(otherName, subject, file, image, otherBundle, predicateType, identity, false);
    }
}
