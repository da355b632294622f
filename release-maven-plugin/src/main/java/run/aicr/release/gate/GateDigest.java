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
package run.aicr.release.gate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import run.aicr.digest.Sha256;
import run.aicr.release.config.ReleaseConfig;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;
import run.aicr.release.scan.ScanRun;

/**
 * Digest of the gate configuration: which gates there are, and the files with their thresholds and exceptions. Another
 * digest means that a record was made under other rules.
 */
final class GateDigest {
    private GateDigest() {}

    /** SHA-256 over a line {@code gates <names>} and a line {@code <path> sha256:…} for every file. */
    static Sha256 of(Path root, ReleaseConfig config, List<Gate> gates) {
        List<String> files = new ArrayList<>(List.of("pom.xml", ".release.yaml", config.licencePolicy()));
        config.gates().vulnerabilities().ifPresent(p -> files.addAll(new ScanRun(root, p).files()));
        StringBuilder lines = new StringBuilder("gates ")
                .append(String.join(",", gates.stream().map(Gate::name).toList()))
                .append('\n');
        for (String name : files) {
            try {
                lines.append(name)
                        .append(' ')
                        .append(Sha256.ofFile(root.resolve(name)))
                        .append('\n');
            } catch (IOException e) {
                throw new ReleaseException(Code.CONFIG_INVALID, "cannot read " + root.resolve(name)).because(e);
            }
        }
        return Sha256.of(lines.toString());
    }
}
