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
package run.aicr.bundle.integrity;

import java.nio.charset.StandardCharsets;
import java.util.List;
import run.aicr.bundle.deployer.BundleFile;
import run.aicr.digest.Sha256;

/** Writes {@code checksums.txt}: every file of a bundle but itself and what is signed over it (spec bundle §14.1). */
public final class Checksums {
    /** Its name. */
    public static final String NAME = "checksums.txt";

    /** The recipe within a bundle for Helm. */
    public static final String RECIPE = "recipe.yaml";

    /** Largest list that is read, bytes. */
    public static final int MAX_BYTES = 1 << 20;

    private Checksums() {}

    /** The file over the files, a line each in their order, as {@code sha256sum -c} reads it. */
    public static BundleFile file(List<BundleFile> files) {
        StringBuilder lines = new StringBuilder();
        for (BundleFile file : files) {
            lines.append(Sha256.of(file.content()).hex())
                    .append("  ")
                    .append(file.path())
                    .append('\n');
        }
        return new BundleFile(NAME, lines.toString().getBytes(StandardCharsets.UTF_8), false);
    }
}
