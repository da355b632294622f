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
package run.aicr.cli.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import run.aicr.attestation.trust.TrustedRoot;
import run.aicr.cli.console.Session;
import run.aicr.cli.trust.TrustMaterial;
import run.aicr.error.AicrException;
import run.aicr.file.BoundedBytes;

/**
 * The one root that is believed in a run: the one that the user names; else, for a program made in a rehearsal, that of
 * the rehearsal; else the public one. Roots are not mixed: what a rehearsal signed never counts as public.
 *
 * @param trusted empty when the file that the user names is not there
 * @param json its bytes, for a kit
 * @param source name for messages
 * @param carried the public root, when it is that; its age matters
 */
@SuppressWarnings("ArrayRecordComponent") // read once, written into a kit
record ChosenRoot(
        Optional<TrustedRoot> trusted, byte[] json, String source, Optional<TrustMaterial.PublicRoot> carried) {
    private static final long MAX_BYTES = 1 << 20;

    static ChosenRoot of(String name, Session session) {
        Path directory = session.environment().workingDirectory();
        TrustMaterial material = TrustMaterial.of(session);
        if (!name.isEmpty()) {
            return ofFile(directory.resolve(name).normalize());
        }
        return material.rehearsalRootFile().map(ChosenRoot::ofFile).orElseGet(() -> ofPublic(material));
    }

    private static ChosenRoot ofPublic(TrustMaterial material) {
        TrustMaterial.PublicRoot root = material.publicRootBytes();
        return new ChosenRoot(Optional.of(material.publicRoot()), root.json(), root.source(), Optional.of(root));
    }

    private static ChosenRoot ofFile(Path file) {
        if (!Files.exists(file)) {
            return new ChosenRoot(Optional.empty(), new byte[0], file.toString(), Optional.empty());
        }
        try {
            byte[] json = BoundedBytes.ofFile(file, file.toString(), MAX_BYTES);
            return new ChosenRoot(
                    Optional.of(TrustedRoot.parse(file.toString(), json)), json, file.toString(), Optional.empty());
        } catch (IOException e) {
            throw AicrException.invalidRequest("cannot read --trust-root " + file + ": " + e.getMessage());
        } catch (AicrException e) {
            throw AicrException.invalidRequest("--trust-root " + file + " is no trusted root: " + e.sentence());
        }
    }
}
