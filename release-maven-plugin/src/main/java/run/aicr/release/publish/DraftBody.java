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
package run.aicr.release.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import run.aicr.attestation.release.ConsumerCheck;
import run.aicr.document.Fields;
import run.aicr.document.JsonReader;
import run.aicr.document.Limits;
import run.aicr.release.changelog.ReleaseNotes;

/**
 * What people read at the forge: the notes, and before their last line a table of the assets with digests (spec release
 * §3.8). The asset {@code release-notes.md} cannot have the table, because the digests cover it.
 */
final class DraftBody {
    private static final String NOTES = "release-notes.md";

    /** What the forge takes, in characters. */
    private static final int MAX_CHARACTERS = 125_000;

    private DraftBody() {}

    /**
     * The text for the assets in a folder.
     *
     * @param provenance name of the asset with the statement that covers the others
     */
    static String of(Path assets, String provenance) throws IOException {
        String notes = Files.readString(assets.resolve(NOTES));
        int at = notes.lastIndexOf(ReleaseNotes.LAST_LINE);
        String table = table(assets.resolve(ConsumerCheck.INDEX), provenance);
        if (at < 0 || notes.length() + table.length() > MAX_CHARACTERS) {
            return notes;
        }
        return notes.substring(0, at) + table + notes.substring(at);
    }

    private static String table(Path index, String provenance) throws IOException {
        Fields fields =
                Fields.of(JsonReader.read(index.toString(), Files.readAllBytes(index), Limits.CATALOGUE_FILE), "");
        StringBuilder table = new StringBuilder("\n## Supply chain\n\n")
                .append("`")
                .append(provenance)
                .append("` signs where each of these files comes from.\n\n")
                .append("| Asset | Digest |\n|-------|--------|\n");
        for (Fields asset : fields.list("assets")) {
            table.append("| ")
                    .append(asset.requiredText("name"))
                    .append(" | `sha256:")
                    .append(asset.requiredText("sha256"))
                    .append("` |\n");
        }
        return table.toString();
    }
}
